import { show } from "./list.js";

// Its own loader is an empty demo's; this is what its documents tell to do with the module.
show(async () => {
  const { instance } = await WebAssembly.instantiateStreaming(fetch("tinysearch_engine.wasm"));
  const { memory, search, free_search_result: free } = instance.exports;
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  // The module has no allocator to ask: its loader too writes the query behind everything.
  const start = memory.buffer.byteLength;
  memory.grow(1);
  return {
    search: (text) => {
      const bytes = new Uint8Array(memory.buffer, start, 65536);
      bytes[encoder.encodeInto(text, bytes).written] = 0;
      const answer = search(start, 10);
      if (answer === 0) return [];
      const found = new Uint8Array(memory.buffer, answer);
      const json = decoder.decode(found.subarray(0, found.indexOf(0)));
      free(answer);
      return JSON.parse(json).map(({ title, url }) => ({ id: url, title }));
    },
  };
});
