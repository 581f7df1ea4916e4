// What a filter has come to is said to those who do not see it. Streamlit draws the page's first
// lines anew, and a live region that comes with its words is not read: this one stays.
const said = document.createElement("p");
said.id = "pl-said";
said.setAttribute("role", "status");
said.setAttribute("aria-live", "polite");
// While a list is open all beside it is hidden from readers, but for what says so.
said.setAttribute("data-live-announcer", "true");
let last = "", waits = false, changed = 0, acted = false;
const QUIET = 500; // ms without a change: the page is drawn

function words() {
  const text = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
  const title = text(".pl-top h1");
  if (!title) return "";
  const chips = [...document.querySelectorAll(".pl-chip")].map((chip) =>
    chip.textContent.replace(/[\s×]+$/, "").replace(/\s+/g, " ").trim());
  const found = text("p.pl-listed[role=status]") ?? text("main .pl-empty");
  return [title, text(".pl-count"), chips.join(", "), found].filter(Boolean).join(". ");
}

// One clock for all changes of a click: winding it up anew with each was dearer than the words.
function listen() {
  const left = changed + QUIET - performance.now();
  waits = left > 0;
  if (waits) return void setTimeout(listen, left);
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

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(said);
  new MutationObserver(() => {
    changed = performance.now();
    if (!waits) listen();
  }).observe(document.getElementById("root"), { childList: true, subtree: true });
});
