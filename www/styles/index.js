// The element's style sheet, in the order of the cascade. What comes later has its place before what readers ask for.

import answer from "./answer.css";
import dialog from "./dialog.css";
import field from "./field.css";
import readers from "./readers.css";
import root from "./root.css";

export const sheet = new CSSStyleSheet();

const added = new Set([root, field, answer, dialog]);

/** @param {string} css */
export function style(css) {
  added.add(css);
  sheet.replaceSync([...added, readers].join(""));
}

style("");
