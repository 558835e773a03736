// Brings each specimen of the gallery into its state, by what a page or a reader can do and nothing else.

/** @typedef {import('../kashaf-search.js').KashafSearch} KashafSearch */

const specimens = /** @type {KashafSearch[]} */ ([...document.querySelectorAll("kashaf-search")]);
const settings = document.forms[0];

/**
 * What needs the focus, a dialog or the address can be had by one specimen at a time: the one that the address names.
 *
 * @type {Record<string, (element: KashafSearch, query: string) => void>}
 */
const shows = {
  list(element, query) {
    element.focus();
    element.query = query;
  },

  modal(element, query) {
    element.open();
    element.query = query;
  },

  recents(element, query) {
    for (const before of ["العراق", "\"انسحاب القوات\"", query]) element.search(before);
    element.query = "";
    element.focus();
  },

  facets(element, query) {
    element.query = query;
    /** @type {HTMLElement | null | undefined} */ (element.shadowRoot?.querySelector("[part~=filter]"))?.click();
  },

  narrowed(element, query) {
    element.query = query;
    element.filter = { tag: "لا شيء" };
  },

  article(element, query) {
    element.query = query;
    const titles = element.shadowRoot?.querySelectorAll("[part~=title]") ?? [];
    for (const title of titles) if (title.closest("a")) return title.closest("a")?.click();
  },
};

async function follow() {
  const element = specimens.find(({ id }) => `#${id}` === location.hash);
  if (!element) return;
  const { show = "", query = "" } = element.dataset;
  await element.load();
  element.scrollIntoView(); // The others have their results by now, and are as high as they will be.
  shows[show]?.(element, query);
}

/** The settings are in the address too, so that a state of the whole gallery has a link. */
function set() {
  const { lang, scheme } = Object.fromEntries(new FormData(settings));
  for (const element of specimens) {
    element.dataset.lang ??= element.lang;
    const wanted = String(lang) || element.dataset.lang;
    if (element.lang !== wanted) element.lang = wanted;
  }
  document.documentElement.dataset.scheme = String(scheme);
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = settings?.elements.namedItem(name);
  if (field instanceof HTMLSelectElement) field.value = value;
}
settings?.addEventListener("change", set);
set();
// Only now, so that each begins in the language that was wished for.
await import("../kashaf-search.js");

for (const element of specimens) {
  const { show, query } = element.dataset;
  if (query && !show) element.query = query;
}
addEventListener("hashchange", follow);
// Until then the browser itself goes where the address says, and takes the focus there.
if (document.readyState === "complete") follow();
else addEventListener("load", follow);

export {};
