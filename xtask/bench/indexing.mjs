// `node indexing.mjs NAME ARTICLES INDEX`: the index of an engine in JavaScript, made as a site's build would make it.

import { readFileSync, writeFileSync } from "node:fs";

const [name = "", articles = "", index = ""] = process.argv.slice(2);
const { serialize } = await import(`./peers/${name}.mjs`);
writeFileSync(index, await serialize(JSON.parse(readFileSync(articles, "utf8"))));
