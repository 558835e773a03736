// Keys that bring a reader to the search from anywhere on the page, such as `mod+k /`.

/** Ctrl elsewhere is Command on Apple's keyboards. */
const APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/**
 * @typedef {object} Shortcut
 * @property {string} key As `event.key` has it, in small letters.
 * @property {string} code The same key by its place on the keyboard.
 * @property {boolean} mod
 */

/** @param {string} key */
const codeOf = (key) => (/^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key === "/" ? "Slash" : "");

/**
 * @param {string} list Shortcuts with spaces between; `mod` is Ctrl, or Command on Apple's keyboards.
 * @returns {Shortcut[]}
 */
export function shortcuts(list) {
  const words = list.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return words.map((word) => {
    const mod = word.startsWith("mod+");
    const key = mod ? word.slice(4) : word;
    return { key, code: codeOf(key), mod };
  });
}

/** @param {readonly Shortcut[]} list For `aria-keyshortcuts`. */
export function ariaShortcuts(list) {
  const names = list.map(({ key, mod }) => (mod ? `${APPLE ? "Meta" : "Control"}+${key.toUpperCase()}` : key));
  return names.join(" ") || undefined;
}

/** @param {Shortcut} shortcut As it is drawn on keys. */
export function keyCaps({ key, mod }) {
  return (mod ? (APPLE ? "⌘ " : "Ctrl ") : "") + key.toUpperCase();
}

/**
 * Whether the event is one of the shortcuts and is meant for nothing else.
 *
 * @param {KeyboardEvent} event
 * @param {readonly Shortcut[]} list
 */
export function isShortcut(event, list) {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.repeat || isEditable(event)) return false;
  const mod = APPLE ? event.metaKey : event.ctrlKey;
  const other = APPLE ? event.ctrlKey : event.metaKey;
  return list.some((shortcut) => shortcut.mod === mod && !other && !event.shiftKey && isKey(event, shortcut));
}

/**
 * With an Arabic layout the K key is «ن»: then its place counts. With a Latin one only the letter does, or the
 * place of K on a Dvorak keyboard, a T, would do as well.
 *
 * @param {KeyboardEvent} event
 * @param {Shortcut} shortcut
 */
function isKey(event, { key, code }) {
  const typed = event.key.toLowerCase();
  return typed === key || (code !== "" && event.code === code && !/^[\x20-\x7e]$/.test(typed));
}

/** @param {KeyboardEvent} event Whether its key is typed into some field. */
function isEditable(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, [role=textbox]");
}
