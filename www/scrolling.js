// What scrolls around an element: the page, or a part of it such as a dialog.

/**
 * The nearest ancestor that scrolls now, through the edges of shadow roots.
 *
 * @param {Element} element
 * @returns {Element}
 */
export function scrollerOf(element) {
  const page = document.scrollingElement ?? document.documentElement;
  /** @type {Node | null} */
  let node = element;
  while (node && node !== document.body) {
    if (node instanceof Element && node.scrollHeight > node.clientHeight) {
      if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
    }
    node = (node instanceof Element && node.assignedSlot) || (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
  return page;
}

/**
 * Where on the screen the content of a scroller begins and ends.
 *
 * @param {Element} scroller
 */
export function edgesOf(scroller) {
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
}
