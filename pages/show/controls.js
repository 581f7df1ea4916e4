// Full screen is granted on a click only, so the stage opens as a frame over the page: one click,
// and on leaving the page is there as it was.
const MAX_FILE = 1_000_000;

function stage(query, extra, chosen) {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(extra)) all.set(name, value);
  return `./stage?${all}#${chosen + 1}`;
}

const SILENT = "Показ не открыт: программа не отвечает. Подождите минуту и нажмите ещё раз; "
  + "если не поможет, обновите страницу.";

// A frame whose page has not come holds the browser's own, in which nobody may look.
const came = (frame) => Boolean(frame.contentDocument);

function start(address, trouble) {
  document.getElementById("plan-stage")?.remove();
  const frame = document.createElement("iframe");
  frame.id = "plan-stage";
  frame.title = "Показ";
  frame.allow = "fullscreen; screen-wake-lock";
  frame.src = address;
  Object.assign(frame.style, { position: "fixed", inset: "0", width: "100vw", height: "100vh",
    border: "0", zIndex: "2147483647", background: "#000" });
  document.body.append(frame);
  trouble.textContent = "";
  trouble.removeAttribute("role"); // an alert that says nothing is none
  frame.addEventListener("load", () => {
    if (came(frame)) return frame.contentWindow.focus();
    leave();
    trouble.setAttribute("role", "alert");
    trouble.textContent = SILENT;
  });
  let full = false;
  const leave = () => {
    document.removeEventListener("fullscreenchange", changed);
    window.removeEventListener("message", told);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    frame.remove();
  };
  const changed = () => {
    if (document.fullscreenElement) full = true;
    else if (full) leave();
  };
  const told = (event) => {
    if (event.origin === location.origin && event.data?.planShow === "leave") leave();
  };
  document.addEventListener("fullscreenchange", changed);
  window.addEventListener("message", told);
  frame.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
}

// The chosen scene is seen in the list, also when it has just come in at the end. Only the list
// moves: with the page «Начать показ» would go out of sight. The list is drawn after the buttons.
function showChosen(chosen, tries = 500) {
  const list = document.querySelector("[class*=st-key-show-list]");
  const line = list?.querySelectorAll("label:has(input)")[chosen];
  if (!line?.querySelector("input:checked")) {
    if (tries) setTimeout(() => showChosen(chosen, tries - 1), 120);
    return;
  }
  const [inner, outer] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  else if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const { query, chosen } = data;
  find(".start").onclick = () => start(stage(query, {}, 0), find(".trouble"));
  find(".here").onclick = () => start(stage(query, {}, chosen), find(".trouble"));
  find(".desk").href = stage(query, { speaker: 1 }, chosen);
  find(".whole").href = `./stage/file?${query}`;
  find(".file input").onchange = async ({ target }) => {
    const [file] = target.files;
    if (file) setTriggerValue("file", file.size > MAX_FILE ? "[]" : await file.text());
    target.value = ""; // so that the same file can be opened again
  };
  showChosen(chosen);
  const preview = find(".preview"), box = find(".preview div");
  const look = () => {
    const address = stage(query, { preview: 1 }, chosen);
    const frame = box.querySelector("iframe") || document.createElement("iframe");
    frame.title = "Предпросмотр сцены";
    frame.tabIndex = -1;
    if (!frame.src) {
      frame.src = address;
      frame.onload = () => came(frame) || box.replaceChildren(SILENT);
      box.append(frame);
    } else if (frame.src !== new URL(address, location.href).href) {
      frame.contentWindow.location.replace(address);
      frame.dataset.at = address;
    }
  };
  preview.ontoggle = () => (preview.open ? look() : box.replaceChildren());
  if (preview.open) look();
}
