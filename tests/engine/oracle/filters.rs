//! Filters, dates, order and counts are what reading the fields of every article gives, whether asked for in the options
//! or in the text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::*;
use kashaf_engine::analysis::folded;
use kashaf_engine::document::{Date, Weight};
use kashaf_engine::index::Facet;
use kashaf_engine::query::{Days, Facets, Filter, Sort};

/// Names, each in spellings that readers do not tell apart; articles have all but the last.
const NAMES: [&[&str]; 6] = [
    &["السياسة", "السياسه", "السِّياسة", "ألسيـاسة"],
    &["الشرق الأوسط", "الشرق  الاوسط", " الشرق الأَوسط "],
    &["C++", "c++"],
    &["C"],
    &["Économie", "économie"],
    &["لا أحد", "لا احد"],
];
const LANGS: [&str; 3] = ["ar", "en", "fa"];
/// What names of a kind are called in a text.
const KINDS: [[&str; 3]; 4] = [
    ["section:", "قسم:", "القسم:"],
    ["tag:", "وَسم:", "TAG："],
    ["author:", "كاتب:", "الكاتب:"],
    ["lang:", "لغة:", "اللغة:"],
];

/// One of the names in one of its spellings.
#[derive(Clone, Copy, Debug)]
struct Name(usize, usize);

impl Name {
    fn written(self, kind: usize) -> String {
        match kind {
            3 => LANGS[self.0 % LANGS.len()].to_owned(),
            _ => NAMES[self.0][self.1 % NAMES[self.0].len()].to_owned(),
        }
    }

    fn number(self, kind: usize) -> usize {
        if kind == 3 { self.0 % LANGS.len() } else { self.0 }
    }
}

fn name(of: usize) -> impl Strategy<Value = Name> {
    (0..of, 0..4usize).prop_map(|(name, spelling)| Name(name, spelling))
}

/// An article: its words, its names by kind, its date and its weight in hundredths.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    text: String,
    names: [Vec<Name>; 4],
    date: Option<Date>,
    weight: u32,
}

fn date() -> impl Strategy<Value = Date> {
    (2019..2023i16, 1..13u8, 1..29u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

pub(super) fn filed() -> impl Strategy<Value = Filed> {
    let some = |most| prop::collection::vec(name(5), 0..most);
    let names = (some(2), some(4), some(3), name(3));
    let weight = prop_oneof![2 => Just(100u32), 1 => 1..500u32];
    (text(1..5), names, prop::option::weighted(0.8, date()), weight).prop_map(
        |(text, (section, tags, authors, lang), date, weight)| Filed {
            text,
            names: [section, tags, authors, vec![lang]],
            date,
            weight,
        },
    )
}

impl Filed {
    fn document(&self, number: usize) -> Document {
        let written = |kind: usize| self.names[kind].iter().map(move |name| name.written(kind));
        Document {
            section: written(0).next().unwrap_or_default(),
            tags: written(1).collect(),
            authors: written(2).collect(),
            lang: written(3).next().unwrap_or_default(),
            date: self.date,
            weight: Weight::of_hundredths(self.weight).unwrap(),
            ..article(&format!("article-{number}"), "عنوان", &self.text)
        }
    }

    fn has(&self, kind: usize, name: Name) -> bool {
        self.names[kind].iter().any(|own| own.number(kind) == name.number(kind))
    }
}

/// A year, or a month or day of it.
#[derive(Clone, Copy, Debug)]
struct Period(Date, usize);

impl Period {
    fn written(self, arabic: bool) -> String {
        let iso = self.0.to_string();
        let written = &iso[..[4, 7, 10][self.1]];
        if !arabic {
            return written.to_owned();
        }
        let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
        written.chars().map(digit).collect()
    }

    /// How a day stands to it.
    fn order(self, date: Date) -> std::cmp::Ordering {
        let parts = |date: Date| [date.year, date.month.into(), date.day.into()];
        parts(date)[..self.1 + 1].cmp(&parts(self.0)[..self.1 + 1])
    }
}

fn period() -> impl Strategy<Value = Period> {
    (date(), 0..3usize).prop_map(|(date, parts)| Period(date, parts))
}

#[derive(Clone, Debug)]
pub(super) struct Conditions {
    names: [Vec<Name>; 4],
    after: Option<Period>,
    before: Option<Period>,
}

pub(super) fn conditions() -> impl Strategy<Value = Conditions> {
    let some = || prop_oneof![2 => Just(vec![]), 1 => prop::collection::vec(name(6), 1..3)];
    let bound = || prop::option::weighted(0.3, period());
    (some(), some(), some(), some(), bound(), bound()).prop_map(
        |(section, tags, authors, langs, after, before)| Conditions {
            names: [section, tags, authors, langs],
            after,
            before,
        },
    )
}

impl Conditions {
    fn has_name(&self, kind: usize, filed: &Filed) -> bool {
        self.names[kind].is_empty() || self.names[kind].iter().any(|&name| filed.has(kind, name))
    }

    /// `through`: up to the last day of the bound, and not only to the one before it.
    fn has_date(&self, filed: &Filed, through: bool) -> bool {
        let after = self.after.is_none_or(|bound| filed.date.is_some_and(|date| bound.order(date).is_ge()));
        let is_before = |bound: Period, date| {
            if through { bound.order(date).is_le() } else { bound.order(date).is_lt() }
        };
        after && self.before.is_none_or(|bound| filed.date.is_some_and(|date| is_before(bound, date)))
    }

    /// Whether an article passes, but for the conditions of the kind `lifted`; 4 is the date.
    fn passes(&self, filed: &Filed, lifted: Option<usize>) -> bool {
        (0..4).all(|kind| lifted == Some(kind) || self.has_name(kind, filed))
            && (lifted == Some(4) || self.has_date(filed, true))
    }

    pub(super) fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        for (kind, names) in self.names.iter().enumerate() {
            filter.names[kind] = names.iter().map(|name| name.written(kind)).collect();
        }
        let bound = |period: Option<Period>| period.and_then(|period| Days::of(&period.written(false)));
        filter.days.extend(bound(self.after).map(Days::on));
        filter.days.extend(bound(self.before).map(Days::through));
        filter
    }

    fn is_empty(&self) -> bool {
        self.names.iter().all(Vec::is_empty) && self.after.is_none() && self.before.is_none()
    }

    /// The conditions as a reader writes them, in one of the ways.
    fn written(&self, way: usize) -> String {
        let mut text = String::new();
        for (kind, names) in self.names.iter().enumerate() {
            for name in names {
                let [open, close] = [["\"", "\""], ["«", "»"]][way % 2];
                text += &[KINDS[kind][way % 3], open, &name.written(kind), close, " "].concat();
            }
        }
        let names = [["after:", "before:"], ["بعد:", "قبل:"]][way % 2];
        for (name, bound) in names.into_iter().zip([self.after, self.before]) {
            text.extend(bound.map(|bound| [name, &bound.written(way % 2 == 1), " "].concat()));
        }
        text
    }
}

pub(super) fn index_of_filed(filed: &[Filed]) -> Vec<u8> {
    let documents = filed.iter().enumerate().map(|(number, filed)| filed.document(number));
    index_of(&documents.collect::<Vec<_>>())
}

/// The order that `sort` makes of articles in the order of relevance.
fn sorted(mut numbers: Vec<u32>, filed: &[Filed], sort: Sort) -> Vec<u32> {
    let date = |number: &u32| filed[*number as usize].date;
    match sort {
        Sort::Relevance => {}
        Sort::Newest => numbers.sort_by_key(|number| (date(number).is_none(), Reverse(date(number)))),
        Sort::Oldest => numbers.sort_by_key(|number| (date(number).is_none(), date(number))),
    }
    numbers
}

/// How many of the articles have each name of a kind, by the number of the name.
fn counted(filed: &[&Filed], kind: usize) -> BTreeMap<usize, u32> {
    let mut counts = BTreeMap::new();
    for filed in filed {
        let names: BTreeSet<usize> = filed.names[kind].iter().map(|name| name.number(kind)).collect();
        names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    counts
}

/// The number of a name, whatever its spelling.
fn number_of(kind: usize, value: &str) -> usize {
    let spelled = |names: &&[&str]| names.iter().any(|name| folded(name) == folded(value));
    if kind == 3 {
        LANGS.iter().position(|lang| *lang == value).unwrap()
    } else {
        NAMES.iter().position(spelled).unwrap()
    }
}

pub(super) fn sort() -> impl Strategy<Value = Sort> {
    prop::sample::select(vec![Sort::Relevance, Sort::Newest, Sort::Oldest])
}

#[test]
fn a_filter_finds_what_a_naive_one_finds_and_counts_it() {
    prove(
        "filters, order and counts against a reader of all",
        256,
        4_000,
        (prop::collection::vec(filed(), 1..14), prop::option::weighted(0.6, word()), conditions(), sort()),
        |(filed, word, conditions, sort)| {
            let bytes = index_of_filed(&filed);
            let index = Index::open(&bytes).unwrap();
            let text = word.map_or(String::new(), |word| word + " ");
            let all = match text.as_str() {
                "" => (0..filed.len() as u32).collect(),
                text => numbers(&search(&index, text, &ALL)),
            };
            let options = Options { filter: conditions.filter(), sort, facets: true, ..ALL.clone() };
            let answer = search(&index, &text, &options);

            let (filed, conditions) = (filed.as_slice(), &conditions);
            let passing = |lifted| {
                all.iter().copied().filter(move |&number| conditions.passes(&filed[number as usize], lifted))
            };
            if text.is_empty() && conditions.is_empty() {
                prop_assert_eq!((answer.note, answer.total), (Some(Note::NoWords), 0));
            } else {
                let order = if text.is_empty() && sort == Sort::Relevance { Sort::Newest } else { sort };
                let expected = sorted(passing(None).collect(), filed, order);
                prop_assert_eq!(numbers(&answer), expected, "{:?}", text);
                prop_assert_eq!(answer.note.is_none(), answer.total > 0);
            }

            for Facets { kind, values } in &answer.facets {
                let kind = *kind as usize;
                let found: Vec<&Filed> = passing(Some(kind)).map(|number| &filed[number as usize]).collect();
                let mut expected = counted(&found, kind);
                let everywhere = counted(&filed.iter().collect::<Vec<_>>(), kind);
                for name in &conditions.names[kind] {
                    if everywhere.contains_key(&name.number(kind)) {
                        expected.entry(name.number(kind)).or_default();
                    }
                }
                let counts =
                    values.iter().map(|value| (number_of(kind, &value.value), value.count)).collect();
                prop_assert_eq!(&expected, &counts, "{:?}", Facet::ALL[kind]);
                prop_assert!(values.is_sorted_by_key(|value| (Reverse(value.count), folded(&value.value))));
                for value in values {
                    let number = number_of(kind, &value.value);
                    let chosen = conditions.names[kind].iter().any(|name| name.number(kind) == number);
                    prop_assert_eq!(value.chosen, chosen, "{:?}", value);
                }
            }
            let kinds = (0..4).filter(|&kind| !counted(&filed.iter().collect::<Vec<_>>(), kind).is_empty());
            prop_assert!(answer.facets.iter().map(|facets| facets.kind as usize).eq(kinds));
            let dates: Vec<Date> =
                passing(Some(4)).filter_map(|number| filed[number as usize].date).collect();
            prop_assert_eq!(answer.dates, dates.iter().min().copied().zip(dates.iter().max().copied()));
            Ok(())
        },
    );
}

#[test]
fn conditions_in_the_text_find_what_a_naive_filter_finds() {
    prove(
        "conditions in the text against a reader of all",
        256,
        4_000,
        (
            prop::collection::vec(filed(), 1..10),
            prop::option::weighted(0.6, word()),
            conditions(),
            prop::option::weighted(0.3, (0..4usize, name(6))),
            [0..6usize, 0..3usize],
        ),
        |(filed, word, wanted, excluded, [way, place])| {
            prop_assume!(!wanted.is_empty());
            let bytes = index_of_filed(&filed);
            let index = Index::open(&bytes).unwrap();
            let word = word.unwrap_or_default();
            let left_out = excluded.map_or(String::new(), |(kind, name)| {
                format!("-{}\"{}\" ", KINDS[kind][way % 3], name.written(kind))
            });
            let stated = wanted.written(way);
            let text = match place {
                0 => format!("{left_out}{stated}{word} "),
                1 => format!("{word} {stated}{left_out}"),
                _ => format!("{stated}({word} {left_out}) "),
            };
            let all = match word.as_str() {
                "" => (0..filed.len() as u32).collect(),
                word => numbers(&search(&index, &format!("{word} "), &ALL)),
            };
            let passes = |&number: &u32| {
                let filed = &filed[number as usize];
                (0..4).all(|kind| wanted.has_name(kind, filed))
                    && wanted.has_date(filed, false)
                    && !excluded.is_some_and(|(kind, name)| filed.has(kind, name))
            };
            let order = if word.is_empty() { Sort::Newest } else { Sort::Relevance };
            let expected = sorted(all.into_iter().filter(passes).collect(), &filed, order);
            let answer = search(&index, &text, &ALL);
            prop_assert_eq!(numbers(&answer), expected, "{}", text);
            prop_assert!(answer.hits.iter().all(|hit| hit.missing.is_empty()));
            Ok(())
        },
    );
}

#[test]
fn a_weight_is_a_factor_of_the_score() {
    prove(
        "weights of articles",
        256,
        4_000,
        (prop::collection::vec(filed(), 1..8), word()),
        |(filed, word)| {
            let bytes = index_of_filed(&filed);
            let plain: Vec<Filed> =
                filed.iter().map(|filed| Filed { weight: 100, ..filed.clone() }).collect();
            let plain = index_of_filed(&plain);
            let score = |bytes: &[u8]| {
                let hits = search(&Index::open(bytes).unwrap(), &format!("{word} "), &ALL).hits;
                hits.iter().map(|hit| (hit.number, hit.score)).collect::<BTreeMap<_, _>>()
            };
            let (weighted, plain) = (score(&bytes), score(&plain));
            prop_assert_eq!(weighted.len(), plain.len());
            for (number, score) in weighted {
                let expected = plain[&number] * filed[number as usize].weight as f32 / 100.0;
                prop_assert!((score - expected).abs() < 1e-4, "{number}: {score} is not {expected}");
            }
            Ok(())
        },
    );
}
