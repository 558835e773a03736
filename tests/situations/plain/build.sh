npx kashaf build site --out site/search
