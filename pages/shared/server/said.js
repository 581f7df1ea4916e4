// What a filter has come to is said to those who do not see it. Streamlit draws the page's first
// lines anew, and a live region that comes with its words is not read: this one stays.
const said = document.createElement("p");
said.id = "pl-said";
said.setAttribute("role", "status");
said.setAttribute("aria-live", "polite");
// While a list is open all beside it is hidden from readers, but for what says so.
said.setAttribute("data-live-announcer", "true");
let last = "", acted = false;
const QUIET = 500; // ms after a change, half of them without another: the page is drawn

function words() {
  const text = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
  const title = text(".pl-top h1");
  if (!title) return "";
  const chips = [...document.querySelectorAll(".pl-chip")].map((chip) =>
    chip.textContent.replace(/[\s×]+$/, "").replace(/\s+/g, " ").trim());
  const found = text("p.pl-listed[role=status]") ?? text("main .pl-empty");
  return [title, text(".pl-count"), chips.join(", "), found].filter(Boolean).join(". ");
}

function listen() {
  const now = words();
  if (!now || now === last) return;
  if (last && acted) said.textContent = now;
  last = now;
}

// The first page is read as a whole: only what comes of an act of the visitor is said.
function act() {
  if (!acted) last = words() || last;
  acted = true;
}
document.addEventListener("pointerdown", act, true);
document.addEventListener("keydown", act, true);

// What follows the first change of a drawing is not listened to: thousands of pieces of a figure,
// each told one by one, took a click longer than the words.
let quiet;
const watcher = new MutationObserver(() => {
  watcher.disconnect();
  clearTimeout(quiet);
  setTimeout(() => { watch(); quiet = setTimeout(listen, QUIET / 2); }, QUIET / 2);
});
const watch = () =>
  watcher.observe(document.getElementById("root"), { childList: true, subtree: true });

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(said);
  watch();
});
