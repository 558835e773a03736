// Settings as a command line: a setting has the name of its option, so that there is one list of them.

/** @typedef {string | number | boolean | string[] | Record<string, string> | undefined} Value */

/**
 * `{ paths: ["a"], singleFile: "b.html" }` as `--single-file=b.html -- a`.
 *
 * @param {{ paths: string | string[] } & Record<string, Value>} settings
 * @returns {string[]}
 */
export function words({ paths, ...settings }) {
  const options = Object.entries(settings).flatMap(([name, value]) => {
    // What is on unless told has an option that says no.
    if (value === false && name === "offline") return ["--no-offline"];
    if (value === undefined || value === false || name === "offline") return [];
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [option] : every(value).map((text) => `${option}=${text}`);
  });
  return [...options, "--", ...[paths].flat()];
}

/** @param {NonNullable<Value>} value */
function every(value) {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object") return [String(value)];
  return Object.entries(value).map(([name, text]) => `${name}=${text}`);
}
