//! Ukrainian: stop words; there is no stemmer of Snowball for it.

use super::{Language, NO_LANGUAGE, Script};

pub(super) static LANGUAGE: Language = Language {
    tag: "uk",
    scripts: &[Script::Cyrillic],
    stop_words: STOP_WORDS,
    stem: |key, _| key.to_owned(),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    а або адже але без би був була були було бути в вам вас весь ви від він вона вони воно все всі втім
    г де для до його є ж за з зі і із й їй її їх йому каже ким кого коли кому котра котрий куди ли лише
    між мене мені ми на над нам нас наш не неї немає ні ним них но о об однак по про під після при раз
    сам свій свої себе скільки так також такий там те теж тебе ти тим то тобі того той тому тільки у уже
    усі хоча хто це цей ці цього чи чий чия чим чого чому що щоб як яка яке який яких якого якої якому
    які я
";
