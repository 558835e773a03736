// The browser: one for the whole run, with a profile of its own for each page.

import { chromium } from "playwright-core";

/** How long a page may take for its first result, which readers do not wait for either, and for all that is asked of it. */
export const PATIENCE = 40_000;
const WHOLE_PATIENCE = 180_000;

/** @typedef {import('playwright-core').Page} Page */

export class Browser {
  #executablePath;
  /** @type {import('playwright-core').Browser | undefined} */
  #browser;

  /** @param {string} executablePath */
  constructor(executablePath) {
    this.#executablePath = executablePath;
  }

  /** The browser, or another one if it has ended: one page that it cannot bear must not end the run. */
  async #running() {
    if (!this.#browser?.isConnected()) {
      const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"];
      this.#browser = await chromium.launch({ executablePath: this.#executablePath, args });
    }
    return this.#browser;
  }

  async version() {
    return (await this.#running()).version();
  }

  async close() {
    await this.#browser?.close();
  }

  /** The processes that pages run in. */
  async renderers() {
    const session = await (await this.#running()).newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  }

  /**
   * A page that nothing is cached for, while `use` needs it. Copies for offline use are not made: they are no part of a search.
   *
   * @template T
   * @param {{ slower?: number, first?: () => unknown }} how How often slower the processor is, and what tells that the
   *   first result is there.
   * @param {(page: Page) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async visit({ slower = 1, first }, use) {
    const context = await (await this.#running()).newContext({ serviceWorkers: "block" });
    // What is under way then fails.
    const timer = setTimeout(() => context.close().catch(() => {}), WHOLE_PATIENCE);
    try {
      context.setDefaultTimeout(PATIENCE);
      context.setDefaultNavigationTimeout(PATIENCE);
      const page = await context.newPage();
      if (first) await page.addInitScript(`(${watch})(${first})`);
      if (slower > 1) {
        const session = await context.newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
      }
      return await use(page);
    } finally {
      clearTimeout(timer);
      await context.close().catch(() => {});
    }
  }
}

/**
 * Notes, in the page, the frame in which `first` holds, and the longest task before.
 *
 * @param {() => unknown} first
 */
function watch(first) {
  globalThis.longest = 0;
  const longer = (list) => list.getEntries().forEach(({ duration }) => (globalThis.longest = Math.max(longest, duration)));
  new PerformanceObserver(longer).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.documentElement && first()) globalThis.firstAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/**
 * When the first result was there, in milliseconds since the page was asked for and by the clock, and the longest task.
 *
 * @param {Page} page
 */
export async function firstResult(page) {
  await page.waitForFunction("globalThis.firstAt", undefined, { polling: 50 }).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
    throw new Error(`none in ${PATIENCE / 1000} s`);
  });
  return page.evaluate(() => {
    const { firstAt, longest } = /** @type {any} */ (globalThis);
    return { milliseconds: firstAt, clock: performance.timeOrigin + firstAt, longest };
  });
}
