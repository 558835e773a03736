//! Spanish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "es",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Spanish, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    a ademas adonde ahi al algo algun alguna algunas alguno algunos alli ambos ante antes aquel aquella
    aquellas aquellos aqui asi aun aunque cada casi como con contra cual cuales cualquier cuando cuanta
    cuantas cuanto cuantos cuya cuyas cuyo cuyos de del desde donde dos durante e el ella ellas ellos en
    entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estan estar estas este
    esto estos fue fueron fui ha habia habian haber hace hacia han has hasta hay he hubo la las le les
    lo los mas me mediante mi mientras mis mismo misma muchos mucho muy nada ni no nos nosotros nuestra
    nuestro o os otra otras otro otros para pero poco por porque pues puede pueden que quien quienes se
    sea segun ser si sido siendo sin sino sobre solo son su sus tal tambien tampoco tan tanto te tener
    tenia tiene tienen toda todas todo todos tras tu tus u un una unas uno unos usted ustedes y ya yo
";
