// Runs axe-core and tells what it found in lines that can be read in a test's failure.
const done = arguments[arguments.length - 1];
const told = (results) =>
  results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message);
      return `${id}: ${target.flat().join(" ")}: ${why.join("; ")}`;
    }),
  );
window.axe.run(document).then(
  ({ violations, incomplete }) => done({ violations: told(violations), incomplete: told(incomplete) }),
  (error) => done(String(error)),
);
