// "Make your own": articles in, one page with a search over them out, and nothing leaves the machine.

import { element } from "../dom.js";
import { make } from "./beside.js";
import { chosen, dropped } from "./dropped.js";
import { outcome } from "./outcome.js";
import { counted, say, words } from "./words.js";

/** @typedef {import('./dropped.js').Dropped} Dropped */
/** @typedef {import('./maker.js').Made} Made */

const form = /** @type {HTMLFormElement} */ (document.forms.namedItem("make"));
const [count, status, result] = ["count", "status", "result"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
const bar = /** @type {HTMLProgressElement} */ (document.querySelector("progress"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));

/** By path: what is chosen again takes the place of what it was. @type {Map<string, File>} */
const files = new Map();
/** Where the last page is. */
let address = "";

/** @param {Dropped[]} added */
function add(added) {
  for (const { path, file } of added) files.set(path, file);
  show();
}

function show() {
  if (count) count.textContent = counted(words.chosen, files.size);
  button.disabled = files.size === 0;
}

/** @param {"reading" | "indexing" | "writing"} stage @param {number} done @param {number} all */
function tell(stage, done, all) {
  bar.max = all || 1;
  if (stage === "reading") bar.value = done;
  else bar.removeAttribute("value");
  // Each number would be read out.
  bar.setAttribute("aria-valuetext", stage === "reading" ? say(words.reading, done, all) : words[stage]);
  announce(stage === "reading" ? words.reading.split(/[:：]/)[0] + "…" : words[stage]);
}

/** @param {string} text */
function announce(text) {
  if (status && status.textContent !== text) status.textContent = text;
}

function options() {
  const { title = "", lang = "" } = Object.fromEntries(new FormData(form));
  return [title && `--title=${title}`, lang && `--lang=${lang}`].filter((option) => typeof option === "string" && option !== "");
}

async function work() {
  URL.revokeObjectURL(address);
  result?.replaceChildren();
  button.disabled = true;
  bar.hidden = false;
  bar.removeAttribute("value");
  announce(words.loading);
  const all = [...files].map(([path, file]) => ({ path, file }));
  try {
    const { report, page } = await make(all, /** @type {string[]} */ (options()), tell);
    announce(page ? counted(words.made, report.articles ?? 0) : words.failed);
    if (page) result?.append(link(page));
    result?.append(...outcome(report, [...files.keys()]));
    result?.querySelector("a")?.focus();
  } catch (error) {
    announce(words.failed);
    result?.append(element("p", { class: "error", dir: "auto" }, error instanceof Error ? error.message : String(error)));
  } finally {
    bar.hidden = true;
    show();
  }
}

/** @param {Uint8Array} page */
function link(page) {
  address = URL.createObjectURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (page)], { type: "text/html;charset=utf-8" }));
  const text = say(words.download, Math.ceil(page.length / 1000));
  return element("p", {}, element("a", { href: address, download: "search.html", class: "button" }, text));
}

for (const input of form.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => {
    add(chosen(/** @type {HTMLInputElement} */ (input).files ?? []));
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  work();
});
form.addEventListener("reset", () => {
  files.clear();
  result?.replaceChildren();
  announce("");
  show();
});
// Anywhere on the page: a file that misses its place would be opened in the place of the page.
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
addEventListener("drop", async (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  if (event.dataTransfer) add(await dropped(event.dataTransfer));
});
// A page that is loaded again may still have what was chosen before.
for (const input of form.querySelectorAll("input[type=file]")) add(chosen(/** @type {HTMLInputElement} */ (input).files ?? []));
