// A file has an address of its own, which outlives the visit: it is fetched here, so that what
// goes wrong is said beside the button and not in the browser's list of failed downloads.
function say(link, words, role = "alert") {
  const line = link.parentElement;
  let place = line.querySelector(".pl-file-trouble");
  if (!words) return place?.remove();
  if (!place) {
    place = document.createElement("span");
    place.className = "pl-file-trouble pl-note";
    line.append(place);
  }
  place.setAttribute("role", role);
  place.textContent = words;
}

async function save(link) {
  // A file that the page holds itself: the server need not even be there.
  if (link.dataset.content) return hand(link, new Blob([Uint8Array.from(
    atob(link.dataset.content), (letter) => letter.charCodeAt(0))], { type: "application/json" }));
  const got = await fetched(link);
  if (!got) return;
  if (got.trouble) return link.isConnected ? say(link, got.trouble) : sayAtTheEdge(got.trouble);
  say(link, "");
  hand(link, got.content, got.name);
}

function hand(link, content, name = "") {
  const address = URL.createObjectURL(content);
  const saved = document.createElement("a");
  Object.assign(saved, { href: address, download: link.download || name });
  document.body.append(saved);
  saved.click();
  saved.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

document.addEventListener("click", (event) => {
  // The first of its way: a component's own tree tells the page only of the whole component.
  const link = event.composedPath()[0].closest?.("a.pl-file");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  save(link);
});

// An address is copied whole, as other programs need it; a calendar opens it in its own form.
async function copy(link) {
  try { await navigator.clipboard.writeText(link.href); } catch {
    const box = Object.assign(document.createElement("textarea"), { value: link.href });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) return say(link, `Скопируйте сами: ${link.href}`, "status");
  }
  say(link, "Адрес скопирован.", "status");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.pl-copy, a.pl-calendar");
  if (link) {
    event.preventDefault();
    if (link.matches(".pl-copy")) copy(link);
    else location.href = link.href.replace(/^https?:/, "webcal:");
  }
  // The open list of files closes when one clicks beside it; a file that is handed over is no click.
  if (!event.isTrusted) return;
  for (const open of document.querySelectorAll("details.pl-take[open]"))
    if (!open.contains(event.target)) open.open = false;
});
