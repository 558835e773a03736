// The element's standing parts: the field and what frames it. The shapes fill the rest.

import { element, icon } from "./dom.js";
import { ariaShortcuts, keyCaps } from "./shortcut.js";

/** @typedef {import('./messages/index.js').Messages} Messages */
/** @typedef {import('./shortcut.js').Shortcut} Shortcut */
/** @typedef {ReturnType<typeof shell>} Shell */

/**
 * @typedef {object} Plan
 * @property {string} name Begins every id, so that elements of one page don't share any.
 * @property {"results" | "dropdown"} shape
 * @property {boolean} modal
 * @property {string} param What the form calls the query.
 * @property {string} action Where the form goes; "" for nowhere.
 * @property {string} label
 * @property {string} placeholder
 * @property {readonly Shortcut[]} shortcuts
 */

/**
 * @param {Messages} messages
 * @param {Plan} plan
 */
export function shell({ lang, dir, text }, plan) {
  const { name, modal } = plan;
  const dropdown = plan.shape === "dropdown";
  const keys = ariaShortcuts(plan.shortcuts);
  const hint = plan.shortcuts.slice(0, 1).map((shortcut) => element("kbd", { part: "hint" }, keyCaps(shortcut)));

  const input = element("input", {
    part: "input",
    id: `${name}-query`,
    type: "search",
    name: plan.param || "q",
    placeholder: plan.placeholder || text.placeholder,
    dir: "auto",
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    ...(dropdown && {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${name}-list`,
    }),
    ...(!modal && { "aria-keyshortcuts": keys }),
  });
  const label = element("label", { class: "unseen", for: input.id }, plan.label || text.label);
  const clear = element("button", { part: "clear", type: "button", "data-act": "clear", "aria-label": text.clear }, icon("clear"));
  const field = element("div", { part: "field" }, icon("search"), label, input, clear);
  if (!modal) field.append(...hint.map(silent));
  const form = element("form", { method: "get", action: plan.action || undefined }, field);

  // Browsers that don't know `<search>` yet get its role.
  const landmark = element("search", { role: "search", "aria-label": plan.label || text.landmark }, form);
  // The count is seen at once. It is told apart from that, after a pause, so as not to talk into the typing.
  const status = element("span", { part: "status", role: "status", class: "unseen" });
  const reading = element("div", { hidden: true });

  const root = element("div", { class: "root", part: "root", lang, dir });
  const dialog = element("dialog", { part: "dialog", "aria-label": text.landmark });
  const body = modal ? dialog : root;
  if (modal) {
    const open = element(
      "button",
      { part: "open", type: "button", "data-act": "open", "aria-haspopup": "dialog", "aria-keyshortcuts": keys },
      icon("search"),
      plan.label || text.open,
    );
    open.append(...hint.map(silent));
    field.append(element("button", { part: "close", type: "button", "data-act": "close" }, text.close));
    root.append(open);
  }
  body.append(landmark, status);
  if (modal || dropdown) root.append(dialog);
  // A dropdown has no room for an article: it is read in a dialog.
  (dropdown ? dialog : body).append(reading);
  return { root, body, dialog, landmark, form, input, status, reading };
}

/** @param {HTMLElement} drawn Read out, it would only repeat `aria-keyshortcuts`. */
function silent(drawn) {
  drawn.setAttribute("aria-hidden", "true");
  return drawn;
}
