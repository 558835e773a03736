// What may be there at once is not waited for: a promise would be answered in a later frame.

/**
 * Goes on with an answer: now, or when it comes.
 *
 * @template Answer
 * @param {Answer | Promise<Answer>} answer
 * @param {(answer: Answer) => void} go
 * @param {(error: unknown) => void} fail
 */
export function when(answer, go, fail) {
  if (answer instanceof Promise) answer.then(go).catch(fail);
  else go(answer);
}

/** A promise to be kept later. Nobody need await it: a failure is on the page and in an event as well. */
export function deferred() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(error: unknown) => void} */
  let reject = () => {};
  const promise = /** @type {Promise<void>} */ (new Promise((kept, broken) => ([resolve, reject] = [kept, broken])));
  promise.catch(() => {});
  return { promise, resolve, reject };
}
