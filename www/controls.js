// What a click, a key and the form mean: from events to what the box does.

import { forget } from "./recents.js";

/** @typedef {import('./box.js').Box} Box */
/** @typedef {import('./list.js').List | import('./listbox.js').Listbox} Shape */
/** @typedef {import('./shell.js').Shell} Shell */

/**
 * @param {Box} box
 * @param {Shell} shell
 * @param {Shape} shape
 */
export function control(box, { root, form, input, dialog }, shape) {
  let frame = 0;
  const toField = () => input.focus();

  /** @type {Record<string, () => void>} What buttons do, by name. */
  const acts = {
    clear: () => {
      box.empty();
      toField();
    },
    open: () => box.open(),
    close: () => box.close(),
    more: () => box.more(),
    retry: () => {
      box.retry();
      toField();
    },
    all: () => form.submit(),
    unfilter: () => {
      box.refine({ filter: null });
      shape.settle();
    },
    forget: () => {
      forget();
      box.search();
      toField();
    },
  };

  // `input` also fires during composition, in which Android keyboards type whole words.
  input.addEventListener("input", () => (frame ||= requestAnimationFrame(search)));
  form.addEventListener("submit", onSubmit);
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKeydown);
  // Whoever comes near is about to search.
  root.addEventListener("pointerenter", () => box.load(), { once: true });
  root.addEventListener("focusin", () => box.load(), { once: true });
  // A dialog is closed by the browser too: by Escape, by Back on a phone.
  dialog.addEventListener("close", () => box.isReading && box.leaveArticle());

  function search() {
    cancelAnimationFrame(frame);
    frame = 0;
    box.search();
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    if (box.hasFailed) acts.retry?.();
    else search();
    box.commit();
    const isDropdown = "first" in shape;
    if (isDropdown && form.hasAttribute("action")) return; // To the page that it names.
    event.preventDefault();
    if (isDropdown) shape.first?.click();
    else shape.settle();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (event.target === dialog) return box.close(); // Beside what is in it.
    const target = event.target instanceof Element ? event.target.closest("[data-ask], [data-act], [data-id]") : null;
    if (!(target instanceof HTMLElement)) return;
    const { ask, act, id, anchor } = target.dataset;
    if (ask !== undefined) {
      box.ask(ask);
      shape.settle();
    } else if (id !== undefined) {
      box.select(event, id, anchor);
    } else if (act !== undefined) {
      acts[act]?.();
    }
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    // During composition all keys belong to the keyboard.
    if (event.isComposing || event.keyCode === 229) return;
    const shadow = root.getRootNode();
    const focused = shadow instanceof ShadowRoot ? shadow.activeElement : null;
    if (shape.key(event, focused) || (event.key === "Escape" && escape(focused))) event.preventDefault();
  }

  /**
   * One step back: out of the article, of the query, of the dialog.
   *
   * @param {Element | null} focused
   * @returns {boolean} Whether there was one.
   */
  function escape(focused) {
    if (box.isReading) box.leaveArticle();
    else if (focused === input && box.query !== "") box.empty();
    else if (dialog.open) box.close();
    else return false;
    return true;
  }
}
