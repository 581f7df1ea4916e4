// The address is the state: links, marks of figures and page links change it without loading
// the dashboard anew, and each act of the visitor is one step of the browser's history.
// The server puts this into the index page (pages/shared/server/serving.py) after KEPT, the names that
// the filters and the edition looked at have in the address.
const push = history.pushState.bind(history);
const replace = history.replaceState.bind(history);
const NAVIGATION = "[data-testid=stSidebarNav]";
const LINKS = `[class^=pl-], ${NAVIGATION}`;

// Streamlit writes a widget's value over the current step, so that «back» would leave the page
// instead of undoing, and a server's answer that sets two values as two steps. Here the first
// write after an act is a step and all further ones belong to it.
let acted = false;
let field = null;
function act(event) {
  const typing =
    event.type === "keydown" && event.target.matches?.("input:not([role=combobox]), textarea")
      ? event.target
      : null;
  if (typing && typing === field) return; // going on in the same field is the same act
  field = typing;
  acted = true;
}
function write(state, title, url) {
  if (url !== undefined && url !== null) {
    const next = new URL(url, location.href);
    if (next.href === location.href) return;
    const step = acted;
    acted = false;
    return (step ? push : replace)(state, title, next.href);
  }
  return replace(state, title);
}
history.pushState = write;
history.replaceState = write;
document.addEventListener("pointerdown", act, true);
document.addEventListener("keydown", act, true);
// Before Streamlit's own listener: what it writes while it goes back belongs to that step.
window.addEventListener("popstate", () => {
  acted = false;
  field = null;
}, true);

// What a widget of the page that is left has put into the address Streamlit takes off it on the
// way to another page, even where the link asks for it: such a page is loaded anew.
function wouldLose(url) {
  const now = new URLSearchParams(location.search);
  return [...url.searchParams.keys()].some((name) => now.has(name) && !KEPT.includes(name));
}

// Streamlit then reads page and state from the address, as after «back».
function go(url) {
  if (url.href === location.href) return;
  const samePage = url.pathname === location.pathname;
  if (!samePage && wouldLose(url)) return location.assign(url);
  push({}, "", url.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (!samePage || (url.searchParams.get("event") && url.pathname.endsWith("/events")))
    document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 });
}

// The address as it is now without some values («sphere=Спорт») or whole names («sphere»).
function without(pairs) {
  const url = new URL(location.href);
  for (const [name, value] of new URLSearchParams(pairs)) {
    const kept = value ? url.searchParams.getAll(name).filter((one) => one !== value) : [];
    url.searchParams.delete(name);
    kept.forEach((one) => url.searchParams.append(name, one));
  }
  url.searchParams.delete("p"); // another list has other pages
  return url;
}

// The address as it is now with other values of some names («at=town:смоленск»), "" for none.
function withValues(pairs) {
  const url = new URL(location.href), values = new URLSearchParams(pairs);
  for (const name of new Set(values.keys())) url.searchParams.delete(name);
  for (const [name, value] of values) if (value) url.searchParams.append(name, value);
  return url;
}

// A scene is of the page as it stands, with what its own controls have been set to since.
function toShow(link) {
  const url = new URL(link.href);
  const [page, query] = url.searchParams.get("add").split("?");
  const asked = new URLSearchParams(query);
  const named = new Set(asked.keys());
  for (const [name, value] of new URLSearchParams(location.search))
    if (!named.has(name)) asked.append(name, value);
  url.searchParams.set("add", [page, asked].filter((part) => `${part}`).join("?"));
  return url;
}

// Page links keep the filters and the edition looked at; everything else in the address is the page's own.
function toPage(link) {
  const url = new URL(link.href);
  for (const [name, value] of new URLSearchParams(location.search))
    if (KEPT.includes(name)) url.searchParams.append(name, value);
  return url;
}

// Of a long table's links only the names are said a second time: their values stand in the address.
function taken(link) {
  const own = new URL(link.href).searchParams, names = link.dataset.taken.split("&");
  return String(new URLSearchParams(
    names.flatMap((name) => own.getAll(name).map((value) => [name, value]))));
}

function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const link = event.target.closest?.("a[href]");
  const box = link?.closest(LINKS);
  if (!box || link.target === "_blank" || link.hasAttribute("download")) return;
  let url = new URL(link.href);
  if (url.origin !== location.origin) return;
  if (link.dataset.without) url = without(link.dataset.without);
  else if (link.dataset.with || link.dataset.taken) {
    // What is chosen shows above: there the keyboard goes on too.
    const main = document.querySelector("[data-testid=stMain]");
    main?.scrollTo({ top: 0 });
    main?.focus({ preventScroll: true });
    url = withValues(link.dataset.with || taken(link));
  }
  else if (link.matches(".pl-to-show")) url = toShow(link);
  else if (box.matches(NAVIGATION)) {
    url = toPage(link);
    if (matchMedia("(max-width: 768px)").matches) // as Streamlit does on a telephone
      document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }
  event.preventDefault();
  event.stopPropagation();
  go(url);
}

// A second click on the same takes its values off again.
function narrow(chosen) {
  if (!chosen.length) return;
  const url = new URL(location.href);
  const again = chosen.every(([name, value]) => {
    const now = url.searchParams.getAll(name);
    return now.length === 1 && now[0] === value;
  });
  for (const [name, value] of chosen) {
    url.searchParams.delete(name);
    if (!again) url.searchParams.append(name, value);
  }
  go(url);
}

// A mark says in its trace's «meta» which names of the address its values go to.
const SETS = "sets:";
function mark({ points }) {
  const point = points?.[0];
  const meta = String(point?.data?.meta ?? "");
  if (!meta.startsWith(SETS) || point.customdata === undefined) return;
  const names = meta.slice(SETS.length).split(",");
  const values = [point.customdata].flat();
  narrow(names.map((name, i) => [name, values[i]]).filter(([, value]) => value));
}

// The names of rows and columns have it in the layout's «meta»: by the axis's letter, for each
// tick the query that it stands for.
function tick(event) {
  const text = event.target.closest?.(".xtick text, .ytick text");
  const layout = text?.closest(".js-plotly-plot")?._fullLayout;
  if (!layout) return;
  const letter = text.closest(".xtick") ? "x" : "y";
  const at = layout[`${letter}axis`].tickvals?.indexOf(text.__data__?.x) ?? -1;
  const queries = JSON.parse(layout.meta || "{}")[letter] ?? [];
  narrow([...new URLSearchParams(queries[at] ?? "")]);
}

document.addEventListener("click", follow, true);
document.addEventListener("click", tick, true);
document.addEventListener("pointerdown", (event) => {
  const figure = event.target.closest?.(".js-plotly-plot");
  if (!figure?.on) return;
  figure.removeListener("plotly_click", mark);
  figure.on("plotly_click", mark);
}, true);
