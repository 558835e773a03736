//! Which lines are dates, and which of them is the article's?

use super::*;

#[test]
fn date_lines_are_read_in_every_way_of_writing() {
    for line in [
        "26 يوليو 2021",
        "26 يوليو، 2021",
        "26 يوليو 2021م",
        "26 تموز / يوليو 2021",
        "26 تموز/يوليو 2021",
        "26 تموز (يوليو) 2021",
        "٢٦ يوليو ٢٠٢١",
        "۲۶ يوليو ۲۰۲۱",
        "26 جويلية 2021",
        "26 يوليوز 2021",
        "2021-07-26",
        "2021/7/26",
        "26/7/2021",
        "٢٦/٧/٢٠٢١",
        "26-07-2021",
        "الاثنين 26 يوليو 2021",
        "الإثنين، 26 يوليو 2021",
        "الاثنين 26/7/2021",
        "26 July 2021",
        "July 26, 2021",
        "Monday, 26 July 2021",
        "JULY 26 2021",
    ] {
        assert_eq!(Date::from_line(line), date(2021, 7, 26), "{line}");
    }
    assert_eq!(Date::from_line("11 تشرين الثاني / نوفمبر 2021"), date(2021, 11, 11));
    assert_eq!(Date::from_line("1 كانون الأول 2021"), date(2021, 12, 1));
    assert_eq!(Date::from_line("31 كانون الثاني 2021"), date(2021, 1, 31));
    assert_eq!(Date::from_line("15 آب 2020"), date(2020, 8, 15));
    assert_eq!(Date::from_line("الثلاثاء 3 أيّار 2022"), date(2022, 5, 3));
}

#[test]
fn lines_that_only_contain_a_date_are_none() {
    for line in [
        "",
        "26 تموز / يوليو",
        "يوليو 2021",
        "2021",
        "في 26 يوليو 2021",
        "26 يوليو 2021 بغداد",
        "26 تموز / يونيو 2021",
        "26 / 2021",
        "26 7 2021",
        "7/26/2021",
        "26/7/21",
        "31 يونيو 2021",
        "29 فبراير 2021",
        "0 يوليو 2021",
        "الاثنين",
        "5000 جندي 2021",
        "26 تشرين 2021",
    ] {
        assert_eq!(Date::from_line(line), None, "{line}");
    }
}

#[test]
fn dates_know_the_calendar() {
    assert!(Date::new(2000, 2, 29).is_some() && Date::new(2024, 2, 29).is_some());
    for (year, month, day) in
        [(1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0), (0, 1, 1), (10000, 1, 1)]
    {
        assert_eq!(Date::new(year, month, day), None);
    }
    assert_eq!(Date::new(987, 6, 5).map(|date| date.to_string()).as_deref(), Some("0987-06-05"));
}

#[test]
fn dates_are_never_taken_from_the_body() {
    let document =
        parse(&format!("عنوان المقال\n\n{PARAGRAPH}\n\n26 يوليو 2021\n\n{PARAGRAPH} وفي 1 مايو 2020 أيضا."));
    assert_eq!(document.date, None);
    assert_eq!(document.paragraphs[1].text, "26 يوليو 2021");
    let unpunctuated = parse("عنوان المقال\nسطر أول من النص\n26 يوليو 2021");
    assert_eq!(unpunctuated.date, None);
    assert_eq!(kinds(&unpunctuated), [(Lead, "سطر أول من النص"), (Text, "26 يوليو 2021")]);
}

#[test]
fn a_second_date_of_another_day_is_kept_aside() {
    let document = parse(&format!("عنوان المقال\n\n26 يوليو 2021\n2021-07-26\n27 يوليو 2021\n\n{PARAGRAPH}"));
    assert_eq!(document.date, date(2021, 7, 26));
    assert_eq!(kinds(&document), [(Aside, "27 يوليو 2021"), (Lead, PARAGRAPH)]);
}
