// `kashaf serve`: a look at a search, on this machine only.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, sep } from "node:path";

/** What lies beside a file in a compressed form, the best first. */
const CODINGS = { br: ".br", gzip: ".gz" };
/** The file that says that a folder is a search. */
const MARK = "kashaf.json";
const [FIRST_PORT, LAST_PORT] = [8000, 8099];

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
};

/**
 * @param {{ path: string, port: number | null, open: boolean }} asked
 * @param {(words: string[], shown: boolean) => import("../builder/guest.js").Said} build
 */
export async function serve({ path, port, open }, build) {
  if (!existsSync(path)) {
    throw new Error(`${path}: there is nothing: name a folder that \`kashaf build\` made, or articles`);
  }
  let folder = path;
  if (!existsSync(join(path, MARK))) {
    const made = mkdtempSync(join(tmpdir(), "kashaf-"));
    // What was made for a look goes with it.
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
    folder = join(made, "dist");
    const { err, code } = build(["build", `--out=${folder}`, "--", path], true);
    process.stderr.write(err);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
  const server = await listening(realpathSync(folder), port);
  const address = `http://127.0.0.1:${server}/`;
  process.stdout.write(`${address}\nCtrl+C ends it.\n`);
  if (open) show(address);
}

/** The port on the loopback address: nobody else's business. @param {string} folder @param {number | null} port */
async function listening(folder, port) {
  const ports = port === null ? range(FIRST_PORT, LAST_PORT) : [port];
  for (const tried of ports) {
    const server = createServer((request, response) => answer(folder, request, response));
    /** @type {NodeJS.ErrnoException | undefined} */
    const error = await new Promise((done) => {
      server.once("error", done);
      server.listen(tried, "127.0.0.1", () => done(undefined));
    });
    const address = server.address();
    if (!error && typeof address === "object" && address) return address.port;
    if (port !== null) throw new Error(`port ${port} cannot be used (${error?.code}): name another by --port`);
  }
  throw new Error(`no port from ${FIRST_PORT} to ${LAST_PORT} is free: name another by --port`);
}

/**
 * @param {string} folder
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function answer(folder, request, response) {
  const is = (/** @type {string} */ method) => request.method === method;
  if (!is("GET") && !is("HEAD")) return response.writeHead(405).end();
  const path = file(folder, request.url ?? "");
  if (!path) return response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
  const { coding, bytes } = read(path, String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(200, {
    "Content-Type": TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": bytes.length,
    // The next build may lie there any moment.
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding",
    ...(coding && { "Content-Encoding": coding }),
  });
  response.end(is("HEAD") ? undefined : bytes);
}

/** A file as the browser can best read it, and in which coding that is. @param {string} path @param {string} accepted */
function read(path, accepted) {
  const names = accepted.split(",").map((name) => name.split(";")[0]?.trim());
  for (const [coding, ending] of Object.entries(CODINGS)) {
    if (names.includes(coding) && existsSync(path + ending)) return { coding, bytes: readFileSync(path + ending) };
  }
  return { coding: undefined, bytes: readFileSync(path) };
}

/** The file of the folder that a URL names. @param {string} folder @param {string} url */
function file(folder, url) {
  try {
    const [path = ""] = url.split(/[?#]/);
    const name = decodeURIComponent(path) + (path.endsWith("/") ? "index.html" : "");
    // A link inside of the folder may still lead out of it.
    const found = realpathSync(join(folder, normalize(name)));
    return found.startsWith(folder + sep) && statSync(found).isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} from @param {number} to */
function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** @param {string} address */
function show(address) {
  const [program, ...words] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[/** @type {string} */ (process.platform)] ?? ["xdg-open"];
  const failed = () => process.stderr.write(`no browser could be opened; open ${address} yourself\n`);
  spawn(program ?? "", [...words, address], { stdio: "ignore", detached: true }).once("error", failed).unref();
}
