// An element comes, in one of its shapes and at some moment of a search, and goes.
window.cycled = 0;
window.cycle = async (count) => {
    const plans = [{}, { shape: "dropdown" }, { modal: "" }, { facets: "" }, { lang: "en" }, { modal: "", shape: "dropdown" }];
    const place = document.querySelector("#place");
    const wait = () => new Promise((then) => setTimeout(then));
    for (let at = 0; at < count; at += 1) {
        const made = document.createElement("kashaf-search");
        for (const [name, value] of Object.entries({ param: "", ...plans[at % plans.length] })) made.setAttribute(name, value);
        place.append(made);
        // Removed at once, while it asks, with an answer, with an open list, with an article.
        if (at % 5 > 0) made.search("العراق");
        if (at % 5 > 1) await wait();
        if (at % 5 > 2) made.open();
        if (at % 5 > 3) {
            for (let waits = 0; !made.response && waits < 200; waits += 1) await wait();
            made.shadowRoot.querySelector("[data-id]")?.click();
        }
        if (at % 3 === 0) document.body.append(made);
        made.remove();
    }
    history.replaceState(null, "", location.pathname);
    window.cycled += count;
};
