// The bar that tells a reader of a newer version. It takes no focus and covers little; the page's styles end at its root.

import { element } from "../dom.js";
import css from "./bar.css";
import { spoken } from "./words.js";

/** @type {HTMLElement | undefined} */
let shown;

/**
 * Shows the bar, anew if it is there: so it is told of each version.
 *
 * @param {() => void} activate What its button does.
 */
export function show(activate) {
  shown?.remove();
  const { lang, dir, text, now, later } = spoken(document.documentElement.lang);
  const host = element("div", { class: "kashaf-update" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const message = element("p", { role: "status" });
  const renew = element("button", { type: "button", class: "now" }, now);
  const close = element("button", { type: "button" }, later);
  renew.addEventListener("click", activate);
  close.addEventListener("click", () => host.remove());
  root.append(element("aside", { lang, dir, "aria-label": text }, message, renew, close));
  document.body.append(host);
  shown = host;
  // Screen readers say what changes in a place that they know.
  requestAnimationFrame(() => setTimeout(() => message.append(text)));
}
