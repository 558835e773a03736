//! German: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "de",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::German, key),
    ..NO_LANGUAGE
};

const STOP_WORDS: &str = "
    ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
    auch auf aus bei beim bin bis bist bzw da dabei dadurch dafur damit dann daran darauf daruber das
    dass davon dazu dein deine dem den denen denn der deren des dessen die dies diese dieselbe diesem
    diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige einigen er es etwa
    etwas euch fur gab gibt hab habe haben hat hatte hatten hier ihm ihn ihnen ihr ihre ihrem ihren
    ihrer ihres im in ins ist ja je jede jedem jeden jeder jedes jedoch kann kein keine keinem keinen
    keiner konnen konnte konnten lautet man mehr mein mit muss mussen nach nachdem nicht nichts noch nun
    nur ob obwohl oder ohne sehr sein seine seinem seinen seiner seines seit sich sie sind so sogar
    solche solchen soll sollen sollte sondern sowie sowohl u uber um und uns unser unter viel viele
    vielen vom von vor wahrend wann war ware waren warum was weil welche welchem welchen welcher welches
    wem wen wenn wer werden weshalb wessen wie wieder wieso wieviel wieviele will wird wo wobei wodurch
    wofur woher wohin womit worin woruber wovon wozu wurde wurden z zu zum zur zwar zwischen
";
