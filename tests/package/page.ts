// What a page in TypeScript takes from the package, and what its compiler must refuse. Nothing of it is run.

import { define, KashafSearch } from "kashaf";
import { build, BuildError, type Report } from "kashaf/builder";
import { open, use, type Engine } from "kashaf/engine";

define({ index: new URL("articles.wasm", import.meta.url), integrity: "sha384-" });
use({ index: () => fetch("articles.wasm") });

const engine: Engine = await open();
(await engine.search("العراق")).hits.length.toFixed();
const search: KashafSearch | null = document.querySelector("kashaf-search");
search?.addEventListener("kashaf-search", ({ detail }) => detail.total);

const report: Report = await build({ paths: ["articles"], singleFile: "search.html", maxSize: "20MB" });
report.faults.map(({ path, line, remedy }) => [path, line?.toFixed(), remedy]);
new BuildError("", []).faults.length.toFixed();

// @ts-expect-error there are no articles
define({});
// @ts-expect-error a build needs articles
build({ out: "dist" });
// @ts-expect-error no such setting
build({ paths: "articles", colour: "red" });
