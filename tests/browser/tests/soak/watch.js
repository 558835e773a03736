// Stands in a page before all else: the memory of each module, and what listens to what no element owns.
window.memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...words) => {
        const made = await own.apply(WebAssembly, words);
        const { exports } = made.instance ?? made;
        for (const each of Object.values(exports)) if (each instanceof WebAssembly.Memory && !window.memories.includes(each)) window.memories.push(each);
        return made;
    };
}
// What listens, to what the element does not own.
window.listening = 0;
for (const target of [window, document, history, visualViewport, screen, navigator.serviceWorker].filter(Boolean)) {
    const { addEventListener: add, removeEventListener: remove } = target;
    if (!add) continue;
    target.addEventListener = function (type, act, how) {
        window.listening += 1;
        how?.signal?.addEventListener('abort', () => (window.listening -= 1), { once: true });
        return add.call(target, type, act, how);
    };
    target.removeEventListener = function (...words) { window.listening -= 1; return remove.apply(target, words); };
}
window.observing = 0;
for (const name of ['MutationObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const Own = window[name];
    window[name] = class extends Own {
        observe(...words) { window.observing += 1; return super.observe(...words); }
        disconnect() { window.observing -= 1; return super.disconnect(); }
    };
}
