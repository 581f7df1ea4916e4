// A file has an address of its own, which outlives the visit: it is fetched here, so that what
// goes wrong is said beside the button and not in the browser's list of failed downloads.
const SILENT = "Файл не получен: программа не отвечает. Подождите минуту и нажмите ещё раз; "
  + "если не поможет, обновите страницу.";

function say(link, words) {
  const line = link.parentElement;
  let place = line.querySelector(".pl-file-trouble");
  if (!words) return place?.remove();
  if (!place) {
    place = document.createElement("span");
    place.className = "pl-file-trouble pl-note";
    place.setAttribute("role", "alert");
    line.append(place);
  }
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
  hand(link, await answer.blob());
}

function hand(link, content) {
  const address = URL.createObjectURL(content);
  const saved = document.createElement("a");
  Object.assign(saved, { href: address, download: link.download });
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
