// A static host on loopback: brotli 11 for text and wasm as a good host has it, a log of what was sent, and a slow line.
//
// The line is shaped here and not in the browser, whose own shaping leaves out what workers fetch.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/** @typedef {{ name: string, latency: number, kilobits: number }} Line */
/** @typedef {{ path: string, bytes: number, at: number }} Entry The body as it was sent, without headers; and when it was asked for. */

/** As Chromium's developer tools have them. */
export const LINES = [
  { name: "slow 4G", latency: 562.5, kilobits: 1474.56 },
  { name: "fast 4G", latency: 165, kilobits: 8294.4 },
];

const TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".webmanifest", "application/manifest+json"],
  [".wasm", "application/wasm"],
]);
/** Packed at 11 such a file takes minutes, to become some percent smaller. */
const LARGE = 8e6;
/** So much is put on the line at a time, so that answers share it. */
const PIECE = 4096;

export class Host {
  #folder;
  #cache;
  /** @type {Map<string, Buffer>} */
  #packed = new Map();
  /** @type {Entry[]} */
  #log = [];
  /** @type {Line | undefined} */
  #line;
  /** When the line is free again. */
  #free = 0;
  #server = createServer((request, response) => this.#answer(request, response).catch(() => response.destroy()));

  /**
   * @param {string} folder
   * @param {string} cache Where what was packed is kept for the next time.
   */
  constructor(folder, cache) {
    [this.#folder, this.#cache] = [folder, cache];
    mkdirSync(cache, { recursive: true });
  }

  async start() {
    await new Promise((ready) => this.#server.listen(0, "127.0.0.1", () => ready(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @param {Line} [line] */
  shape(line) {
    [this.#line, this.#free] = [line, 0];
  }

  /** What was asked for since this was called last. */
  take() {
    return this.#log.splice(0);
  }

  get asked() {
    return this.#log.length;
  }

  /**
   * Has a file packed, from now on. Others are sent as they are.
   *
   * @param {string} path
   */
  async pack(path) {
    if (!TYPES.has(extname(path))) return;
    const bytes = readFileSync(join(this.#folder, path));
    const kept = join(this.#cache, createHash("sha256").update(bytes).digest("hex"));
    if (!existsSync(kept)) {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 9 : 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      writeFileSync(kept, await promisify(brotliCompress)(bytes, { params }));
    }
    this.#packed.set(path, readFileSync(kept));
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async #answer(request, response) {
    const entry = { path: "", bytes: 0, at: Date.now() };
    const { pathname } = new URL(request.url ?? "/", "http://host");
    entry.path = normalize(decodeURIComponent(pathname));
    this.#log.push(entry);
    if (this.#line) await sleep(this.#line.latency);
    if (!existsSync(join(this.#folder, entry.path))) return response.writeHead(404).end();
    const packed = this.#packed.get(entry.path);
    const body = packed ?? readFileSync(join(this.#folder, entry.path));
    entry.bytes = body.length;
    response.writeHead(200, {
      "content-type": TYPES.get(extname(entry.path)) ?? "application/octet-stream",
      "content-length": body.length,
      ...(packed && { "content-encoding": "br" }),
      "cache-control": "max-age=3600",
      // Clocks of isolated pages are exact to 5 µs instead of 100.
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    for (let at = 0; this.#line && at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      this.#free = Math.max(this.#free, performance.now()) + (piece.length * 8) / this.#line.kilobits;
      await sleep(this.#free - performance.now());
      response.write(piece);
    }
    response.end(this.#line ? undefined : body);
  }
}
