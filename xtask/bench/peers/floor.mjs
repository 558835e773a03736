// What any page costs: one without a script, and one whose script does nothing.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { page } from "./plain.mjs";

export const title = "An empty page";
export const settings = "with an empty module script, and without one";

/** @type {import('./index.mjs').Page[]} */
export const pages = [
  { name: "with an empty module", path: "module.html", first: () => document.readyState === "complete", ask: () => {} },
  { name: "bare", path: "bare.html", first: () => document.readyState === "complete", ask: () => {} },
];

/** @param {import('./index.mjs').Job} job */
export function finish({ site }) {
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, "empty.js"), "");
  writeFileSync(join(site, "module.html"), page('<script type="module" src="empty.js"></script>', "<p>"));
  writeFileSync(join(site, "bare.html"), page("", "<p>"));
}
