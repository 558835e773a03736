// `node xtask/manifest.mjs FOLDER`: the custom-elements manifest, which editors and tools for documents read
// (github.com/webcomponents/custom-elements-manifest). It is made of the tags above the class, of the values in the style
// sheets, and of the declarations in the folder. xtask/widget-tables.mjs makes the tables of WIDGET.md of it.

import { readFile, readdir, writeFile } from "node:fs/promises";

const TAG = "kashaf-search";
const FILE = `${TAG}.js`;

const [folder = "dist"] = process.argv.slice(2);
await writeFile(`${folder}/custom-elements.json`, `${JSON.stringify(await manifest(), null, 2)}\n`);

async function manifest() {
  const source = await readFile(`www/${FILE}`, "utf8");
  const sheets = (await readdir("www/styles")).filter((file) => file.endsWith(".css"));
  const css = (await Promise.all(sheets.map((file) => readFile(`www/styles/${file}`, "utf8")))).join("\n");
  const declared = await readFile(`${folder}/${TAG}.d.ts`, "utf8");
  const [, comment = ""] = /\/\*\*\n((?: \*.*\n)*?) \*\/\nexport class KashafSearch/.exec(source) ?? [];
  const [about = "", ...tags] = comment.replaceAll(/^ \* ?/gm, "").split(/^@/m);
  const [description = ""] = about.split("\n\n");
  /** @param {string} name */
  const tagged = (name) => tags.filter((tag) => tag.startsWith(`${name} `)).map((tag) => entry(tag.slice(name.length)));
  const name = "KashafSearch";
  const declaration = {
    kind: "class",
    name,
    tagName: TAG,
    customElement: true,
    description: oneLine(description),
    superclass: { name: "HTMLElement" },
    attributes: tagged("attr"),
    members: members(declared.slice(declared.indexOf(`declare class ${name}`))),
    events: tagged("fires"),
    slots: tags.filter((tag) => tag.startsWith("slot ")).map((tag) => ({ name: "", description: oneLine(tag.slice(5)) })),
    cssProperties: tagged("cssprop").map((property) => ({ ...property, ...usual(css, property.name) })),
    cssParts: tagged("csspart"),
  };
  const exported = [
    { kind: "js", name, declaration: { name, module: FILE } },
    { kind: "custom-element-definition", name: TAG, declaration: { name, module: FILE } },
  ];
  const modules = [{ kind: "javascript-module", path: FILE, declarations: [declaration], exports: exported }];
  return { schemaVersion: "1.0.0", readme: "", modules };
}

/** @param {string} tag Such as `{type} [name=default] description`. */
function entry(tag) {
  const [, type, bracketed, plain, description = ""] = /^\s*(?:\{(.*?)\}\s+)?(?:\[(.*?)\]|(\S+))\s*([^]*)$/.exec(tag) ?? [];
  const [name = "", value] = bracketed?.split(/=(.*)/) ?? [plain];
  return {
    name,
    ...(type && { type: { text: type } }),
    ...(value && { default: value }),
    ...(description && { description: oneLine(description) }),
  };
}

/** What the style sheets take if a page says nothing; none if that depends on the piece. */
function usual(css, name) {
  const found = [...css.matchAll(new RegExp(`var\\(${name}, ((?:[^()]|\\([^()]*\\))+)\\)`, "g"))];
  const values = new Set(found.map(([, value]) => value));
  return values.size === 1 ? { default: [...values][0] } : {};
}

/** Properties and methods of a class as it is declared. */
function members(body) {
  const found = body.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\n {4}(get )?(\w+)\((.*)\): (.*);\n( {4}set)?/g);
  return [...found].map(([, comment = "", get, name, parameters = "", type, set]) => {
    const [about = ""] = comment.split(/^\s*\* @/m);
    const description = oneLine(about.replaceAll(/^\s*\*/gm, ""));
    if (get) return { kind: "field", name, description, type: { text: type }, ...(!set && { readonly: true }) };
    const list = parameters.split(", ").filter((parameter) => parameter !== "");
    return { kind: "method", name, description, parameters: list.map(parameterOf), return: { type: { text: type } } };
  });
}

/** @param {string} text Such as `options?: FocusOptions`. */
function parameterOf(text) {
  const [name = "", type] = text.split(": ");
  return { name: name.replace("?", ""), type: { text: type }, ...(name.endsWith("?") && { optional: true }) };
}

/** @param {string} text */
function oneLine(text) {
  return text.trim().replaceAll(/\s+/g, " ");
}
