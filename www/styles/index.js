// The element's style sheet, in the order of the cascade. What comes later has its place before what readers ask for.

import answer from "./answer.css";
import field from "./field.css";
import readers from "./readers.css";
import root from "./root.css";

export const sheet = new CSSStyleSheet();

const styles = new Set([root, field, answer]);

/** @param {readonly string[]} more Those of a script that came later. */
export function style(more) {
  for (const css of more) styles.add(css);
  sheet.replaceSync([...styles, readers].join(""));
}

style([]);
