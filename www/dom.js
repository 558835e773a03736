// The only place that makes elements. Children are nodes or text, never HTML.

/** @typedef {import('./pkg/kashaf.js').Segment} Segment */

/**
 * An element with attributes and children. `true` sets an empty attribute; `false` and `undefined` set none.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * Pieces of an article's text, the marked ones in `<mark>`. The engine marks whole words only: an element
 * that begins or ends inside an Arabic word breaks the joining of its letters.
 *
 * @param {readonly Segment[]} segments
 * @returns {(Node | string)[]}
 */
export function marked(segments) {
  return segments.map(({ text, marked }) => (marked ? element("mark", { part: "mark" }, text) : text));
}

/**
 * A template's text with a node in the place of each `{}`.
 *
 * @param {string} template
 * @param {Node[]} nodes
 * @returns {(Node | string)[]}
 */
export function around(template, ...nodes) {
  return template.split("{}").flatMap((text, at) => (at === 0 ? [text] : [nodes[at - 1] ?? "", text]));
}

const OUTLINES = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L20 20",
  clear: "M6 6l12 12M18 6L6 18",
  // Points to where an Arabic line begins; the style sheet turns it around for other scripts.
  back: "M5 12h14m-6-6l6 6-6 6",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
};

/**
 * A drawn sign that says nothing to a screen reader: the words beside it do.
 *
 * @param {keyof typeof OUTLINES} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon ${name}`);
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", OUTLINES[name]);
  svg.append(path);
  return svg;
}
