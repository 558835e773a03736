//! Which terms of the index does a word of a query mean?
//!
//! A word widens to *keys*: sets of terms that count as one, each with its match kind and weight. A new way of
//! matching is a new key here and a new [`MatchKind`].

use super::MatchKind;
use super::latin;
use super::merge::{lowest, sorted};
use super::parse::Clause;
use super::slips::distance;
use super::typos::{is_doubtful, typos};
use crate::analysis;
use crate::analysis::length;
use crate::analysis::letters::Cost;
use crate::index::Index;
use crate::index::synonyms::is_phrase;
use crate::rest;

/// Terms that count as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// What a match by this key is called; one without a name finds nothing, and only speaks for what is found.
    pub kind: Option<MatchKind>,
    /// What its BM25 counts.
    pub weight: f32,
    /// Numbers of the terms, ascending.
    pub terms: Vec<u32>,
}

/// Weight of the stem key, the others' unit.
const FORM: f32 = 1.0;
/// The exact word counts on top of its forms. Anything from .2 to .5 ranked alike on four question sets.
const EXACT: f32 = 0.2;
/// Irregular forms come from a list: as full forms they make words of different topics one (طالب and طلب), and cost .003
/// of MRR on questions and .02 on queries of two words.
const IRREGULAR: f32 = 0.2;
/// A word that only begins like the query's is a guess.
const PREFIX: f32 = 0.3;
/// Another word for the same is not what was written.
const SYNONYM: f32 = 1.0;
/// Another spelling of a word that is in the index too is less sure to be meant.
const SPELLING: f32 = 0.5;
/// So is a word in Latin letters that spells them.
const LATIN: f32 = 0.7;
/// Words of one root are often about one thing, and as often not: nothing is found by it.
const ROOT: f32 = 0.3;
/// So are words of the same consonants.
const SKELETON: f32 = 0.25;
/// A root or skeleton of more stems tells nothing.
const MAX_STEMS: usize = 64;
/// Up to this cost words differ as spellings of one name do: one long vowel, a swap with one, a foreign g.
pub(super) const SPELLING_LIMIT: Cost = 60;
/// Two known words are spellings of one name only if they have so many letters together: ترمب and ترامب do, كتب and
/// كتاب are two words.
const NAMES: usize = 9;
/// One or two letters can begin tens of thousands of words, all over the index; for each letter so many of the most
/// frequent are kept. Of questions whose third word was begun by one to three letters 512 found their article no better
/// (xquad-ar: nDCG .2035 on the average, .2030 so).
const PREFIX_TERMS: usize = 32;
/// Letters beyond which no more words are kept.
const PREFIX_LETTERS: usize = 4;
pub(super) const ARTICLE: &str = "ال";

/// The keys of a word, or of a phrase's first one; none if the index has nothing for it.
#[must_use]
pub fn widen(index: &Index<'_>, clause: &Clause) -> Vec<Key> {
    let Some(term) = clause.terms.first() else { return Vec::new() };
    let exact = index.spelled(term);
    if clause.quoted || clause.terms.len() > 1 {
        let behind = behind_clitics(index, term, &exact);
        return keys([
            Key { kind: Some(MatchKind::Exact), weight: EXACT, terms: exact },
            Key { kind: Some(MatchKind::Form), weight: FORM - EXACT, terms: behind },
        ]);
    }
    let [irregular, meanings] = index.alike(term).unwrap_or_default();
    // Words that mean a whole phrase: the phrase is a term, and no stemmer is to look at it.
    let phrase = is_phrase(term);
    let forms = if phrase { Vec::new() } else { forms(index, term) };
    let mut irregular = ascending(irregular);
    irregular.retain(|term| !forms.contains(term) && !exact.contains(term));
    let mut meanings = ascending(meanings);
    meanings.retain(|term| !forms.contains(term) && !exact.contains(term));
    if phrase {
        return keys([
            Key { kind: Some(MatchKind::Exact), weight: FORM + EXACT, terms: exact },
            Key { kind: Some(MatchKind::Synonym), weight: SYNONYM, terms: meanings },
        ]);
    }
    let longer = if clause.unfinished { beginning_with(index, term, &forms) } else { Vec::new() };
    let known = !forms.is_empty() || !irregular.is_empty() || !longer.is_empty() || !meanings.is_empty();
    let certain = !exact.is_empty() || !irregular.is_empty() || !meanings.is_empty();
    let nearly = if certain || known && !is_doubtful(index, term, &longer) {
        Vec::new()
    } else {
        rest::later(|| typos(index, term, &forms, known))
    };
    let spellings = if known { spellings(index, term, &forms) } else { Vec::new() };
    let stem = analysis::stem(term, index);
    let roots = same_stems(index, index.with_root(&analysis::root(&stem).unwrap_or_default()));
    let skeleton = analysis::skeleton(&stem);
    let mut bones = same_stems(index, index.with_skeleton(&skeleton));
    if bones.is_empty() && length(&skeleton) > 2 {
        bones.clone_from(&forms);
    }
    let unknown = !known && nearly.is_empty();
    let spelled = if unknown {
        rest::later(|| with_forms(index, &mut latin::spelled(index, term, clause.unfinished).into_iter()))
    } else {
        Vec::new()
    };
    let mut all = keys([
        Key { kind: Some(MatchKind::Exact), weight: EXACT, terms: exact },
        Key { kind: Some(MatchKind::Form), weight: FORM, terms: forms },
        Key { kind: Some(MatchKind::Form), weight: IRREGULAR, terms: irregular },
        Key { kind: Some(MatchKind::Spelling), weight: SPELLING, terms: spellings },
        Key { kind: Some(MatchKind::Synonym), weight: SYNONYM, terms: meanings },
        Key { kind: Some(MatchKind::Prefix), weight: PREFIX, terms: longer },
        Key { kind: Some(MatchKind::Latin), weight: LATIN, terms: spelled },
        Key { kind: None, weight: ROOT, terms: roots },
        Key { kind: None, weight: SKELETON, terms: bones },
    ]);
    all.extend(nearly);
    all
}

/// The terms that are forms of a word, itself among them.
///
/// A stem keeps its clitic as long as the corpus has not the bare word, so that بالتوازن alone would hide from توازن:
/// a word without forms is looked for with each clitic too.
pub(super) fn forms(index: &Index<'_>, term: &str) -> Vec<u32> {
    let mut forms = index.forms(term);
    if index.term(term).is_none() {
        // Stemmers go by accents, which may have been left out.
        let spelled = index.spelled(term);
        if !spelled.is_empty() {
            forms = with_forms(index, &mut forms.into_iter().chain(spelled));
        }
    }
    let bare = without_article(term);
    if !forms.is_empty() || length(bare) < 3 {
        return forms;
    }
    let clitics = clitics(index, bare).into_iter();
    with_forms(index, &mut clitics.filter_map(|clitic| index.term(&[clitic, bare].concat())))
}

/// A word that is meant as it stands, and the same behind clitics, which Arabic writes together with it: conjunctions and
/// prepositions, not the article.
fn behind_clitics(index: &Index<'_>, term: &str, exact: &[u32]) -> Vec<u32> {
    /// One of و ف, one of ب ل ك, or both.
    const CLITICS: &str = "و ف ب ل ك وب ول وك فب فل فك";
    let is_behind = |key: &str| {
        let before = match (key.strip_suffix(term), term.strip_prefix(ARTICLE)) {
            // ل takes the alef of the article: للشرق.
            (None, Some(bare)) => key.strip_suffix(bare).and_then(|before| before.strip_suffix('ل')),
            (before, _) => before,
        };
        before.is_some_and(|before| analysis::entry(CLITICS, &mut |it| it == before).is_some())
    };
    let mut terms = forms(index, term);
    terms.retain(|other| exact.contains(other) || index.key(*other).is_some_and(|key| is_behind(&key)));
    terms
}

/// What may be written together with the beginning of a word that stands nowhere without. Single letters are surely
/// clitics before four letters only: ليست is not ل and يست.
pub(super) fn clitics(index: &Index<'_>, bare: &str) -> Vec<&'static str> {
    let mut clitics = Vec::new();
    for (_, language) in index.languages().of(bare) {
        clitics.extend_from_slice(language.clitics);
    }
    if length(bare) > 3 && analysis::script::is_arabic(bare) {
        clitics.extend_from_slice(&analysis::languages::PARTICLES);
    }
    clitics
}

/// Whether the index has a word, all words of a phrase, or, if it may be `begun` only, words that begin with it.
///
/// This is asked of letters that nobody may have meant. Any few begin some word, or have some word's stem: there must
/// be five of them, or the article and two. Shorter words must stand in the index as they are.
pub(super) fn is_known(index: &Index<'_>, clause: &Clause, begun: bool) -> bool {
    let known = |term: &String| {
        let bare = without_article(term);
        index.term(bare).or_else(|| index.term(&[ARTICLE, bare].concat())).is_some()
            || length(term) > 4 && !forms(index, term).is_empty()
            || begun
                && clause.unfinished
                && length(term) > 4 - usize::from(term.starts_with(ARTICLE))
                && !beginning_with(index, term, &[]).is_empty()
    };
    clause.terms.iter().all(known)
}

fn keys<const N: usize>(all: [Key; N]) -> Vec<Key> {
    all.into_iter().filter(|key| !key.terms.is_empty()).collect()
}

/// Terms that begin with what was typed, with the article or without it, and are no form of it.
fn beginning_with(index: &Index<'_>, typed: &str, forms: &[u32]) -> Vec<u32> {
    let mut prefixes = index.dictionary().spellings(typed);
    if analysis::script::is_arabic(typed) {
        prefixes.push([ARTICLE, typed].concat());
        let bare = without_article(typed);
        if bare != typed {
            prefixes.push(bare.to_owned());
        }
    }
    let mut found: Vec<u64> =
        prefixes.iter().flat_map(|prefix| index.with_prefix(prefix)).map(u64::from).collect();
    let most = PREFIX_TERMS * length(typed).min(PREFIX_LETTERS);
    if found.len() > most {
        // The most frequent first: their number of documents, turned round, in the upper half.
        for entry in &mut found {
            *entry |= u64::from(u32::MAX - index.df(*entry as u32)) << 32;
        }
        found = lowest(found, most);
        found.iter_mut().for_each(|entry| *entry &= u64::from(u32::MAX));
    }
    found = sorted(found);
    found.dedup();
    found.into_iter().map(|term| term as u32).filter(|term| !forms.contains(term)).collect()
}

/// The word behind its article; two letters there say too little to be looked up without it.
pub(super) fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).filter(|rest| length(rest) > 2).unwrap_or(word)
}

/// Terms that are other spellings of a word that the index knows.
///
/// Stems are compared, so that a clitic hides nothing: أميركا and الأمريكية are one name.
fn spellings(index: &Index<'_>, typed: &str, forms: &[u32]) -> Vec<u32> {
    let mut terms = spelled_alike(index, &analysis::stem(typed, index));
    terms.retain(|term| !forms.contains(term));
    terms
}

/// The forms of stems that are other spellings of a stem.
pub(super) fn spelled_alike(index: &Index<'_>, stem: &str) -> Vec<u32> {
    let mut alike = index.with_skeleton(&analysis::skeleton(stem)).into_iter().filter(|&term| {
        let other = analysis::stem(&index.key(term).unwrap_or_default(), index);
        length(stem) + length(&other) >= NAMES && distance(stem, &other) <= SPELLING_LIMIT
    });
    with_forms(index, &mut alike)
}

/// The forms of stems that share a weak key, given by a term each; of many stems it says nothing.
fn same_stems(index: &Index<'_>, stems: Vec<u32>) -> Vec<u32> {
    if stems.len() > MAX_STEMS { Vec::new() } else { with_forms(index, &mut stems.into_iter()) }
}

/// The terms and their forms, ascending.
pub(super) fn with_forms(index: &Index<'_>, terms: &mut dyn Iterator<Item = u32>) -> Vec<u32> {
    let mut forms = Vec::new();
    for term in terms {
        forms.extend(index.forms(&index.key(term).unwrap_or_default()));
    }
    ascending(forms)
}

/// The terms in order, each once.
pub(super) fn ascending(terms: Vec<u32>) -> Vec<u32> {
    let mut all = sorted(terms.into_iter().map(u64::from).collect());
    all.dedup();
    all.into_iter().map(|term| term as u32).collect()
}
