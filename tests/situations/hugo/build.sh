hugo --quiet
npx kashaf build public --out public/search
