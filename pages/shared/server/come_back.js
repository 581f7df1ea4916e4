// A line that is cut takes along what was asked for and not answered. Streamlit connects again by
// itself, but a question on its way is lost, and the server stops what it was at: the page would
// stay as it was, be empty, or show another filter than its address. So where something was pressed
// that no whole answer has followed, it is run anew by its address, as after «back».
const APP = "[data-testid=stApp]";
const RUN = "data-test-script-state", LINE = "data-test-connection-state";
// What asks something of the server; a press on an empty place or a key that only moves does not.
const ASKS = "a, button, input, textarea, select, label, summary, [role=option], [role=tab], " +
  "[role=slider], [role=combobox], [role=radio], [role=checkbox], .js-plotly-plot";
const MOVES = ["Tab", "Shift", "Control", "Alt", "Meta", "Escape"];
const MOST = 5; // runs anew one after another without a whole answer: then it is no cut line
let asked = false; // something was pressed since the last whole answer
let anew = 0;
let lost = false; // and there was no line for it, or none for its answer
let before = {};

const state = (app) => ({ run: app.getAttribute(RUN), there: app.getAttribute(LINE) === "CONNECTED" });

function press(event) {
  const app = document.querySelector(APP);
  if (MOVES.includes(event.key)) return;
  if (event.type !== "popstate" && !event.target.closest?.(ASKS)) return;
  asked = true;
  if (app && !state(app).there) lost = true;
}

function look(app) {
  const now = state(app), ended = before.run === "running" && now.run === "notRunning";
  if (before.there && !now.there) lost = asked;
  if (now.there && ended && !lost) { asked = false; anew = 0; }
  before = now;
  // What the server has kept of a run that it stopped comes first.
  if (now.there && lost) setTimeout(() => again(app), 200);
}

function again(app) {
  const { run, there } = state(app);
  // A run that was asked for in the very moment of the cut stays asked for, and nobody hears of it.
  if (!lost || !there || run === "running") return;
  lost = false;
  if ((anew += 1) > MOST) return;
  // A run of the whole page would close it, with what is being typed.
  if (document.querySelector("[role=dialog]")) return;
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

for (const kind of ["pointerdown", "keydown", "popstate"])
  window.addEventListener(kind, press, true);
new MutationObserver((_, watching) => {
  const app = document.querySelector(APP);
  if (!app) return;
  watching.disconnect();
  before = state(app);
  const told = { attributes: true, attributeFilter: [RUN, LINE] };
  new MutationObserver(() => look(app)).observe(app, told);
}).observe(document, { childList: true, subtree: true });
