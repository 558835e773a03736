// The language of the articles, which every page has. The bundle gets that of its own articles here.
export { default } from "./ar.js";
