// The engine alone over the articles of a build, for a page's own interface and for workers: one script, so that no chain
// of them leads to the module. In the place of KASHAF the builder writes where that is.

import { open, use } from "./engine.js";

use(KASHAF);

export { open };
