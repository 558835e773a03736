//! Romanian: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "ro",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Romanian, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a acea aceasta aceea aceia acel acela acele acelea acest acesta aceste acestea acestei acestor
    acestui acolo acum ai aici al ale alt alta alte altele altul am an apoi ar are as asa asemenea asta
    asupra atat atunci au avea avem avut ba ca cand care carei carora caror caruia cat cata catre cate
    cati ce cei cel cele celor cine ceva chiar cu cui cum cumva da daca dar dat de deci decat deja
    deoarece despre desi din dintre doar dupa e ea ei el ele era erau este eu face fara fi fie fiecare
    fiind fost foarte iar ii il in inainte inca intr intre intru isi la le li lor lui mai mea mei mult
    multe multi ne ni nici nimic niste noastra noi nostru nu o ori oricare pana pe pentru peste pot prea
    prin printre propriu sa sale sau se si sub sunt spre sus toata toate tot toti totusi tu un una unde
    unei uneori unele unii unor unui va voi vor vreo
";
