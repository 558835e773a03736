// The element's style sheet, in the order of the cascade. What comes later has its place before what readers ask for.

import answer from "./answer.css";
import field from "./field.css";
import readers from "./readers.css";
import root from "./root.css";

export const sheet = new CSSStyleSheet();

/** @param {Document} other What may be another than the script's, such as a frame's: a sheet is of one. */
export function sheetsOf(other) {
  if (other === document) return [sheet];
  const { CSSStyleSheet } = /** @type {any} */ (other.defaultView ?? {});
  if (!CSSStyleSheet) return []; // Of a template.
  const copy = new CSSStyleSheet();
  copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join(""));
  return [copy];
}

const styles = new Set([root, field, answer]);

/** @param {readonly string[]} more Those of a script that came later. */
export function style(more) {
  for (const css of more) styles.add(css);
  sheet.replaceSync([...styles, readers].join(""));
}

style([]);
