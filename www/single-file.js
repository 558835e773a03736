// A page that is one file, and opens from a disk too: there browsers let nothing be imported or fetched. So this script
// stands in the page, and in front of it, in blocks of data, the words of the page's language and the engine with the
// articles: gzip, since all browsers unpack that, in base64.

import { define } from "./kashaf-search.js";

/** @param {string} id */
const block = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {{ language?: import('./messages/language.js').Language, base?: string }} */
const { language, base } = JSON.parse(block("kashaf-page").textContent);

/** @param {string} text In base64. */
function decoded(text) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  return fromBase64?.call(Uint8Array, text) ?? Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

function index() {
  const packed = new Blob([decoded(block("kashaf-index").textContent)]);
  const module = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(module, { headers: { "Content-Type": "application/wasm" } });
}

define({ index, language, base: base && new URL(base, document.baseURI) });
