// The engine without the element, for a page's own interface and for workers.

export { open } from "./engine.js";
