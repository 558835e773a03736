// What a page loads: the element over the articles of a build. In the place of KASHAF the builder writes where those are, and
// into each `import()` where the element's other scripts are.

import { define } from "./kashaf-search.js";

export * from "./kashaf-search.js";

define(KASHAF);
