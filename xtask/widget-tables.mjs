// `node xtask/widget-tables.mjs FOLDER`: checks that the tables of WIDGET.md say what the manifest says, and the manifest
// what the sources have. With UPDATE_EXPECT=1 it writes the tables.

import { readFile, readdir, writeFile } from "node:fs/promises";

const DOCUMENT = "WIDGET.md";
const [folder = "dist"] = process.argv.slice(2);
const { modules } = JSON.parse(await readFile(`${folder}/custom-elements.json`, "utf8"));
const [element] = modules[0].declarations;
/** @type {string[]} */
const faults = [];

// What the sources have, found by their habits of writing it.
const scripts = await readAll("www", ".js");
const css = await readAll("www/styles", ".css");
const [, observed = ""] = /static observedAttributes = \[([^]*?)\n  \];/.exec(scripts) ?? [];
// These two are not watched: one says when to begin, the other only names things.
same("attribute", element.attributes, [...every(observed, /"([a-z-]+)"/g), "loading", "offline", "id"]);
same("custom property", element.cssProperties, every(css, /var\((--kashaf-[a-z-]+)/g));
same("event", element.events, every(await readAll("www", "events.d.ts"), /^  "(kashaf-[a-z]+)":/gm));
const parts = every(scripts, /(?:\bpart: |\bkind: |asking\(|button\(|part\.toggle\()"([a-z -]+)"/g).flatMap((names) => names.split(" "));
const [, paragraphs = ""] = /interface Paragraph \{[^}]*?kind: (.*);/.exec(await readAll("www/pkg", "kashaf.d.ts")) ?? [];
same("part", element.cssParts, [...parts, ...every(paragraphs, /"([a-z]+)"/g)]);

const code = (text = "") => (text === "" ? "" : `\`${text}\``);
const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`.replaceAll(/ {2,}/g, " ");
const table = (head, rows) => [row(...head), row(...head.map(() => "---")), ...rows].join("\n");
const described = ({ name, description = "" }) => row(code(name), description);

const tables = {
  attributes: table(
    ["attribute", "values", "unless told", ""],
    element.attributes.map((it) => row(code(it.name), code(it.type.text), code(it.default), it.description)),
  ),
  properties: table(
    ["property", "type", ""],
    element.members.filter(({ kind }) => kind === "field").map((it) => {
      return row(code(it.name), code(it.type.text), it.description + (it.readonly ? " Read only." : ""));
    }),
  ),
  methods: table(
    ["method", "returns", ""],
    element.members.filter(({ kind }) => kind === "method").map((it) => {
      const list = it.parameters.map(({ name, optional }) => name + (optional ? "?" : "")).join(", ");
      return row(code(`${it.name}(${list})`), code(it.return.type.text), it.description);
    }),
  ),
  events: table(["event", "type", ""], element.events.map((it) => row(code(it.name), code(it.type.text), it.description))),
  "custom properties": table(
    ["property", "unless told", ""],
    element.cssProperties.map((it) => row(code(it.name), code(it.default), it.description)),
  ),
  parts: table(["part", ""], element.cssParts.map(described)),
};

const before = await readFile(DOCUMENT, "utf8");
let after = before;
for (const [name, text] of Object.entries(tables)) {
  const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!marks.test(after)) faults.push(`${DOCUMENT} has no <!-- ${name} --> … <!-- /${name} -->`);
  after = after.replace(marks, (_, start, end) => `${start}\n${text}\n\n${end}`);
}
if (after !== before && process.env.UPDATE_EXPECT) await writeFile(DOCUMENT, after);
else if (after !== before) faults.push(`${DOCUMENT}: its tables are not those of the manifest; UPDATE_EXPECT=1 writes them`);

for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

/** @param {string} place @param {string} ending */
async function readAll(place, ending) {
  const files = (await readdir(place)).filter((file) => file.endsWith(ending));
  return (await Promise.all(files.map((file) => readFile(`${place}/${file}`, "utf8")))).join("\n");
}

/** @param {string} text @param {RegExp} pattern */
function every(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

/** @param {string} what @param {{ name: string }[]} documented @param {string[]} there */
function same(what, documented, there) {
  const names = documented.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  for (const name of new Set(there)) if (!names.includes(name)) faults.push(`the ${what} ${name} has no tag above the class`);
  for (const name of names) if (!there.includes(name)) faults.push(`the ${what} ${name} has a tag, but is nowhere`);
  for (const name of twice) faults.push(`the ${what} ${name} has two tags`);
}
