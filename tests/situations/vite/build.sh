npx kashaf build articles --module src/articles.wasm
npx vite build --base ./
