//! The day an article was published, as a line of its own states it.

use std::fmt;

use crate::analysis::{surface_key, tokens};
use crate::decimal::digits;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Unicode CLDR 48, wide month names of the Gregorian calendar, January first: `ar`, `ar-IQ` (as `ar-JO`, `ar-LB`,
/// `ar-SY`), `ar-DZ` (as `ar-TN`), `ar-MA`, `ar-MR`, `en`.
const MONTHS: [[&str; 6]; 12] = [
    ["يناير", "كانون الثاني", "جانفي", "يناير", "يناير", "January"],
    ["فبراير", "شباط", "فيفري", "فبراير", "فبراير", "February"],
    ["مارس", "آذار", "مارس", "مارس", "مارس", "March"],
    ["أبريل", "نيسان", "أفريل", "أبريل", "إبريل", "April"],
    ["مايو", "أيار", "ماي", "ماي", "مايو", "May"],
    ["يونيو", "حزيران", "جوان", "يونيو", "يونيو", "June"],
    ["يوليو", "تموز", "جويلية", "يوليوز", "يوليو", "July"],
    ["أغسطس", "آب", "أوت", "غشت", "أغشت", "August"],
    ["سبتمبر", "أيلول", "سبتمبر", "شتنبر", "شتمبر", "September"],
    ["أكتوبر", "تشرين الأول", "أكتوبر", "أكتوبر", "أكتوبر", "October"],
    ["نوفمبر", "تشرين الثاني", "نوفمبر", "نونبر", "نوفمبر", "November"],
    ["ديسمبر", "كانون الأول", "ديسمبر", "دجنبر", "دجمبر", "December"],
];

/// Unicode CLDR 48, wide weekday names: `ar`, `en`.
const WEEKDAYS: [&str; 14] = [
    "الأحد",
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// Stands behind a year of the Christian era: `2021م`.
const ERA: &str = "م";

/// Words. The longest date has a weekday, a day, a month in two systems of two words each, a year and an era.
const DATE_WORDS: usize = 8;

impl Date {
    /// The name of its month, as in Egypt or in English.
    pub(super) fn month_name(self, arabic: bool) -> &'static str {
        let names = MONTHS.get(usize::from(self.month).wrapping_sub(1));
        names.map_or("", |names| names[if arabic { 0 } else { names.len() - 1 }])
    }

    /// The day, if the calendar has it.
    ///
    /// ```
    /// use kashaf_engine::document::Date;
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Date> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    /// A number that sorts as days do: nine bits for month and day behind the year.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::from(self.year.unsigned_abs()) << 9 | u32::from(self.month) << 5 | u32::from(self.day)
    }

    /// The day of this [`number`](Self::number), if there is one.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Date> {
        let year = i16::try_from(number >> 9).ok()?;
        Date::new(year, (number >> 5 & 15) as u8, (number & 31) as u8)
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> String {
        let year = digits(self.year.unsigned_abs().into(), 4);
        [&year, "-", &digits(self.month.into(), 2), "-", &digits(self.day.into(), 2)].concat()
    }

    /// The date that is all a line says; none for a line that merely contains one, and none without a year.
    ///
    /// ```
    /// use kashaf_engine::document::Date;
    /// let date = Date::new(2021, 7, 26);
    /// assert_eq!(Date::from_line("الاثنين ٢٦ تموز / يوليو ٢٠٢١"), date);
    /// assert_eq!(Date::from_line("26/7/2021"), date);
    /// assert_eq!(Date::from_line("July 26, 2021"), date);
    /// assert_eq!(Date::from_line("26 يوليو"), None);
    /// ```
    #[must_use]
    pub fn from_line(line: &str) -> Option<Date> {
        let words: Vec<String> = tokens(line).take(DATE_WORDS + 1).map(|token| token.term).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut words = words.get(..).filter(|words| words.len() <= DATE_WORDS)?;
        if let [first, rest @ ..] = words
            && WEEKDAYS.iter().any(|name| surface_key(name).as_deref() == Some(first))
        {
            words = rest;
        }
        if let [rest @ .., last] = words
            && *last == ERA
        {
            words = rest;
        }
        match words {
            [year, month, day] if is_year(year) => Date::of_numbers(line, year, month, day),
            [day, month, year] if number(day).is_some() && number(month).is_some() => {
                Date::of_numbers(line, year, month, day)
            }
            [day, month @ .., year] if number(day).is_some() => Date::of(year, month_named(month)?, day),
            [month @ .., day, year] => Date::of(year, month_named(month)?, day),
            _ => None,
        }
    }

    /// Three numbers are a date only when written as one; `1 2 2021` may be anything.
    fn of_numbers(line: &str, year: &str, month: &str, day: &str) -> Option<Date> {
        line.contains(['/', '-', '.']).then(|| Date::of(year, number(month)?, day)).flatten()
    }

    fn of(year: &str, month: u8, day: &str) -> Option<Date> {
        Date::new(year.parse().ok().filter(|_| is_year(year))?, month, number(day)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// Two digits could be a day as well.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit())
}

/// A day or a month.
fn number(word: &str) -> Option<u8> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

/// The month that these words name, by one name or more: papers for readers of several countries write
/// `تموز / يوليو`.
fn month_named(mut words: &[&str]) -> Option<u8> {
    let mut named = None;
    while !words.is_empty() {
        let (month, rest) = (1..).zip(&MONTHS).find_map(|(month, names)| {
            names.iter().find_map(|name| without_name(words, name)).map(|rest| (month, rest))
        })?;
        if named.is_some_and(|named| named != month) {
            return None;
        }
        (named, words) = (Some(month), rest);
    }
    named
}

/// What follows `name`, if `words` begin with it.
fn without_name<'w, 's>(words: &'w [&'s str], name: &str) -> Option<&'w [&'s str]> {
    let mut rest = words;
    for token in tokens(name) {
        rest = rest.split_first().filter(|(word, _)| **word == token.term).map(|(_, rest)| rest)?;
    }
    Some(rest)
}
