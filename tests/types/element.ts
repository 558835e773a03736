// What a page in TypeScript may write, and what its compiler must refuse. Nothing of it is run.

import { KashafSearch, open } from "../../dist/kashaf-search.js";
import type { KashafSelection, SearchResponse } from "../../dist/kashaf-search.js";

const search: KashafSearch | null = document.querySelector("kashaf-search");
const made: KashafSearch = document.createElement("kashaf-search");

search?.addEventListener("kashaf-ready", ({ detail }) => detail satisfies null);
search?.addEventListener("kashaf-search", ({ detail }) => detail.total.toFixed());
search?.addEventListener("kashaf-select", (event) => {
  event.preventDefault();
  const { hit, query, href }: KashafSelection = event.detail;
  console.log(hit.title, query, href);
});
search?.addEventListener("kashaf-error", ({ detail }) => detail instanceof Error && detail.message);
// They bubble.
document.addEventListener("kashaf-search", ({ detail }) => detail satisfies SearchResponse);
window.addEventListener("kashaf-select", ({ detail }) => detail.hit.id);

// @ts-expect-error the detail is an answer, no number
search?.addEventListener("kashaf-search", (event: CustomEvent<number>) => event.detail);
// @ts-expect-error a selection has no title of its own
search?.addEventListener("kashaf-select", ({ detail }) => detail.title);
// @ts-expect-error nothing is known of an error
search?.addEventListener("kashaf-error", ({ detail }) => detail.message);

made.messages = { placeholder: "ابحث", count: { one: "نتيجة واحدة", other: "{} نتيجة" } };
made.query = "العراق";
made.search("العراق");
made.focus({ preventScroll: true });
made.load().then(() => made.response?.hits.length);
await made.ready;

// @ts-expect-error there is no such word to say
made.messages = { greeting: "أهلًا" };
// @ts-expect-error the answer is the element's
made.response = undefined;
// @ts-expect-error what the element needs for itself is not to be seen
made.settle();
// @ts-expect-error the same
made.connectedCallback();

const engine = await open();
(await engine.document("a", "العراق"))?.paragraphs.map(({ kind }) => kind === "aside");
