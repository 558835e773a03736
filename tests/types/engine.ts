// The engine without the element, as a page or a worker in TypeScript uses it. Nothing of it is run.

import { open } from "../../dist/kashaf.js";
import type { DateRange, Engine, Facet, Hit, SearchFilter, SearchOptions, Section, Suggestion } from "../../dist/kashaf.js";
import { open as own } from "../../www/kashaf.js";

const engine: Engine = await open();
const options: SearchOptions = { limit: 3, offset: 3 };
const hits: Hit[] = (await engine.search("العراق", options)).hits;
const suggestions: Suggestion[] = await engine.suggest("الع");
(await engine.related(hits[0]?.id ?? "", 5)).map(({ score }) => score + suggestions.length);

const filter: SearchFilter = { section: "السياسة", tag: ["أ", "ب"], lang: null, after: "2021-07", before: "2021" };
const { facets, dates, faults } = await engine.search("", { filter, sort: "newest", facets: true });
facets.flatMap(({ kind, values }: Facet) => values.map(({ value, count, chosen }) => [kind, value, count + 1, !chosen]));
dates satisfies DateRange | null;
faults.map(({ part, message }) => part + message);
hits.flatMap(({ sections }) => sections.map((section: Section) => `#${section.anchor} ${section.title}`));
hits.map(({ url, section, authors, tags }) => [url ?? "", section ?? "", ...authors, ...tags].join());
(await engine.document("a"))?.paragraphs.map(({ anchor }) => anchor satisfies string | null);
(await engine.related("a")).map(({ url }) => url satisfies string | null);

// @ts-expect-error there is no such order
engine.search("العراق", { sort: "best" });
// @ts-expect-error a date is a text
engine.search("العراق", { filter: { after: new Date() } });
// @ts-expect-error nobody asked for the dates
dates.from;

// @ts-expect-error a limit is a number
engine.search("العراق", { limit: "3" });
// @ts-expect-error the article may not be there
(await engine.document("a")).title;

// What is declared is what the sources have, no less and no more.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
true satisfies Same<typeof open, typeof own>;
true satisfies Same<keyof Engine, keyof Awaited<ReturnType<typeof own>>>;
