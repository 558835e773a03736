// What is asked, in the page's address: the query, such as `?q=العراق`, and what a reader narrows the answer to, such as
// `?q=العراق&q-section=سياسة`. It can be copied, reloaded, and gone back to.
//
// While a reader types, the address of the step they are on follows after a pause. Enter, a choice, or opening an article
// makes what is asked a step of its own: the step before gets back what it stood for.

/** WebKit throws after a hundred changes in half a minute; a pause also keeps half-typed words out. */
const PAUSE = 500;

export class QueryParam {
  #name;
  #names;
  /** What the step of now stands for, and how many results of it. */
  #committed;
  #shown;
  /** Where the page stood before something else was asked, whose answer may be shorter. */
  #scroll = /** @type {number | undefined} */ (undefined);
  /** What the address was when it was last looked at. */
  #seen = location.search;
  #timer = 0;

  /**
   * @param {string} name "" leaves the address alone.
   * @param {readonly string[]} keys What else it has, each behind the name and a hyphen.
   */
  constructor(name, keys) {
    this.#name = name;
    this.#names = [name, ...keys.map((key) => `${name}-${key}`)];
    this.#committed = this.asked;
    this.#shown = this.shown;
  }

  /** The query in the address; null if it has none. */
  get query() {
    return this.#name === "" ? null : new URLSearchParams(location.search).get(this.#name);
  }

  /** @param {string} key One of the others in the address. */
  all = (key) => (this.#name === "" ? [] : new URLSearchParams(location.search).getAll(`${this.#name}-${key}`));

  /** All of it in the address, in the order of `encode()`. */
  get asked() {
    if (this.#name === "") return "";
    const params = new URLSearchParams(location.search);
    const pairs = this.#names.flatMap((name) => params.getAll(name).map((value) => [name, value]));
    return String(new URLSearchParams(pairs.filter(([name, value], at) => value !== "" && (at === 0 || name !== this.#name))));
  }

  /**
   * What is asked, so that it can be compared.
   *
   * @param {string} query
   * @param {[key: string, value: string][]} others
   */
  encode(query, others) {
    const pairs = others.map(([key, value]) => [`${this.#name}-${key}`, value]);
    return String(new URLSearchParams(query === "" ? pairs : [[this.#name, query], ...pairs]));
  }

  /** How many results were shown on this step. */
  get shown() {
    return Number(history.state?.kashafShown) || 0;
  }

  /** Where the page stood when this step was left for another search; browsers keep that only for what is there at once. */
  get scroll() {
    return /** @type {number | undefined} */ (history.state?.kashafScroll);
  }

  /**
   * @param {string} asked What is being typed.
   * @param {Node} field Without it in the page the address is for others to write: a site of one page may be on another by then.
   */
  draft(asked, field) {
    clearTimeout(this.#timer);
    this.#scroll = asked === this.#committed ? undefined : (this.#scroll ?? scrollY);
    this.#timer = setTimeout(() => field.isConnected && this.#write("replaceState", asked), PAUSE);
  }

  /** @param {string} asked What was searched for: a new step, unless this one is already of that. */
  push(asked) {
    clearTimeout(this.#timer);
    if (this.#name === "" || asked === this.#committed) return;
    const { scrollRestoration } = history;
    const usual = this.scroll === undefined ? scrollRestoration : "auto";
    this.#write("replaceState", this.#committed, { kashafShown: this.#shown, kashafScroll: this.#scroll });
    this.#committed = asked;
    this.#shown = 0;
    this.#scroll = undefined;
    // Chromium would note the place in the new results as that of the old ones.
    history.scrollRestoration = "manual";
    this.#write("pushState", asked);
    history.scrollRestoration = usual;
  }

  /**
   * This step stands for that from now on.
   *
   * @param {string} asked
   * @param {number} shown How many results of it.
   */
  keep(asked, shown) {
    clearTimeout(this.#timer);
    this.#committed = asked;
    this.#shown = shown;
    this.#write("replaceState", asked, { kashafShown: shown });
  }

  /**
   * After Back or Forward: whether something else is asked now. Not if it was only the hash that changed: then what is being
   * typed stays, although the address does not say it yet.
   */
  follow() {
    if (this.#name === "" || location.search === this.#seen) return false;
    this.#seen = location.search;
    clearTimeout(this.#timer);
    this.#committed = this.asked;
    this.#shown = this.shown;
    this.#scroll = undefined;
    return true;
  }

  /**
   * @param {"pushState" | "replaceState"} way
   * @param {string} asked
   * @param {{ kashafShown?: number, kashafScroll?: number }} [state] What else is kept of the step.
   */
  #write(way, asked, state) {
    if (this.#name === "") return;
    try {
      // The others stay as they are, to the letter.
      const others = location.search.slice(1).split("&");
      const isOurs = (/** @type {string} */ pair) => this.#names.some((name) => new URLSearchParams(pair).has(name));
      const pairs = others.filter((pair) => pair !== "" && !isOurs(pair));
      for (const pair of new URLSearchParams(asked)) pairs.push(pair.map(encodeURIComponent).join("="));
      const search = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
      if (way === "replaceState" && search === location.search && !state) return;
      history[way]({ ...history.state, kashafShown: 0, kashafScroll: undefined, ...state }, "", location.pathname + search + location.hash);
      this.#seen = search;
    } catch {
      // Too often, or not allowed in this frame: the search goes on without an address.
    }
  }
}
