// Keeps the search of this folder for readers who are offline, and tells them when there is a newer one. A page asks for it:
//
//     <script type="module" src="kashaf-offline.js"></script>
//
// Where browsers keep nothing (a file on disk, `http:`, some private windows) it does nothing.

import { show } from "./bar.js";

const WORKER = new URL("service-worker.js", import.meta.url).href;

// What the worker fetches must not keep a reader waiting for the page.
if (document.readyState === "complete") start();
else addEventListener("load", start, { once: true });

async function start() {
  try {
    // In a sandbox to ask for it is an error.
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    const worker = /** @type {string} */ (trusted());
    const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
    // Any other page has what the host has now: on a first visit, or outside of the folder.
    if (serviceWorker.controller?.scriptURL === WORKER) watch(registration);
    // All of many articles is much: whoever pays for each byte keeps only what was asked for.
    const { saveData } = /** @type {any} */ (navigator).connection ?? {};
    if (!saveData) serviceWorker.ready.then(({ active }) => active?.postMessage("keep"));
  } catch (error) {
    console.info("kashaf: not kept for offline use:", error);
  }
}

/** The worker's address, as pages want it that run no script of an unknown one (`require-trusted-types-for 'script'`). */
function trusted() {
  const { trustedTypes } = /** @type {any} */ (window);
  const policy = trustedTypes?.createPolicy("kashaf-offline", { createScriptURL: () => WORKER });
  return policy?.createScriptURL("") ?? WORKER;
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const follow = () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") tell(registration);
    });
  };
  registration.addEventListener("updatefound", follow);
  follow();
  if (registration.waiting) tell(registration);
}

/**
 * Tells the page of a newer version, and the reader if the page does not do so itself.
 *
 * @param {ServiceWorkerRegistration} registration
 */
function tell(registration) {
  const activate = () => renew(registration);
  const event = new CustomEvent("kashaf-update", { cancelable: true, detail: { activate } });
  if (dispatchEvent(event)) show(activate);
}

/**
 * Lets the newest version take over, and shows this page as it is there.
 *
 * @param {ServiceWorkerRegistration} registration
 */
function renew({ waiting }) {
  // It has taken over already, in another window.
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated" || waiting.state === "redundant") location.reload();
  });
  waiting.postMessage("activate");
}
