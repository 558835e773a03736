// Keeps the search of this folder for readers who are offline. In front of it the builder writes VERSION, NEEDED, LATER and PARTS;
// so any change of a file is a change of this script, which is how a browser learns of a new version.
//
// It is not a module and imports nothing: that runs everywhere, and one file is one version.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const FOLDER = new URL("./", location.href).href;
// Caches belong to the whole origin, on which there may be other searches; no address of a folder has a space in it.
const OURS = `kashaf ${FOLDER} `;
const CACHE = OURS + VERSION;
// Parts of many articles have their hash in their names: what two versions share is kept once.
const CHUNKS = "assets/chunks/";
const CHUNKS_CACHE = `${OURS}parts`;
const cacheOf = (/** @type {string} */ name) => (name.startsWith(CHUNKS) ? CHUNKS_CACHE : CACHE);

worker.addEventListener("install", (event) => event.waitUntil(keep()));
worker.addEventListener("activate", (event) => event.waitUntil(forget()));

// A version takes over when no page of the old one is open, or when a reader asks for it: the files of two versions do not
// fit each other. For the same reason a page that came without us is not claimed; we answer from its next visit on.
worker.addEventListener("message", (event) => {
  if (event.data === "activate") worker.skipWaiting();
  if (event.data === "keep" && PARTS[0]) event.waitUntil(keepParts());
});

worker.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name !== undefined) event.respondWith(answer(name, event));
});

/** All files or none: if one is missing or of another version, this version is not installed and the old one stays. */
async function keep() {
  const isNew = !(await caches.has(CACHE));
  try {
    const cache = await caches.open(CACHE);
    // One after the other: what the page itself asks for does not wait behind ours.
    for (const [name, integrity] of Object.entries(NEEDED)) await cache.add(request(name, integrity));
  } catch (error) {
    // A version that is back again has the cache of before, which may be in use.
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

/** All parts of the articles, those not asked for yet too, one after the other; those of earlier versions go. */
async function keepParts() {
  // Proven: a page in its place would name none, and all that is kept would go.
  const [path, proof] = PARTS;
  const list = await fetch(path, proof).catch(() => fetch(path, { ...proof, cache: "reload" }));
  const names = (await list.text()).split("\n");
  const addresses = new Set(names.map((name) => FOLDER + name));
  const cache = await caches.open(CHUNKS_CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  for (const url of kept) if (!addresses.has(url)) await cache.delete(url);
  for (const url of addresses) if (!kept.has(url)) await cache.add(url);
}

/**
 * @param {string} name
 * @param {string} integrity
 */
function request(name, integrity) {
  // What has its hash in its name the page has just fetched, and the browser's own cache has it.
  return new Request(name, { integrity, cache: name.startsWith("assets/") ? "default" : "reload" });
}

/** Removes what earlier versions kept. */
async function forget() {
  const { installing, waiting } = worker.registration;
  // A still newer one has a cache too, and removes all others in its turn.
  if (installing ?? waiting) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && ![CACHE, CHUNKS_CACHE].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * Which of our files is asked for. All else is left to the browser.
 *
 * @param {Request} request
 * @returns {string | undefined}
 */
function nameOf({ method, mode, url }) {
  const [address = ""] = url.split("#");
  if (method !== "GET" || !address.startsWith(FOLDER)) return undefined;
  const name = address.slice(FOLDER.length);
  if (mode === "navigate") {
    // The page is the same whatever is searched for.
    const [page] = name.split("?");
    return page === "" || page === "index.html" ? "index.html" : undefined;
  }
  const isOurs = Object.hasOwn(NEEDED, name) || LATER.includes(name) || name.startsWith(CHUNKS);
  return isOurs ? name : undefined;
}

/**
 * The file as it was kept, else from the network.
 *
 * @param {string} name
 * @param {FetchEvent} event
 */
async function answer(name, event) {
  const cacheName = cacheOf(name);
  // What was damaged is asked for anew.
  const isStale = name.startsWith(CHUNKS) && event.request.cache === "reload";
  // A browser that lost what it kept, or does not let us see it, leaves the network.
  const kept = isStale ? undefined : await caches.match(FOLDER + name, { cacheName, ignoreVary: true }).catch(() => undefined);
  // Some hosts send readers of `index.html` on to the folder. What was sent on is not accepted as a page.
  if (kept) return kept.redirected ? new Response(kept.body, kept) : kept;
  const response = await fetch(event.request);
  // A page is none of these, although some hosts and networks answer with one.
  const isPage = /html/.test(response.headers.get("Content-Type") ?? "");
  if (response.ok && !isPage && !Object.hasOwn(NEEDED, name)) {
    const copy = response.clone();
    event.waitUntil(caches.open(cacheName).then((cache) => cache.put(FOLDER + name, copy)));
  }
  return response;
}
