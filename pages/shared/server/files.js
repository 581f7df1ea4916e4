// A file has an address of its own, which outlives the visit: it is fetched here, so that what
// goes wrong is said beside the button and not in the browser's list of failed downloads.
const SILENT = "Файл не получен: программа не отвечает. Подождите минуту и нажмите ещё раз; "
  + "если не поможет, обновите страницу.";

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
  let answer;
  try { answer = await fetch(link.href); } catch { return say(link, SILENT); }
  if (!answer.ok) return say(link, answer.status === 400 ? await answer.text() : SILENT);
  say(link, "");
  hand(link, await answer.blob(), named(answer));
}

// The name that the server gives the file, where the link has none of its own.
function named(answer) {
  const given = (answer.headers.get("content-disposition") ?? "").match(/filename\*=UTF-8''([^;]+)/);
  return given ? decodeURIComponent(given[1]) : "";
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
  const link = event.target.closest?.("a.pl-file");
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
  // The open list of files closes when one clicks beside it.
  for (const open of document.querySelectorAll("details.pl-take[open]"))
    if (!open.contains(event.target)) open.open = false;
});
