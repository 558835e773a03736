// What was measured, several times each, under names like `cold/slow 4G/kashaf`.

import { spread } from "./statistics.mjs";

export class Results {
  /** @type {Map<string, { measured: any[], error?: string }>} */
  #all = new Map();

  /**
   * Measures once more, unless it failed before: a failure is told, and not tried again.
   *
   * @param {string} name
   * @param {() => Promise<any>} measure
   */
  async add(name, measure) {
    const result = this.#all.get(name) ?? { measured: [] };
    this.#all.set(name, result);
    if (result.error) return;
    try {
      result.measured.push(await measure());
    } catch (error) {
      result.error = String(error instanceof Error ? error.message : error).split("\n")[0];
      console.error(`${name}: ${result.error}`);
    }
  }

  /**
   * What was measured last.
   *
   * @param {string} name
   */
  last(name) {
    return this.#all.get(name)?.measured.at(-1);
  }

  /**
   * Whether something under a name failed.
   *
   * @param {string} name
   */
  failed(name) {
    return [...this.#all].some(([key, { error }]) => error && (key === name || key.startsWith(`${name}/`)));
  }

  /** Everything by its name: of numbers their spread, of an object that of each of its numbers. */
  told() {
    const told = [...this.#all].map(([name, { measured, error }]) => [name, error ? { error } : join(measured)]);
    return Object.fromEntries(told);
  }
}

/**
 * @param {any[]} measured
 * @returns {any}
 */
function join(measured) {
  const [first] = measured;
  if (typeof first === "number") return spread(measured);
  if (typeof first !== "object" || first === null || Array.isArray(first)) return first;
  return Object.fromEntries(Object.keys(first).map((key) => [key, join(measured.map((it) => it?.[key] ?? NaN))]));
}
