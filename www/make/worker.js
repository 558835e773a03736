// Makes a search beside the page, so that this goes on answering.

import { make } from "./maker.js";

addEventListener("message", async ({ data: { files, options } }) => {
  try {
    const made = await make(files, options, (...told) => postMessage({ told }));
    postMessage({ made });
  } catch (error) {
    postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
