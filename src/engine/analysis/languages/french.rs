//! French: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "fr",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::French, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a afin ai ainsi alors apres as au aucun aucune aujourd auquel aussi autre autres aux auxquels
    avaient avais avait avant avec avez avoir avons c ca car ce ceci cela celle celles celui ces cet
    cette ceux chaque chez ci combien comme comment d dans de depuis des donc dont du duquel elle elles
    en encore entre es est et etaient etait etant ete etes etre eu eux faut font furent fut ici il ils j
    je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma
    mais me meme memes mes moi moins mon n ne ni non nos notre nous on ont ou par parce pas pendant peu
    peut peuvent plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se
    selon sera ses si soit son sont sous sur t ta tandis te tes toi ton tous tout toute toutes tres tu
    un une vers vos votre vous y
";
