npx kashaf build articles --single-file articles.html
