// `node audit.mjs URL`: what Lighthouse and pa11y say of the demo page. CHROME is the browser they run in.
//
// Ends with 1 if a score is under 100 or pa11y finds an error.

import lighthouse from "lighthouse";
import pa11y from "pa11y";
import puppeteer from "puppeteer-core";

const url = process.argv[2];
const categories = ["performance", "accessibility", "best-practices", "seo"];

/** The words of a query, for the state with results. */
const QUERY = "القوات الأميركية";

/** @returns What keeps a category from 100. */
async function scores(browser) {
  const { port } = new URL(browser.wsEndpoint());
  const { lhr } = await lighthouse(url, { port: Number(port), onlyCategories: categories, logLevel: "error" });
  const faults = [];
  for (const { title, score, auditRefs } of Object.values(lhr.categories)) {
    console.log(`Lighthouse ${title}: ${Math.round(score * 100)}`);
    if (score === 1) continue;
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1);
    faults.push(...lost.map(({ id }) => `${title}: ${lhr.audits[id].title} (${lhr.audits[id].displayValue ?? id})`));
  }
  const figures = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  console.log(figures.map((id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`).join(", "));
  return faults;
}

/** @returns pa11y's errors on the page, after what `act` does with it. */
async function errors(browser, state, act) {
  const page = await browser.newPage();
  await page.goto(url);
  await act(page);
  const runners = ["axe", "htmlcs"];
  const { issues } = await pa11y(url, { browser, page, ignoreUrl: true, runners });
  console.log(`pa11y, ${state}: ${issues.length} errors`);
  await page.close();
  return issues.map(({ code, message, selector }) => `${state}: ${selector}: ${message} (${code})`);
}

async function search(page) {
  const field = await page.waitForSelector("kashaf-search >>> [part~=input]");
  await field.type(QUERY);
  await page.waitForSelector("kashaf-search >>> [part~=result]");
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME,
  // As root and in most containers there is no sandbox to be had, and only our own page is shown.
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
});
try {
  const faults = await scores(browser);
  faults.push(...(await errors(browser, "empty", async () => {})), ...(await errors(browser, "results", search)));
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
}
