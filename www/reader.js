// Reading in place: opening an article, going on to related ones, and the way back. A script of its own, which comes behind
// the first answer.
//
// The reader does not care where it stands: in the results' place, or in a dialog. It fills a node and says when
// that is to be shown; what it needs is a `Stand`. The node and whatever scrolls around it may differ from one
// opening to the next, but the node must be in the page while an article is open.
//
//     open(id, step)  shows an article, or that it is gone; with `step` its address becomes a step in the history, and
//                     with an anchor it is shown from that heading on
//     follow()        does what the address says: after `popstate`, and once the engine is there
//     leave()         the way back for a reader: through all steps to what stood there before
//     close()         the same without the history: for `follow`, and when another search takes the place
//     id              the article that is open, if one is

import { anchorInAddress, articleInAddress, depth, dropArticle, pushArticle } from "./address.js";
import { articleView, goneView, lostView, relatedView } from "./article.js";
import { when } from "./when.js";
import { addMatches } from "./matches.js";
import { edgesOf, scrollerOf } from "./scrolling.js";
import article from "./styles/article.css";

/** @typedef {import('./pkg/kashaf.js').Article} Article */
/** @typedef {import('./pkg/kashaf.js').RelatedArticle} RelatedArticle */
/** @typedef {import('./messages/index.js').Messages} Messages */

/** @typedef {{ article: Article | undefined, faults: readonly unknown[] }} Found */

/**
 * @typedef {object} Stand
 * @property {HTMLElement} place Filled while an article is open, and empty otherwise.
 * @property {() => string} key The name of the element's articles in the address.
 * @property {import('./links.js').Linking} link To articles about the same; a click on it is not the reader's.
 * @property {() => import('./engine.js').Ready | undefined} engine
 * @property {() => string} query Its words are marked.
 * @property {(articles: readonly RelatedArticle[]) => void} note Hears of those that are shown.
 * @property {(id: string) => HTMLElement} origin Takes the focus when this article is left: its link in a list.
 * @property {() => void} turn Shows the place or what was there before it, by whether `id` says something.
 * @property {(text: string) => void} say Tells it to a screen reader.
 * @property {(error: unknown) => void} fail The engine could not answer.
 */

export const styles = [article];

const RELATED = 3;

export class Reader {
  #stand;
  #messages;

  /** @type {string | undefined} */
  #id;
  /** Where the list stood. */
  #list = { scroller: /** @type {Element | undefined} */ (undefined), top: 0 };
  /** Where each article stood from which another was opened, and which. */
  #left = /** @type {Map<string, { top: number, to: string }>} */ (new Map());
  /** Changes with whatever the reader turns to: what was still to come is of no use then. */
  #turns = 0;

  /**
   * @param {Stand} stand
   * @param {Messages} messages
   */
  constructor(stand, messages) {
    this.#stand = stand;
    this.#messages = messages;
  }

  /** The article that is open. */
  get id() {
    return this.#id;
  }

  /**
   * @param {string} id
   * @param {boolean} [step] Whether it is to be a new step in the history.
   * @param {string} [anchor] The heading to begin at.
   */
  open(id, step = false, anchor) {
    const turn = (this.#turns += 1);
    const { engine, query, fail } = this.#stand;
    const text = query();
    try {
      const found = engine()?.ask((engine) => ({ article: engine.document(id, text), faults: engine.faults() }));
      if (found) when(found, (found) => turn === this.#turns && this.#open(id, found, step, anchor), fail);
    } catch (error) {
      fail(error);
    }
  }

  /**
   * @param {string} id
   * @param {Found} found
   * @param {boolean} step
   * @param {string | undefined} anchor
   */
  #open(id, found, step, anchor) {
    const { place, key } = this.#stand;
    const view = this.#view(id, found, anchor);
    const scroller = scrollerOf(place);
    const { scrollTop: top } = scroller;
    if (this.#id === undefined) this.#list = { scroller, top };
    else if (step) this.#left.set(this.#id, { top, to: id });
    // The step comes before any change: with it the browser notes the place in the list.
    if (step) pushArticle(key(), id, anchor);
    this.#show(id, view, step ? undefined : this.#left.get(id), anchor);
  }

  follow() {
    const id = articleInAddress(this.#stand.key());
    if (id === this.#id) return;
    if (id === undefined) this.close();
    else this.open(id, false, anchorInAddress(this.#stand.key()));
  }

  /** @param {boolean} [returning] Whether the reader goes back, with scroll and focus where they were. */
  close(returning = true) {
    this.#turns += 1;
    if (this.#id === undefined) return;
    const { place, turn, origin } = this.#stand;
    const { scroller, top } = this.#list;
    const id = this.#first(this.#id);
    this.#id = undefined;
    this.#left.clear();
    place.replaceChildren();
    turn();
    if (!returning) return;
    scroller?.scrollTo({ top, behavior: "instant" });
    origin(id).focus({ preventScroll: true });
  }

  leave() {
    const key = this.#stand.key();
    // Another element may have taken the address meanwhile.
    const steps = articleInAddress(key) === this.#id ? depth(key) : 0;
    this.close();
    if (steps > 0) history.go(-steps);
    else dropArticle(key);
  }

  /**
   * @param {string} id
   * @param {Found} found
   * @param {string | undefined} anchor
   */
  #view(id, { article, faults }, anchor) {
    const { engine, link, note, say } = this.#stand;
    if (!article && faults.length > 0) {
      const again = () => {
        engine()?.forget();
        this.open(id, false, anchor);
      };
      return lostView(this.#messages, again);
    }
    if (!article) return goneView(this.#messages);
    const view = articleView(article, this.#messages);
    addMatches(view.article, view.bar, this.#messages, say);
    const add = (/** @type {readonly RelatedArticle[]} */ articles) => {
      note(articles);
      if (articles.length > 0) view.article.append(relatedView(articles, link, this.#messages));
    };
    // Without them the article is there all the same.
    when(engine()?.ask((engine) => engine.related(id, RELATED)) ?? [], add, () => {});
    return view;
  }

  /**
   * @param {string} id
   * @param {import('./article.js').ArticleView} view
   * @param {{ top: number, to: string } | undefined} left Where a reader who comes back to it left it.
   * @param {string | undefined} anchor
   */
  #show(id, { article, heading }, left, anchor) {
    const { place, turn } = this.#stand;
    this.#id = id;
    article.querySelector("[part=back]")?.addEventListener("click", () => this.leave());
    place.replaceChildren(article);
    turn();
    const scroller = scrollerOf(place);
    const links = [...article.querySelectorAll("a")];
    const link = left && links.find((link) => link.dataset.id === left.to);
    const headings = /** @type {HTMLElement[]} */ ([...article.querySelectorAll("[data-anchor]")]);
    const part = anchor === undefined ? undefined : headings.find(({ dataset }) => dataset.anchor === anchor);
    (link ?? part ?? heading).focus({ preventScroll: true });
    if (!left && part) part.scrollIntoView({ behavior: "instant" });
    else if (left) scroller.scrollTo({ top: left.top, behavior: "instant" });
    else if (article.getBoundingClientRect().top < edgesOf(scroller).top) {
      article.scrollIntoView({ behavior: "instant" });
    }
  }

  /**
   * The article that was opened from the list, from which others led to this one.
   *
   * @param {string} id
   */
  #first(id) {
    const [first] = this.#left.keys();
    return first ?? id;
  }
}
