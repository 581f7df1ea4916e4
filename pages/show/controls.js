// Full screen is granted on a click only, so the stage opens as a frame over the page: one click,
// and on leaving the page is there as it was.
const MAX_FILE = 1_000_000;

function stage(query, extra, chosen) {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(extra)) all.set(name, value);
  return `./stage?${all}#${chosen + 1}`;
}

function start(address) {
  document.getElementById("plan-stage")?.remove();
  const frame = document.createElement("iframe");
  frame.id = "plan-stage";
  frame.title = "Показ";
  frame.allow = "fullscreen";
  frame.src = address;
  Object.assign(frame.style, { position: "fixed", inset: "0", width: "100vw", height: "100vh",
    border: "0", zIndex: "2147483647", background: "#000" });
  document.body.append(frame);
  frame.addEventListener("load", () => frame.contentWindow?.focus());
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

export default function ({ parentElement, data, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(name);
  const { query, chosen } = data;
  find(".start").onclick = () => start(stage(query, {}, 0));
  find(".here").onclick = () => start(stage(query, {}, chosen));
  find(".desk").onclick = () =>
    window.open(stage(query, { speaker: 1 }, chosen), "plan-speaker", "width=1200,height=800");
  find(".whole").href = `./stage/file?${query}`;
  find(".file input").onchange = async ({ target }) => {
    const [file] = target.files;
    if (file) setTriggerValue("file", file.size > MAX_FILE ? "[]" : await file.text());
    target.value = ""; // so that the same file can be opened again
  };
  // The chosen scene is seen in the list, also when it has just come in at the end.
  setTimeout(() => document.querySelector("[class*=st-key-show-list] input:checked")
    ?.closest("label")?.scrollIntoView({ block: "nearest" }), 120);
  const preview = find(".preview"), box = find(".preview div");
  const look = () => {
    const address = stage(query, { preview: 1 }, chosen);
    const frame = box.querySelector("iframe") || document.createElement("iframe");
    frame.title = "Предпросмотр сцены";
    frame.tabIndex = -1;
    if (!frame.src) {
      frame.src = address;
      box.append(frame);
    } else if (frame.src !== new URL(address, location.href).href) {
      frame.contentWindow.location.replace(address);
      frame.dataset.at = address;
    }
  };
  preview.ontoggle = () => (preview.open ? look() : box.replaceChildren());
  if (preview.open) look();
}
