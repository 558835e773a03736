// Every <mark> in the parts called `name`, with the text around it. A mark is whole if no letter stands
// right outside of it: an element's edge inside an Arabic word breaks the joining of its letters.
const letter = String.raw`[\p{L}\p{M}\u0640\u200C\u200D]`;
const endsInLetter = new RegExp(`${letter}$`, "u");
const startsWithLetter = new RegExp(`^${letter}`, "u");
const wordOnly = /^[\p{L}\p{N}](.*[\p{L}\p{M}\p{N}])?$/su;

const textBetween = (block, place) => {
  const range = document.createRange();
  range.selectNodeContents(block);
  place(range);
  return range.toString();
};

return parts(name).flatMap((block) =>
  [...block.querySelectorAll("mark")].map((mark) => {
    const before = textBetween(block, (range) => range.setEndBefore(mark));
    const after = textBetween(block, (range) => range.setStartAfter(mark));
    const text = mark.textContent;
    const whole = wordOnly.test(text) && !endsInLetter.test(before) && !startsWithLetter.test(after);
    return { before, text, after, whole };
  }),
);
