//! Words of many languages meet their forms, and none but those; articles of several languages live in one index.

use std::{env, fs};

use kashaf_engine::document::Document;
use kashaf_engine::index::{Index, IndexError, langs};
use kashaf_engine::query::{MatchKind, Options, search};

use crate::support::{article, index_of};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/languages.txt");

fn in_language(lang: &str, id: &str, body: &str) -> Document {
    Document { lang: lang.to_owned(), title: String::new(), ..article(id, "", body) }
}

/// The articles that `query` finds by the words themselves or their forms.
fn found(index: &Index<'_>, query: &str) -> Vec<String> {
    let certain = |kinds: &[MatchKind]| kinds.iter().all(|kind| *kind <= MatchKind::Form);
    let hits = search(index, query, &Options::default()).hits.into_iter();
    hits.filter(|hit| certain(&hit.kinds)).map(|hit| hit.document.id).collect()
}

fn finds(lang: &str, text: &str, query: &str) -> bool {
    let bytes = index_of(&[in_language(lang, "it", text), in_language(lang, "other", "12345")]);
    !found(&Index::open(&bytes).unwrap(), &format!("{query} ")).is_empty()
}

#[test]
fn words_meet_or_stay_apart_as_the_golden_file_says() {
    let described = |line: &str| {
        if line.starts_with('#') {
            return line.to_owned();
        }
        let columns: Vec<&str> = line.split(" | ").collect();
        let [lang, one, other, _] = columns.as_slice() else { return line.to_owned() };
        let verdict = match (finds(lang, one, other), finds(lang, other, one)) {
            (true, true) => "meet",
            (false, false) => "apart",
            _ => "meet one way",
        };
        format!("{lang} | {one} | {other} | {verdict}")
    };
    let expected = fs::read_to_string(GOLDEN).unwrap();
    let found: String = expected.lines().map(|line| described(line) + "\n").collect();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(GOLDEN, &found).unwrap();
        return;
    }
    let wrong: Vec<_> = found.lines().zip(expected.lines()).filter(|(is, should)| is != should).collect();
    assert!(wrong.is_empty(), "not as in {GOLDEN}:\n{wrong:#?}");
}

/// An article each in German, English, Arabic and Persian, and another in German.
fn mixed() -> Vec<u8> {
    index_of(&[
        in_language("de", "german", "Die Wahlen waren gestern in den Häusern der Stadt. Der Krieg war lang."),
        in_language("en", "english", "The elections of wars: people die in houses. The war was long."),
        in_language("ar", "arabic", "زار الوزير العراقي بغداد أمس مع قواتنا."),
        in_language("fa", "persian", "کتاب‌های بزرگ ایران در گلستان است."),
        in_language("de-AT", "austrian", "Die Regierungen der Städte."),
    ])
}

#[test]
fn each_article_of_several_languages_is_found_by_forms_of_its_own_words() {
    let bytes = mixed();
    let index = Index::open(&bytes).unwrap();
    let tags: Vec<&str> = index.languages().all().iter().map(|language| language.tag).collect();
    assert_eq!(tags, ["de", "ar", "en", "fa", ""]);
    let cases = [
        ("Wahl", "german"),
        ("Haus", "german"),
        ("haeuser", "german"),
        ("Stadt", "german austrian"),
        ("Regierung", "austrian"),
        ("election", "english"),
        ("house", "english"),
        ("وزير", "arabic"),
        ("لبغداد", "arabic"),
        ("قوات", "arabic"),
        ("کتاب", "persian"),
        ("کتابها", "persian"),
    ];
    for (query, ids) in cases {
        let mut found = found(&index, &format!("{query} "));
        found.sort();
        let mut ids: Vec<_> = ids.split(' ').collect();
        ids.sort();
        assert_eq!(found, ids, "{query}");
    }
}

#[test]
fn the_query_tells_in_which_language_a_word_is_a_stop_word() {
    let bytes = mixed();
    let index = Index::open(&bytes).unwrap();
    let found = |query: &str| {
        let mut found = found(&index, query);
        found.sort();
        found
    };
    // German: `war` is nothing, English: it is the topic.
    assert_eq!(found("wer war in der Stadt "), ["austrian", "german"]);
    assert_eq!(found("what was the war "), ["english", "german"]);
    assert_eq!(found("do people die "), ["english"]);
    // By itself a stop word is what was asked for.
    assert_eq!(found("die "), ["austrian", "english", "german"]);
    assert_eq!(found("في الوزير "), ["arabic"]);
}

#[test]
fn an_article_that_does_not_say_is_taken_for_what_it_reads_like() {
    let texts = [
        (
            "de",
            "Die Regierung hat gestern beschlossen, dass alle Schulen im ganzen Land wieder öffnen sollen.",
        ),
        ("en", "The government decided yesterday that schools all over the country should be opened again."),
        ("ar", "قررت الحكومة أمس إعادة فتح المدارس في جميع أنحاء البلاد بعد توقف طويل."),
        ("fa", "دولت دیروز تصمیم گرفت که همه مدرسه‌های کشور را پس از تعطیلی طولانی دوباره باز کند."),
        ("ru", "Правительство вчера решило, что школы во всей стране должны снова открыться."),
        ("zh", "中国政府昨天宣布将在全国范围内重新开放所有的学校和大学。"),
        ("th", "รัฐบาลตัดสินใจเมื่อวานนี้ว่าโรงเรียนทั่วประเทศควรเปิดอีกครั้ง"),
        ("el", "Η κυβέρνηση αποφάσισε χθες ότι τα σχολεία σε όλη τη χώρα πρέπει να ανοίξουν ξανά."),
        ("he", "הממשלה החליטה אתמול שבתי הספר בכל רחבי הארץ ייפתחו מחדש."),
    ];
    for (lang, text) in texts {
        assert_eq!(Document::parse("a", text.as_bytes()).unwrap().lang, lang, "{text}");
        assert_eq!(langs(&[in_language("", "a", text)]), [lang], "{text}");
    }
    // Too short to tell: like the others, if it is written like them.
    let [german, english] = [texts[0].1, texts[1].1];
    let documents = [
        in_language("", "a", german),
        in_language("", "b", german),
        in_language("", "c", english),
        in_language("", "d", "Wahlen"),
        in_language("", "e", "中国"),
    ];
    let bytes = index_of(&documents);
    let index = Index::open(&bytes).unwrap();
    let stored: Vec<_> =
        (0..5).filter_map(|number| index.document(number)).map(|document| document.lang).collect();
    assert_eq!(stored[..4], ["de", "de", "en", "de"]);
    assert_ne!(stored[4], "de");
}

#[test]
fn the_error_of_a_missing_language_names_it_and_the_remedy() {
    let error = IndexError::Language { tag: "de".to_owned() };
    let expected = "the articles are in `de`, which this engine lacks: build it with feature `lang-de`";
    assert_eq!(error.to_string(), expected);
}
