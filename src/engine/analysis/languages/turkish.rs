//! Turkish: Snowball's stemmer, and stop words.

use pagefind_stem::Algorithm;

use super::{Language, NO_LANGUAGE, Script, snowball};

pub(super) static LANGUAGE: Language = Language {
    tag: "tr",
    scripts: &[Script::Latin],
    stop_words: STOP_WORDS,
    stem: |key, _| snowball(Algorithm::Turkish, key),
    ..NO_LANGUAGE
};

// With the endings that stand behind an apostrophe: Türkiye'nin is two words.
const STOP_WORDS: &str = "
    acaba ama ancak arasinda artik asla aslinda ayni ayrica az bana bazi belki ben beni benim beri bile
    bir bircok biri birkac bize biz bizim boyle boylece bu buna bunda bundan bunlar bunlari bunlarin
    bunu bunun burada cok cunku da daha de dek degil den dan der diger diye dolayi e edilen eden eger en
    etti fakat gibi gore hala hangi hangisi hem henuz hep hepsi her hic hicbir i icin iken ile ilgili in
    ise iste itibaren kac kacinci kadar karsi kendi kendine ki kim kimdir kime kimi kimin kimler la le
    lar ler mi mu nasil ne neden nedeni nedenle nedir nelerdir nerede nereden nereye neresi neye neyi
    neyin nicin nin niye nun o olan olarak oldu olduklari oldugu olmak olur on ona ondan onlar onlari
    onlarin onu onun oysa pek ragmen sadece sanki sekilde sen seni senin siz sizin sonra su suna sunu ta
    tan te ten tarafindan tum u un uzere uzerinde var vardi ve veya ya yani ye yi yine yok yoksa yu
    zaten
";
