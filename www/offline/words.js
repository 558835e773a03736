// What the bar says: that there is a newer version, to show it, and not now.

/** @type {Record<string, readonly [text: string, now: string, later: string]>} */
const WORDS = {
  ar: ["توجد نسخة أحدث من هذه الصفحة.", "عرضها", "لاحقًا"],
  bn: ["এই পাতার একটি নতুন সংস্করণ আছে।", "দেখান", "পরে"],
  de: ["Es gibt eine neuere Fassung dieser Seite.", "Anzeigen", "Später"],
  en: ["There is a newer version of this page.", "Show it", "Later"],
  es: ["Hay una versión más reciente de esta página.", "Mostrarla", "Más tarde"],
  fa: ["نسخهٔ تازه‌تری از این صفحه هست.", "نمایش", "بعداً"],
  fr: ["Une version plus récente de cette page est disponible.", "L’afficher", "Plus tard"],
  he: ["יש גרסה חדשה יותר של הדף הזה.", "הצגה", "אחר כך"],
  hi: ["इस पेज का नया संस्करण उपलब्ध है।", "दिखाएँ", "बाद में"],
  id: ["Ada versi yang lebih baru dari halaman ini.", "Tampilkan", "Nanti"],
  it: ["È disponibile una versione più recente di questa pagina.", "Mostrala", "Più tardi"],
  ja: ["このページの新しい版があります。", "表示する", "あとで"],
  ko: ["이 페이지의 새 버전이 있습니다.", "보기", "나중에"],
  ms: ["Ada versi yang lebih baharu bagi halaman ini.", "Tunjukkan", "Nanti"],
  nl: ["Er is een nieuwere versie van deze pagina.", "Tonen", "Later"],
  pt: ["Há uma versão mais recente desta página.", "Mostrar", "Mais tarde"],
  ru: ["Есть более новая версия этой страницы.", "Показать", "Позже"],
  sw: ["Kuna toleo jipya zaidi la ukurasa huu.", "Onyesha", "Baadaye"],
  tr: ["Bu sayfanın daha yeni bir sürümü var.", "Göster", "Daha sonra"],
  ur: ["اس صفحے کا نیا نسخہ موجود ہے۔", "دکھائیں", "بعد میں"],
  zh: ["此页面有新版本。", "显示", "稍后"],
  "zh-Hant": ["此頁面有新版本。", "顯示", "稍後"],
};

const RTL = ["ar", "fa", "he", "ur"];

/**
 * The words for a tag, else English ones.
 *
 * @param {string} tag A BCP 47 tag, or "".
 */
export function spoken(tag) {
  const [language = ""] = tag.toLowerCase().split(/[-_]/);
  const traditional = /^zh[-_](hant|tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : language;
  const lang = Object.hasOwn(WORDS, traditional) ? traditional : "en";
  const [text = "", now = "", later = ""] = WORDS[lang] ?? [];
  return { lang, dir: RTL.includes(lang) ? "rtl" : "ltr", text, now, later };
}
