// `node xtask/declarations.mjs FOLDER`: the types of what the bundles export, one file beside each. tsc takes them from
// the comments of the sources; here they are put together, so that neither file needs any other of ours.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [folder = "dist"] = process.argv.slice(2);
const made = await mkdtemp(join(tmpdir(), "kashaf-types-"));

try {
  const options = "--allowJs --declaration --emitDeclarationOnly --stripInternal --target es2022 --module es2022";
  const reading = "--moduleResolution bundler --noCheck --types null --outDir";
  const sources = ["www/kashaf-search.js", "www/css.d.ts"];
  const words = ["node_modules/typescript/bin/tsc", ...options.split(" "), ...reading.split(" "), made, ...sources];
  execFileSync(process.execPath, words, { stdio: "inherit" });
  const engine = await engineTypes();
  await writeFile(join(folder, "kashaf.d.ts"), engine);
  await writeFile(join(folder, "kashaf-search.d.ts"), await elementTypes(engine));
} finally {
  await rm(made, { recursive: true });
}

/** The module's functions that ask something are the methods of what `open()` gives. */
async function engineTypes() {
  const glue = await readFile("www/pkg/kashaf.d.ts", "utf8");
  const [own = ""] = glue.split("export type InitInput");
  const functions = [...own.matchAll(/(\/\*\*(?:(?!\*\/)[^])*\*\/\n)export function ((\w+)\(.*;)\n/g)];
  const types = own.slice(0, functions[0].index).replace(/^(\/\* .* \*\/\n)+/, "").trim();
  const asked = functions.filter(([, , , name]) => ["document", "related", "search", "suggest"].includes(name));
  // Parts of the articles may have to be fetched first.
  const methods = asked.map(([, comment, signature]) => comment + signature.replace(/\): (.*);$/, "): Promise<$1>;"));
  const body = methods.join("\n\n").replaceAll(/^(?=.)/gm, "  ");
  const [open] = /\/\*\*(?:(?!\*\/)[^])*\*\/\nexport declare function open\(.*;/.exec(await emitted("engine.d.ts")) ?? [];
  return [types, `/** The search over the articles in the module. */\nexport interface Engine {\n${body}\n}`, open, ""].join("\n\n").trimEnd() + "\n";
}

/** @param {string} engine */
async function elementTypes(engine) {
  const source = await emitted("kashaf-search.d.ts");
  // The tags above the class are in the manifest, for tools that show them well.
  const element = source.slice(source.indexOf("/**")).replace(/^\/\*\*\n \* (.*)\n(?: \*.*\n)*? \*\//, "/** $1 */");
  const [articles = ""] = /export type Source = \{[^]*?\n\};\n/.exec(await emitted("engine.d.ts")) ?? [];
  const [language] = /export type Language = \{[^]*?\n\};\n/.exec(await emitted("messages/language.d.ts")) ?? [];
  const events = await readFile("www/events.d.ts", "utf8");
  const all = [events.replaceAll(/^import .*\n/gm, ""), language, `/** Where the engine with the articles is. */\n${articles}`, element].join("\n");
  const own = all.replaceAll(/import\(['"][^'"]+['"]\)\./g, "").trim();
  const names = [...engine.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(own));
  return `import type { ${used.join(", ")} } from "./kashaf.js";\n\nexport * from "./kashaf.js";\n\n${own}\n`;
}

/** @param {string} file */
function emitted(file) {
  return readFile(join(made, file), "utf8");
}
