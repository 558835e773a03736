mdbook build
npx kashaf build book --out book/search
