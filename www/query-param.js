// The query in the page's address, such as `?q=العراق`: it can be copied, reloaded, and gone back to.
//
// While a reader types, the address of the step they are on follows after a pause. Enter, or opening an article,
// makes the query a step of its own: the step before gets back what it stood for.

/** WebKit throws after a hundred changes in half a minute; a pause also keeps half-typed words out. */
const PAUSE = 500;

export class QueryParam {
  #name;
  /** What the step of now stands for. */
  #committed;
  /** What the address was when it was last looked at. */
  #seen = location.search;
  #timer = 0;

  /** @param {string} name "" leaves the address alone. */
  constructor(name) {
    this.#name = name;
    this.#committed = this.query;
  }

  /** The query in the address; null if it has none. */
  get query() {
    return this.#name === "" ? null : new URLSearchParams(location.search).get(this.#name);
  }

  /** How many results were shown on this step. */
  get shown() {
    return Number(history.state?.kashafShown) || 0;
  }

  /** @param {string} query What is being typed. */
  draft(query) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write("replaceState", query), PAUSE);
  }

  /** @param {string} query What was searched for: a new step, unless this one is already of that. */
  push(query) {
    clearTimeout(this.#timer);
    if (query === (this.#committed ?? "")) return;
    this.#write("replaceState", this.#committed ?? "");
    this.#committed = query;
    this.#write("pushState", query);
  }

  /**
   * This step stands for the query from now on.
   *
   * @param {string} query
   * @param {number} shown How many results of it.
   */
  keep(query, shown) {
    clearTimeout(this.#timer);
    this.#committed = query;
    this.#write("replaceState", query, shown);
  }

  /**
   * After Back or Forward: the query of the step of now. Undefined if it was only the hash that changed: then what is being
   * typed stays, although the address does not say it yet.
   */
  follow() {
    if (this.#name === "" || location.search === this.#seen) return undefined;
    this.#seen = location.search;
    clearTimeout(this.#timer);
    this.#committed = this.query;
    return this.#committed ?? "";
  }

  /**
   * @param {"pushState" | "replaceState"} way
   * @param {string} query
   * @param {number} [kashafShown] How many results of it.
   */
  #write(way, query, kashafShown) {
    if (this.#name === "") return;
    try {
      // The others stay as they are, to the letter.
      const others = location.search.slice(1).split("&");
      const pairs = others.filter((pair) => pair !== "" && !new URLSearchParams(pair).has(this.#name));
      if (query !== "") pairs.push(`${encodeURIComponent(this.#name)}=${encodeURIComponent(query)}`);
      const search = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
      if (way === "replaceState" && search === location.search && !kashafShown) return;
      history[way]({ ...history.state, kashafShown }, "", location.pathname + search + location.hash);
      this.#seen = search;
    } catch {
      // Too often, not allowed in this frame, or half a character: the search goes on without an address.
    }
  }
}
