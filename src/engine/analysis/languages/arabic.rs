//! Arabic: stop words, and a light stemmer that asks the corpus before it cuts.

use super::{Language, Script, Vocabulary, entry, length};
use crate::analysis::normalizer::plain_arabic;

/// Arabic's part of the pipeline.
pub(super) static LANGUAGE: Language = Language {
    tag: "ar",
    scripts: &[Script::Arabic],
    stop_words: STOP_WORDS,
    clitics: &CLITICS,
    keeps_accents: true,
    stem,
};

/// With the article, since a single letter may as well be the word's own: ليست is not ل and يست.
const CLITICS: [&str; 8] = ["ال", "بال", "لل", "وال", "كال", "فال", "وبال", "ولل"];

/// Groups that end in the article, longest first, and how many letters must stay behind them.
///
/// These are the prefixes of light10 (Larkey, Ballesteros, Connell 2007) and their combinations. Those with ب ك
/// ف begin words of their own too (بالون, فالح), so they go only when the rest is known.
const ARTICLES: [(&str, usize, bool); 11] = [
    ("وبال", 3, true),
    ("وكال", 3, true),
    ("فبال", 3, true),
    ("ولل", 3, false),
    ("فلل", 3, true),
    ("وال", 2, false),
    ("فال", 3, true),
    ("بال", 3, true),
    ("كال", 3, true),
    ("لل", 3, false),
    ("ال", 2, false),
];

/// Clitics of one letter that precede a word without article. The first may stand before the others too.
pub(crate) const PARTICLES: [&str; 5] = ["و", "ف", "ب", "ل", "ك"];

/// Possessives; one goes, if three letters stay.
const POSSESSIVES: [&str; 6] = ["هما", "ها", "هم", "هن", "كم", "نا"];

/// Endings of number, gender and adjective, tried in this order; each goes if three letters stay.
///
/// ان is missing on purpose: cutting it gained nothing (MRR .8547 against .8549) and would tear إيران, لبنان and
/// طالبان apart.
const SUFFIXES: [&str; 12] = ["يات", "يين", "يون", "تين", "ها", "ات", "ون", "ين", "يه", "ه", "ي", "ت"];

/// The commonest endings, one of which a corpus has with most of its words.
const ENDINGS: &str = "ه ات ين ون ي يه ها ا";

/// The stem key of a surface key.
///
/// Steps and order follow an ablation over three question sets (ranking by the stem key alone, MRR): light10
/// .8414 · three letters must stay .8435 · ب ل ك ف checked against the vocabulary .8470 · possessives .8475 ·
/// final alef .8499 · final ت and تين .8520 · hamza dropped .8534 · three letters may stay behind ب ل ك ف .8549 ·
/// و checked .8561.
fn stem(key: &str, vocabulary: &dyn Vocabulary) -> String {
    // گاز and كاز are two spellings of a foreign word.
    let key: String = key.chars().map(plain_arabic).collect();
    without_suffixes(without_clitics(&key, vocabulary)).to_owned()
}

/// Whether the corpus has the word, with the article or without, or with another ending: ضربة shows that the ب of
/// بضربات is a clitic.
fn known(word: &str, vocabulary: &dyn Vocabulary) -> bool {
    let has = |word: &str| vocabulary.contains(word) || vocabulary.contains(&["ال", word].concat());
    let bare = without_suffixes(word);
    has(word) || length(word) > 3 && entry(ENDINGS, &mut |ending| has(&[bare, ending].concat())).is_some()
}

fn without_clitics<'k>(key: &'k str, vocabulary: &dyn Vocabulary) -> &'k str {
    for (group, stay, check) in ARTICLES {
        match key.strip_prefix(group) {
            Some(rest) if length(rest) >= stay && (!check || known(rest, vocabulary)) => return rest,
            _ => {}
        }
    }
    let (first, others) = PARTICLES.split_at(1);
    without_particle(without_particle(key, first, vocabulary), others, vocabulary)
}

/// Cuts one of `particles` if the rest is a known word and the whole is not one that takes the article: الوزير
/// shows that the و of وزير is its own.
fn without_particle<'k>(word: &'k str, particles: &[&str], vocabulary: &dyn Vocabulary) -> &'k str {
    match particles.iter().find_map(|particle| word.strip_prefix(particle)) {
        Some(rest)
            if length(rest) >= 3
                && known(rest, vocabulary)
                && !vocabulary.contains(&["ال", word].concat()) =>
        {
            rest
        }
        _ => word,
    }
}

fn without_suffixes(word: &str) -> &str {
    let mut rest = word;
    if let Some(possessed) = POSSESSIVES.iter().find_map(|suffix| cut(rest, suffix)) {
        rest = possessed;
    }
    // Before the endings too, so that عراقيا meets عراقي and ميليشيا its plural.
    rest = cut(rest, "ا").unwrap_or(rest);
    for suffix in SUFFIXES {
        rest = cut(rest, suffix).unwrap_or(rest);
    }
    // What is left of a nunated accusative (رئيسا).
    cut(rest, "ا").unwrap_or(rest)
}

fn cut<'w>(word: &'w str, suffix: &str) -> Option<&'w str> {
    word.strip_suffix(suffix).filter(|rest| length(rest) >= 3)
}

/// Prepositions, conjunctions, pronouns, demonstratives, relatives, forms of كان, quantifiers and question words,
/// with the clitics they are written together with; as surface keys (a test keeps that).
const STOP_WORDS: &str = "
    ا احد احدي اذ اذا اذن اصبح اصبحت اقل اكثر اكون الا الان التي الذي الذين اللاتي اللاي اللتان اللتين
    اللذان اللذين اللواتي الي اليه اليها اليهم ام اما امام ان انا انت انتم انذاك انما انه انها انهم اني او
    اولك اي ايان اياه اياها ايضا اين اينما ايه ايهما ب بالتي بالذي بان بانه بانها باي بدون بذلك بعد بعدذ
    بعدما بعض بعضها بعضهم بعضهما بكل بل بم بما به بها بهذا بهذه بهم بين بينما بينه بينها بينهم بينهما تحت
    تعد تقريبا تكون تكونوا تلك ثم ثمه جدا جميع جميعا حاليا حتي حوالي حول حيث حين حينذ حينما خارج خلال خلف
    داخل دون ذا ذات ذاته ذاتها ذاك ذلك ذو ذوي ذي ربما رغم سار ستكون سوف سوي سيكون صار صارت ضد ضمن طالما ظل
    ظلت عبر عده عديد علي عليه عليها عليهم عم عما عن عند عندذ عندما عنده عندها عنه عنها عنهم غير غيره غيرها
    ف فان فانه فانها فقد فقط فكان فكانت فلا فما فهل فهم فهو فهي فوق في فيما فيه فيها فيهم قبل قبلما قد ك
    كافه كان كانت كانه كانها كانوا كذلك كل كلا كلتا كلما كله كلها كلهم كم كما كن كنا كنت كي كيف كيفيه ل لا
    لاجل لان لانه لانها لانهم لاي لدي لديه لديها لديهم لذلك لعل لقد لك لكل لكم لكن لكنه لكنها لكي للتي للذي
    لم لماذا لن لنا له لها لهذا لهذه لهم لهما لو لولا لي ليت ليس ليست ليسوا ليكون ما ماذا مازال مازالت ماهو
    ماهي متي مثل مثلا مع معظم معه معها معهم مما من منذ منه منها منهم منهما مهما نحن نحو نعم نفس نفسه نفسها
    نكون هاتان هاتين هذا هذان هذه هذين هكذا هل هلا هم هما هن هنا هناك هنالك هو هي و والتي والذي والذين والي
    وان وانه وانها وايضا واين وتلك وذلك ورا وعلي وعليه وعن وغير وغيرها وفي وفيه وفيها وقد وكان وكانت وكذلك
    وكل وكيف ولا ولكن ولم ولماذا ولن وله ولها وما وماذا ومتي ومع ومن وهذا وهذه وهل وهم وهما وهن وهو وهي يعد
    يكون يكونوا يكونون
";
