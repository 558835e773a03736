// Every string as a query, in one of the ways in which a query comes; what is wrong of each goes to `done`.
// At hand: `strings`, `element`, and `way`.
const shown = (text) => JSON.stringify(text).slice(0, 80);
const cut = (line) => line.slice(0, 200);
const frame = () => new Promise((then) => requestAnimationFrame(then));
// As a field takes it, and as the engine does.
const inField = (text) => text.replace(/[\r\n]/g, "");
const inEngine = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));

async function answered(search, query) {
  for (let frames = 0; frames < 600; frames += 1) {
    if (query.trim() === "" || search.response?.query === inEngine(query)) return true;
    await frame();
  }
  return false;
}

const ways = {
  async property(text) {
    element.query = text;
    const query = inField(text);
    if (element.query !== query) return `the field has ${shown(element.query)}`;
    return (await answered(element, query)) ? "" : "no answer";
  },
  async typed(text) {
    const input = element.shadowRoot.querySelector("input");
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await frame();
    return (await answered(element, inField(text))) ? "" : "no answer";
  },
  // As Back and Forward do, and a page's own history.
  async address(text) {
    const asked = inEngine(text);
    for (let waits = 0; ; waits += 1) {
      let refused;
      try {
        history.replaceState(null, "", `?q=${encodeURIComponent(asked)}`);
      } catch (error) {
        refused = error;
      }
      if (new URLSearchParams(location.search).get("q") === asked) break;
      // WebKit takes a hundred in half a minute; Chromium two hundred in ten seconds, and says nothing of the next.
      if (waits > 60) throw refused;
      await new Promise((then) => setTimeout(then, 1000));
    }
    dispatchEvent(new PopStateEvent("popstate"));
    return (await answered(element, inField(asked))) ? "" : `no answer: ${shown(element.query)}`;
  },
  async attributes(text) {
    const names = "placeholder label examples href action lang digits limit sort facets shortcut param id recents completions shape".split(" ");
    const faults = [];
    // All at once, and those that would hide the others alone.
    for (const set of [names.filter((name) => name !== "shape"), ["shape", "action", "href"], ["href"], ["lang"], ["messages"]]) {
      const made = document.createElement("kashaf-search");
      for (const name of set) if (name !== "messages") made.setAttribute(name, text);
      if (set.includes("action")) made.setAttribute("shape", "dropdown");
      if (set.includes("messages")) made.messages = Object.fromEntries(["label", "placeholder", "landmark", "results", "clear"].map((name) => [name, text]));
      document.body.append(made);
      made.search("العراق");
      for (let frames = 0; made.response === undefined && frames < 600; frames += 1) await frame();
      if (made.response?.total !== 5) faults.push(`with ${set} there are ${made.response?.total}`);
      faults.push(...window.intruders(made));
      made.remove();
    }
    return faults.join("; ");
  },
};

const faults = [];
for (const text of strings) {
  try {
    const fault = [await ways[way](text), ...window.intruders(element)].filter((line) => line !== "").join("; ");
    if (fault !== "") faults.push(cut(`${shown(text)}: ${fault}`));
  } catch (error) {
    faults.push(`${shown(text)}: ${error}`);
  }
}
done([strings.length, faults]);
