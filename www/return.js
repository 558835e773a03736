// Back to where a reader was before the page was loaded anew: browsers scroll by themselves only to what is there
// already, and results come later than that.

const KEY = "kashaf-left";

/** @param {number} shown How many results there are. */
export function leaving(shown) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ href: location.href, shown, scroll: scrollY }));
  } catch {
    // Storage is blocked or full: then the page begins at its top.
  }
}

/** @returns {{ shown: number, scroll: number }} Zeros for a page that was not here before. */
export function returning() {
  try {
    const { href, shown, scroll } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const again = navigation?.type === "reload" || navigation?.type === "back_forward";
    if (again && href === location.href) return { shown: Number(shown) || 0, scroll: Number(scroll) || 0 };
  } catch {
    // Someone else wrote there.
  }
  return { shown: 0, scroll: 0 };
}
