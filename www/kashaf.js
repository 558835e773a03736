// The engine without the element, for a page's own interface and for workers.

export { open, use } from "./engine.js";
