// Mixed queries over the API, and a set of answers that must stay what they were.
window.soak = { done: 0, bytes: 0, drifted: [], broken: null, wanted: 0 };
(async () => {
    // Every module's memory: the engine's is one of them.
    const { open } = await import("./kashaf.js");
    const engine = await open();
    const words = "العراق واشنطن الحكومة القوات انسحاب الكاظمي الكاضمي baghdad الرئيس 2020 سياسة اقتصاد iraq الأمن بغداد".split(" ");
    const fixed = [...words, "\"انسحاب القوات\"", "العراق -واشنطن", "الع*", "(العراق OR واشنطن) الحكومة", "title:العراق", "كلام لا يوجد", ""];
    let seed = 1;
    const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
    const kinds = [
        () => words[random(words.length)],
        () => `${words[random(words.length)]} ${words[random(words.length)]}`,
        () => words[random(words.length)].slice(0, 2 + random(4)),
        () => `${words[random(words.length)]}${String.fromCodePoint(0x621 + random(40))}`,
        () => `"${words[random(words.length)]} ${words[random(words.length)]}" -${words[random(words.length)]}`,
        () => `${words[random(words.length)]}*`,
        () => Array.from({ length: 1 + random(12) }, () => String.fromCodePoint(0x20 + random(0x2000))).join(""),
        () => `<b>${random(1e6)}</b>`,
    ];
    // The largest that are asked: memory grows to what these need.
    const long = (many) => Array.from({ length: many }, () => words[random(words.length)]).join(" ");
    const plain = (answer) => JSON.stringify(answer, (key, value) => (key === "tookMs" ? 0 : value));
    const answers = async () => {
        const all = [];
        for (const query of fixed) {
            const found = await engine.search(query, { facets: true });
            const id = found.hits[0]?.id ?? "";
            all.push(plain([found, await engine.suggest(query), await engine.document(id, query), await engine.related(id)]));
        }
        return all;
    };
    window.before = await answers();
    window.go = async (count) => {
        for (const end = soak.done + count; soak.done < end; soak.done += 1) {
            // The driver has its turn.
            if (soak.done % 100 === 0) await new Promise((then) => setTimeout(then));
            const isLarge = soak.done < 200;
            const query = isLarge ? long(30) : random(50) === 0 ? long(random(30)) : kinds[random(kinds.length)]();
            const sort = random(5) === 0 ? "newest" : "relevance";
            const options = { limit: isLarge ? 20 : random(20), offset: random(3), sort, facets: isLarge || random(7) === 0 };
            const { hits } = await engine.search(query, options);
            if (random(10) === 0) await engine.suggest(query);
            if (random(100) === 0 && hits[0]) {
                await engine.document(hits[0].id, query);
                await engine.related(hits[0].id);
            }
        }
        soak.bytes = window.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    };
    window.compare = async () => {
        const after = await answers();
        soak.drifted = fixed.filter((_, at) => after[at] !== window.before[at]);
        soak.compared = true;
    };
    soak.ready = true;
})().catch((error) => (soak.broken = String(error)));
