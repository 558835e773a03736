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
