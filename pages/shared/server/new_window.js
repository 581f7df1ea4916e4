// A page to print or the speaker's window opens beside the dashboard. A browser would fill that
// window with its own words about a server that is away, so the server is asked first and what is
// wrong is said beside the link, as for files (files.js). `data-window` is how large it opens.
const AWAY = "Страница не открыта: программа не отвечает. Подождите минуту и нажмите ещё раз; "
  + "если не поможет, обновите страницу.";
const BLOCKED = "Браузер не открыл второе окно: разрешите всплывающие окна.";

async function openBeside(link) {
  const address = link.href; // as it was when it was clicked
  if (!(await there())) return say(link, AWAY);
  const opened = window.open(address, link.target, link.dataset.window ?? "");
  say(link, opened ? "" : BLOCKED);
  if (opened && link.relList.contains("noopener")) opened.opener = null;
}

document.addEventListener("click", (event) => {
  const link = event.composedPath()[0].closest?.("a.pl-window");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openBeside(link);
});
