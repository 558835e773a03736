//! Portuguese: Snowball's stemmer, a plural that it forgets, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "pt",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| match key.strip_suffix("ões") {
        Some(word) => snowball(Algorithm::Portuguese, &[word, "ão"].concat()),
        None => snowball(Algorithm::Portuguese, key),
    },
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a ainda alem algum alguma algumas alguns ambos antes ao aonde aos apenas apos aquela aquelas aquele
    aqueles aquilo as assim ate cada com como contra cuja cujas cujo cujos da das de dela delas dele
    deles depois desde dessa desse desta deste do dois dos durante e ela elas ele eles em embora
    enquanto entao entre era eram essa essas esse esses esta estao estas estava estavam este estes eu
    foi foram ha havia isso isto ja la lhe lhes lo mais mas me mesma mesmo meu minha muita muito muitos
    na nao nas nem nenhum no nos nossa nosso num numa o onde os ou outra outras outro outros para pela
    pelas pelo pelos pode podem por porque pouco qual quais qualquer quando quanta quantas quanto
    quantos que quem se seja sem sendo ser seu seus si sido so sob sobre sua suas tal tambem tao te tem
    tendo ter teve tinha toda todas todo todos tu um uma umas uns voce voces
";
