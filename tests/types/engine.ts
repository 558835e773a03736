// The engine without the element, as a page or a worker in TypeScript uses it. Nothing of it is run.

import { open } from "../../dist/kashaf.js";
import type { Engine, Hit, SearchOptions, Suggestion } from "../../dist/kashaf.js";
import { open as own } from "../../www/kashaf.js";

const engine: Engine = await open();
const options: SearchOptions = { limit: 3, offset: 3 };
const hits: Hit[] = engine.search("العراق", options).hits;
const suggestions: Suggestion[] = engine.suggest("الع");
engine.related(hits[0]?.id ?? "", 5).map(({ score }) => score + suggestions.length);

// @ts-expect-error a limit is a number
engine.search("العراق", { limit: "3" });
// @ts-expect-error the article may not be there
engine.document("a").title;

// What is declared is what the sources have, no less and no more.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
true satisfies Same<typeof open, typeof own>;
true satisfies Same<keyof Engine, keyof Awaited<ReturnType<typeof own>>>;
