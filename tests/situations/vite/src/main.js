import { define } from "kashaf";
import articles from "./articles.wasm?url";

define({ index: articles });
