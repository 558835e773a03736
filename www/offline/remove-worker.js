// Stands in the place of the service worker where a search is no longer kept for readers who are offline: browsers that have
// an earlier one come to ask for a new version, and get this one, which removes all that was kept and then itself.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const OURS = `kashaf ${new URL("./", location.href).href} `;

worker.addEventListener("install", () => {
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
