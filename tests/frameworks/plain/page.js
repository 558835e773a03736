const search = document.querySelector("kashaf-search");
const show = (id, text) => (document.getElementById(id).textContent = text);

search.messages = { placeholder: "ابحث هنا" };
search.addEventListener("kashaf-search", (event) => show("total", event.detail.total));
search.addEventListener("kashaf-select", (event) => {
  event.preventDefault(); // The page shows the article itself.
  show("chosen", event.detail.hit.title);
});
