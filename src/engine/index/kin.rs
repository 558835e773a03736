//! Which terms are one with a word: its spellings, its forms, words of its root or skeleton, and what means the same?

use super::{Index, classes, synonyms};
use crate::analysis;
use crate::analysis::languages::{Language, Languages};
use crate::analysis::normalizer::unaccented;
use crate::analysis::script::{Script, is_arabic, script};

impl Index<'_> {
    /// The term that is this surface key; if there is none, those that are this key with accents, or without.
    #[must_use]
    pub fn spelled(&self, key: &str) -> Vec<u32> {
        let mut spelled: Vec<u32> = self.term(key).into_iter().collect();
        if spelled.is_empty() {
            spelled = self.terms.spellings(key).iter().filter_map(|key| self.term(key)).collect();
        }
        if spelled.is_empty() && script(key) == Script::Latin {
            spelled.extend(self.term(&unaccented(key)));
        }
        spelled
    }

    /// The stem key of a word in the first language that it can be in.
    #[must_use]
    pub fn stem(&self, key: &str) -> String {
        self.languages.of(key).first().map_or_else(String::new, |(_, language)| language.stem(key, self))
    }

    /// The terms that are forms of a word in any language that it can be in, ascending.
    #[must_use]
    pub fn forms(&self, key: &str) -> Vec<u32> {
        self.classes(key, &|language| language.stem(key, self))
    }

    /// The terms that share a stem key, ascending.
    #[must_use]
    pub fn with_stem(&self, stem: &str) -> Vec<u32> {
        self.classes(stem, &|_| stem.to_owned())
    }

    /// The classes of a word in the languages that it can be in, as one.
    fn classes(&self, key: &str, stem: &dyn Fn(&Language) -> String) -> Vec<u32> {
        let mut forms = Vec::new();
        let languages = self.languages.of(key);
        let leading = Languages::leading(&languages).map(|(number, _)| number);
        for (number, language) in languages {
            let stem = stem(language);
            let stem_of = |term| Some(language.stem(&self.key(term)?, self));
            let mut class: Vec<u32> = match self.stems.get(number) {
                Some(classes) if leading != Some(number) => classes::find(classes, &stem, &stem_of),
                _ => self.terms.with_stem(&stem).collect(),
            };
            if class.is_empty() {
                let alone = self.term(&stem);
                class.extend(alone.filter(|&term| stem_of(term).is_some_and(|own| own == stem)));
            }
            if forms.is_empty() {
                forms = class;
                continue;
            }
            for term in class {
                if let Err(at) = forms.binary_search(&term) {
                    forms.insert(at, term);
                }
            }
        }
        forms
    }

    /// One term of each Arabic stem with this root, if there are several, ascending.
    #[must_use]
    pub fn with_root(&self, root: &str) -> Vec<u32> {
        let mut found = Vec::new();
        analysis::stems_of_root(root, &mut |stem| {
            let forms = self.terms.with_stem(stem);
            if !forms.is_empty()
                && analysis::root(stem).is_some_and(|own| own == root)
                && let Err(at) = found.binary_search(&forms.start)
            {
                found.insert(at, forms.start);
            }
        });
        several(found)
    }

    /// One term of each Arabic stem with this skeleton, if there are several, ascending.
    #[must_use]
    pub fn with_skeleton(&self, skeleton: &str) -> Vec<u32> {
        several(self.skeletons.find(&self.terms, skeleton))
    }

    /// The terms that are one with a word, or with some words and the spaces between them, though no rule says so: its
    /// irregular forms, and what means the same; in no order. None if it is in no group.
    #[must_use]
    pub fn alike(&self, word: &str) -> Option<[Vec<u32>; 2]> {
        let mut alike: Option<[Vec<u32>; 2]> = None;
        synonyms::find(
            &self.synonyms,
            self.page,
            [word, &analysis::stem(word, self)],
            &mut |likeness, key| {
                let mut terms = synonyms::terms(&key, &|term| self.term(term));
                if likeness != synonyms::NAME && !synonyms::is_phrase(&key) {
                    terms.extend(if is_arabic(&key) { self.with_stem(&key) } else { self.forms(&key) });
                }
                let [forms, meanings] = alike.get_or_insert_default();
                if likeness == synonyms::FORM { forms.extend(terms) } else { meanings.extend(terms) }
            },
        );
        alike
    }
}

/// A key of one stem says nothing that the stem does not.
fn several(stems: Vec<u32>) -> Vec<u32> {
    if stems.len() > 1 { stems } else { Vec::new() }
}
