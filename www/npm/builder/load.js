// The builder, started once, and where the parts lie that every search is made of.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as guest from "./guest.js";

/** The folder of the kit. */
export const KIT = fileURLToPath(new URL("../kit", import.meta.url)).replaceAll("\\", "/");

let started = false;

/** @returns {typeof guest} */
export function load() {
  if (!started) guest.initSync({ module: readFileSync(new URL("./guest_bg.wasm", import.meta.url)) });
  started = true;
  return guest;
}
