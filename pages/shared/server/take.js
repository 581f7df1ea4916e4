// «Скачать» offers the same on every page and after every click, but for the filters in its addresses:
// it comes once, with the index page, and is put in before the list is seen.
function complete(list) {
  const { query, all } = list.dataset, lines = list.querySelector("ul");
  if (query === undefined || lines.querySelector(".pl-file")) return;
  const offered = document.getElementById("pl-files").content.cloneNode(true);
  for (const link of offered.querySelectorAll("a"))
    link.setAttribute("href", link.getAttribute("href") + (link.matches(".pl-file") ? query : all));
  lines.append(offered);
}

// A key on it is a click too; the browser opens it by itself as well (a search in the page).
document.addEventListener("click", (event) => {
  const list = event.target.closest?.(".pl-take > summary")?.parentElement;
  if (list) complete(list);
}, true);
document.addEventListener("toggle", (event) => {
  if (event.target.matches(".pl-take")) complete(event.target);
}, true);
