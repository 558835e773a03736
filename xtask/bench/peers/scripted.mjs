// Engines in JavaScript that are given articles by a script: their index is made by Node and kept as JSON beside the page.

import { join } from "node:path";
import { PATH, PLAIN, write } from "./plain.mjs";

/**
 * @param {string} name
 * @param {string} title
 * @param {string} settings
 * @returns {import('./index.mjs').Peer}
 */
export function scripted(name, title, settings) {
  return {
    title,
    settings,
    path: PATH,
    pages: [PLAIN],
    builds: ({ site, laid, tools }) => {
      const command = [process.execPath, join(tools.bench, "indexing.mjs"), name, laid.json, join(site, "index.json")];
      return [{ name: title, command }];
    },
    finish: ({ site }) => write(name, site, ["index.json"]),
  };
}
