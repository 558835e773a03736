// A page whose engine never comes (`?held`) or cannot be had (`?refused`): all elements of a page share one, so this
// takes a page of its own.

const refused = location.search === "?refused";

globalThis.fetch = () => (refused ? Promise.reject(new TypeError("refused")) : new Promise(() => {}));

const element = /** @type {import('../kashaf-search.js').KashafSearch} */ (document.querySelector("kashaf-search"));
customElements.whenDefined("kashaf-search").then(() => (element.query = "العراق"));
