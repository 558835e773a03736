// The element's style sheet, in the order of the cascade.

import answer from "./answer.css";
import article from "./article.css";
import dialog from "./dialog.css";
import dropdown from "./dropdown.css";
import field from "./field.css";
import readers from "./readers.css";
import root from "./root.css";

export const sheet = new CSSStyleSheet();
sheet.replaceSync([root, field, answer, dropdown, dialog, article, readers].join(""));
