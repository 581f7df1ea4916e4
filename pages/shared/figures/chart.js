// A plotly figure that stays: new data are drawn into the same picture, so that view, size and
// base map survive a change of filters. Streamlit's own chart is thrown away and drawn anew.
// LIBRARY is the address of plotly with its hash (chart.py).
let loading;
function library() {
  loading ??= new Promise((done, failed) => {
    if (window.Plotly) return done(window.Plotly);
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => done(window.Plotly);
    script.onerror = () => { loading = undefined; failed(new Error("plotly")); };
    document.head.append(script);
  });
  return loading;
}

// A picture at an address of ours is fetched once; plotly gets it whole, since it would turn an
// address into dots, and a saved figure must carry it along.
const pictures = new Map();
function picture(source) {
  if (source.startsWith("data:")) return source;
  if (!pictures.has(source)) {
    pictures.set(source, fetch(source).then(async (answer) => {
      if (!answer.ok) throw new Error(source);
      return `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
    }));
    pictures.get(source).catch(() => pictures.delete(source));
  }
  return pictures.get(source);
}

// A figure as it was sent: its JSON, deflated (figure_text.py); a large one lies at an address.
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return new Uint8Array(await answer.arrayBuffer());
}

// The last ones are kept as text: a filter that is taken off again waits for no server, and plotly
// changes the figure that it gets, so that each drawing needs one of its own.
const inflated = new Map(), MOST = 6;
async function figureOf(text) {
  const json = inflated.get(text) ?? (await inflate(text));
  inflated.delete(text);
  inflated.set(text, json);
  if (inflated.size > MOST) inflated.delete(inflated.keys().next().value);
  return JSON.parse(json);
}

async function inflate(text) {
  const packed = text.startsWith("./") ? await fetched(text)
    : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(whole).text();
}

const FULL = { name: "full", title: "Во весь экран", icon: { width: 24, height: 24,
  path: "M3 3h7v2.5H5.5V10H3zM14 3h7v7h-2.5V5.5H14zM3 14h2.5v4.5H10V21H3zM18.5 14H21v7h-7v-2.5h4.5z" },
  click: (graph) => document.fullscreenElement
    ? document.exitFullscreen() : graph.closest(".stPlotlyChart").requestFullscreen() };

// Plotly's own would be in the system's letters and say of no edition: the page's is pressed (picture.js).
const SAVE = { name: "save", title: "Сохранить рисунок (PNG)", icon: { width: 24, height: 24,
  path: "M9 4L7.5 6H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-3.5L15 4zM12 9a4 4 0 0 1 0 8 4 4 0 0 1 0-8z" },
  click: () => document.querySelector("a.pl-picture[data-kind=png]")?.click() };

// What is shown from one scale to another says so: a trace in its «meta», a shape in its «name».
function scales(item) {
  if (Array.isArray(item.meta?.zoom)) return item.meta.zoom;
  const named = /^zoom (\S+) (\S+)$/.exec(item.name || "");
  return named && named.slice(1).map(Number);
}
const fits = (range, scale) => scale >= range[0] && (range[1] === null || scale < range[1]);

function scaleOf(box) {
  const axis = box._fullLayout?.xaxis;
  if (axis?.range) return box._fullLayout._size.w / Math.abs(axis.range[1] - axis.range[0]);
  const range = box.layout?.xaxis?.range;
  return range ? box.clientWidth / Math.abs(range[1] - range[0]) : 1;
}

// What does not fit the scale is left out altogether: plotly looks through hidden traces too.
function leaveOut(figure, scale) {
  const bands = [];
  const keep = (item) => {
    const band = scales(item);
    if (band) bands.push(band);
    if (band && !fits(band, scale)) return false;
    if (band) item.visible = true;
    return true;
  };
  figure.data = figure.data.filter(keep);
  figure.layout.shapes = (figure.layout.shapes || []).filter(keep);
  return bands;
}
const fitting = (bands, scale) => bands.map((band) => Number(fits(band, scale))).join("");

function rescale(Plotly, box) {
  const own = box.plChart, scale = scaleOf(box);
  if (fitting(own.bands, scale) !== own.fitting) {
    own.drawn = null;
    return own.draw();
  }
  const bar = scalebar(box.data, box.layout, scale, box._fullLayout._size.w);
  if (bar && bar.text[2] + bar.x[3] !== own.bar) {
    own.bar = bar.text[2] + bar.x[3];
    Plotly.restyle(box, { x: [bar.x], text: [bar.text] }, [bar.at]);
  }
  redot(Plotly, box, scale);
}

// Dots keep their size in pixels.
function redot(Plotly, box, scale) {
  const own = box.plChart;
  if (Math.abs(scale / own.dotted - 1) < 0.01) return;
  own.dotted = scale;
  const at = box.data.flatMap((trace, i) => (trace.meta?.dots ? [i] : []));
  const drawn = at.map((i) => dotsAt(box.data[i].meta, scale));
  if (at.length) Plotly.restyle(box, { x: drawn.map((d) => d.x), y: drawn.map((d) => d.y) }, at);
}

// Axes of one scale: the ranges in the figure's own proportions. Plotly would widen one of them by
// itself, take that for the visitor's doing, and forget the view at the next change.
function fitRanges(layout, { width, height }) {
  const { xaxis, yaxis, margin = {} } = layout;
  if (yaxis?.scaleanchor !== "x") return;
  const w = width - (margin.l || 0) - (margin.r || 0), h = height - (margin.t || 0) - (margin.b || 0);
  const across = Math.abs(xaxis.range[1] - xaxis.range[0]);
  const up = Math.abs(yaxis.range[1] - yaxis.range[0]);
  const axis = across * h > up * w ? yaxis : xaxis;
  const more = axis === yaxis ? (across * h) / w - up : (up * w) / h - across;
  const way = Math.sign(axis.range[1] - axis.range[0]);
  axis.range = [axis.range[0] - (way * more) / 2, axis.range[1] + (way * more) / 2];
  const { minallowed: low, maxallowed: high } = axis;
  if (low === undefined || high === undefined) return;
  // Beyond the ends of the map nothing is drawn: it is moved inside, or the other axis shortened.
  const long = Math.abs(axis.range[1] - axis.range[0]), free = high - low;
  if (long > free) {
    const other = axis === yaxis ? xaxis : yaxis;
    const cut = ((1 - free / long) / 2) * (other.range[1] - other.range[0]);
    axis.range = way > 0 ? [low, high] : [high, low];
    other.range = [other.range[0] + cut, other.range[1] - cut];
  } else {
    const first = Math.min(...axis.range), last = Math.max(...axis.range);
    const shift = Math.max(low - first, 0) + Math.min(high - last, 0);
    axis.range = axis.range.map((end) => end + shift);
  }
}

// On axes counted in pixels a wider screen would enlarge all: what goes with letters keeps its size.
function keepPixels({ data, layout }, size) {
  const times = (axis, length) => axis ? length / Math.abs(axis.range[1] - axis.range[0]) : 1;
  const wide = { x: times(layout.xaxis2, size.width), y: times(layout.yaxis2, size.height) };
  for (const trace of data)
    if (trace.meta?.anchors)
      ["x", "y"].forEach((name, k) => {
        const from = trace.meta.anchors[k];
        trace[name] = trace[name].map((at, i) =>
          at === null ? null : from[i] + (at - from[i]) / wide[name]);
      });
  for (const image of layout.images || [])
    if (image.name === "pixels")
      Object.assign(image, { sizex: image.sizex / wide.x, sizey: image.sizey / wide.y });
}

// A bar of a round length in the units of the x axis; it stands on axes counted in pixels.
function scalebar(data, layout, scale, width) {
  const bar = data.find((trace) => trace.meta?.scalebar);
  if (!bar) return null;
  const km = bar.meta.unit || 1, most = 100 * km / scale, power = 10 ** Math.floor(Math.log10(most));
  const long = Math.max(...[1, 2, 5].map((n) => n * power).filter((n) => n <= most * 1.0001));
  const [left] = bar.x, unit = Math.abs(layout.xaxis2.range[1] - layout.xaxis2.range[0]) / width;
  const right = left + (long / km) * scale * unit;
  const text = `${String(long).replace(".", ",")}\u00a0${bar.meta.scalebar}`;
  return { at: data.indexOf(bar), x: [left, left, (left + right) / 2, right, right],
    text: ["", "", text, "", ""] };
}

const idOf = (point) => [point.customdata].flat()[0];

function mark(figure, chosen) {
  for (const trace of figure.data) {
    if (!trace.customdata?.length) continue;
    const at = chosen.length
      ? trace.customdata.flatMap((own, i) => (chosen.includes([own].flat()[0]) ? [i] : [])) : [];
    // None chosen: nothing is paler than the rest.
    trace.selectedpoints = at.length ? at : null;
    if (!trace.marker?.maxdisplayed || !at.length) continue;
    // Of these plotly draws but one, so the chosen have a trace of their own.
    figure.data.push({ type: "scatter", mode: "markers", hoverinfo: "skip",
      x: at.map((i) => trace.x[i]), y: at.map((i) => trace.y[i]),
      marker: { ...trace.marker, opacity: 1, maxdisplayed: 0 }, unselected: { marker: { opacity: 1 } } });
  }
}

// What is drawn only when it is asked for: each piece of a trace names the ids that call for it.
function answered(trace, ids) {
  const { asked, each } = trace.meta;
  const at = asked.flatMap((own, i) => (own.some((id) => ids.has(id)) ? [i] : []));
  const pieces = Object.entries(each).map(([name, all]) => [name, at.flatMap((i) => all[i])]);
  return { at: at.join(), pieces: Object.fromEntries(pieces) };
}
const asking = (own) => new Set([...own.chosen, ...(own.hovered || [])]);

// A trace that nobody asks for is not given to plotly, which takes a millisecond for a hidden one.
function answerIn(figure, own) {
  const ids = asking(own), wait = figure.data.filter((trace) => trace.meta?.asked);
  own.waiting = wait.map(({ meta }) => ({ meta }));
  own.answered = answers(own);
  for (const trace of wait) Object.assign(trace, answered(trace, ids).pieces);
  // Each is told from the others whichever of them are there: what stays is not made anew.
  figure.data.forEach((trace, i) => { trace.uid = `pl${i}`; });
  figure.data = figure.data.filter((trace) => !trace.meta?.asked || trace.x.length);
}
const answers = (own) => own.waiting.map((trace) => answered(trace, asking(own)).at).join("|");

function answer(box) {
  const own = box.plChart;
  if (answers(own) === own.answered) return;
  own.drawn = null;
  own.draw();
}

function listen(box) {
  let leaving;
  // A moment stays to get from a place to the bead on its line.
  const hover = (ids, wait) => {
    clearTimeout(leaving);
    leaving = setTimeout(() => { box.plChart.hovered = ids; answer(box); }, wait);
  };
  box.on("plotly_hover", ({ points }) =>
    hover(points.filter((p) => p.customdata !== undefined).map(idOf), 80));
  box.on("plotly_unhover", () => hover([], 900));

  const choose = (ids) => {
    const { setTriggerValue, chosen, drawing } = box.plChart;
    if (drawing) return; // plotly's own doing, not the visitor's
    const sorted = [...new Set(ids)].sort();
    if (JSON.stringify(sorted) === JSON.stringify([...chosen].sort())) return;
    box.plChart.chosen = sorted;
    setTriggerValue("chosen", sorted);
    box.plChart.draw();
  };
  box.on("plotly_click", ({ points, event }) => {
    const { chosen, selects } = box.plChart;
    const ids = points.filter((p) => p.customdata !== undefined).map(idOf);
    if (!selects || !ids.length) return;
    const again = ids.every((id) => chosen.includes(id));
    if (event?.shiftKey) choose(again ? chosen.filter((id) => !ids.includes(id)) : [...chosen, ...ids]);
    else choose(again && chosen.length === ids.length ? [] : ids);
  });
  box.on("plotly_selected", (event) => {
    const own = box.plChart;
    if (own.drawing || !event?.points) return;
    const ids = event.points.filter((p) => p.customdata !== undefined).map(idOf);
    if (own.selects) choose(own.adds ? [...own.chosen, ...ids] : ids);
    // What was drawn around is chosen; the box itself goes, else it would choose anew later.
    own.boxes = (own.boxes || 0) + 1;
    own.drawn = null;
    own.draw();
  });
  box.addEventListener("pointerdown", (event) => { box.plChart.adds = event.shiftKey; }, true);
  box.on("plotly_deselect", () => choose([]));
  box.on("plotly_doubleclick", () => choose([]));
  box.on("plotly_relayout", () => library().then((Plotly) => rescale(Plotly, box)));
}

// A finger that starts on a figure scrolls the page: plotly, which would hold it, hears of none. A
// tap comes as a click all the same. Two fingers move and spread what can be moved.
function touches(box) {
  let grip = null, asked = 0;
  const where = ({ touches: [one, other] }) => {
    const frame = box.getBoundingClientRect();
    return { x: (one.clientX + other.clientX) / 2 - frame.left,
      y: (one.clientY + other.clientY) / 2 - frame.top,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1 };
  };
  const within = ([from, to], { minallowed: low, maxallowed: high }) => {
    const way = Math.sign(to - from), shift = Math.max((low ?? -Infinity) - Math.min(from, to), 0)
      + Math.min((high ?? Infinity) - Math.max(from, to), 0);
    const long = Math.abs(to - from), free = (high ?? Infinity) - (low ?? -Infinity);
    if (long > free) return way > 0 ? [low, high] : [high, low];
    return [from + shift, to + shift];
  };
  const move = (now) => {
    const { _size: size, xaxis, yaxis } = box._fullLayout;
    const times = grip.apart / now.apart;
    const range = ([from, to], share, shareNow) => {
      const held = from + share * (to - from), long = times * (to - from);
      return [held - shareNow * long, held + (1 - shareNow) * long];
    };
    const x = range(grip.x0, (grip.x - size.l) / size.w, (now.x - size.l) / size.w);
    const y = range(grip.y0, 1 - (grip.y - size.t) / size.h, 1 - (now.y - size.t) / size.h);
    window.Plotly.relayout(box, { "xaxis.range": within(x, xaxis), "yaxis.range": within(y, yaxis) });
  };
  const hear = (event) => {
    event.stopImmediatePropagation();
    const two = box.plChart.ratio && event.touches.length === 2 && box._fullLayout;
    if (!two) return (grip = null);
    event.preventDefault();
    const now = where(event);
    if (!grip) {
      const { xaxis, yaxis } = box._fullLayout;
      box.parentElement.classList.add("pl-moved"); // how it is done need not be said any more
      grip = { ...now, x0: [...xaxis.range], y0: [...yaxis.range] };
      return;
    }
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => grip && move(now));
  };
  for (const name of ["touchstart", "touchmove", "touchend", "touchcancel"])
    box.addEventListener(name, hear, { capture: true, passive: false });
}

const AXES = ["xaxis", "yaxis"];
const rangesOf = (layout) =>
  Object.fromEntries(AXES.map((name) => [name, { range: [...layout[name].range] }]));
const alike = (one, other) => AXES.every((name) => {
  const [from, to] = other[name].range, near = 1e-3 * Math.abs(to - from);
  return Math.abs(one[name].range[0] - from) < near && Math.abs(one[name].range[1] - to) < near;
});

// Where the visitor has moved to, in the proportions of another size; null where nothing moved.
// Sizes that come and go are all fitted to what the visitor wanted, not to one another.
function moved(box, size, layout) {
  const own = box.plChart, axes = box._fullLayout;
  if (!own.home || alike(axes, own.home)) return (own.wanted = null);
  if (!own.wanted || !alike(axes, own.placed)) own.wanted = rangesOf(axes);
  const seen = { xaxis: { ...layout.xaxis, range: [...own.wanted.xaxis.range] },
    yaxis: { ...layout.yaxis, range: [...own.wanted.yaxis.range] } };
  fitRanges(seen, size);
  return seen;
}

function fail(box) {
  box.plChart.drawn = null; // to be tried again
  const outer = box.parentElement;
  let words = outer.querySelector(".pl-failed");
  if (!words) {
    words = document.createElement("p");
    words.className = "pl-failed pl-empty";
    outer.prepend(words);
  }
  words.textContent = "Рисунок не обновился: обновите страницу.";
}

// On paper the figure of the screen is scaled as a picture is, with hatchings that plotly does not
// know (print.js): it would stumble over them.
const printing = matchMedia("print");
const afterPrint = new Set(); // boxes that were to be drawn while a page was on paper
printing.addEventListener("change", () => {
  if (printing.matches) return;
  for (const box of afterPrint) if (box.isConnected) box.plChart.draw();
  afterPrint.clear();
});

async function draw(box) {
  const own = box.plChart;
  const Plotly = await library();
  if (!box.isConnected || !box.clientWidth || !box.clientHeight) return;
  if (printing.matches) return void afterPrint.add(box);
  const room = own.ratio ? Math.min(box.clientWidth, box.clientHeight * own.ratio) : box.clientWidth;
  const step = own.widths.filter((one) => one <= room).at(-1) ?? own.widths[0];
  if (step && step !== own.width) {
    if (step !== own.asked) {
      own.asked = step;
      own.waits = true;
      own.setStateValue("width", step);
    }
    if (own.waits) return; // the figure for this width is on its way
  }
  const size = { width: box.clientWidth, height: box.clientHeight };
  const stamp = JSON.stringify([size, own.chosen]) + own.figure;
  if (own.drawn === stamp) return;
  own.drawn = stamp;
  own.opens = stamp; // whoever waits for the drawing waits for this
  try { await paint(box, stamp, size, step, Plotly); }
  finally { if (own.opens === stamp) own.opens = ""; }
}

// A map in the visitor's hand is drawn when it is let go: plotly would add the way so far once more.
function letGo(box) {
  const own = box.plChart;
  own.drawn = null;
  clearTimeout(own.held);
  own.held = setTimeout(() => own.draw(), 100);
}

async function paint(box, stamp, size, step, Plotly) {
  const own = box.plChart;
  let figure;
  try {
    // A place that changes its size goes through others to it: only the last one is drawn for.
    const resized = own.size?.width !== size.width || own.size?.height !== size.height;
    if (resized) await new Promise((done) => { setTimeout(done); });
    if (own.drawn !== stamp) return;
    own.size = size;
    figure = await figureOf(own.figure);
    for (const image of figure.layout.images || []) image.source = await picture(image.source);
  } catch (error) {
    if (own.drawn === stamp) throw error;
    return; // something newer has come meanwhile
  }
  if (own.drawn !== stamp) return; // something newer has come meanwhile
  if (printing.matches) return void (own.drawn = null, afterPrint.add(box));
  if (box._dragging) return letGo(box);
  Object.assign(figure.layout, size, { autosize: false });
  fitRanges(figure.layout, size);
  keepPixels(figure, size);
  answerIn(figure, own);
  mark(figure, own.chosen);
  // Plotly would keep its boxes, and what it marked, under the same revision.
  const selectionrevision = [own.boxes, ...own.chosen].join();
  Object.assign(figure.layout, { selections: [], selectionrevision });
  const map = figure.layout.yaxis?.scaleanchor === "x";
  const other = own.drawnStep !== step; // a telephone turned around shows the same piece
  const same = box._fullLayout && figure.layout.uirevision === box.layout?.uirevision;
  const seen = map && box._fullLayout && (same || other) ? moved(box, size, figure.layout) : null;
  if (!seen) own.wanted = null;
  own.drawnStep = step;
  if (map) own.home = rangesOf(figure.layout);
  if (seen) for (const name of AXES) figure.layout[name].range = seen[name].range;
  const scale = map || !same
    ? scaleOf({ layout: figure.layout, clientWidth: size.width }) : scaleOf(box);
  own.bands = leaveOut(figure, scale);
  own.fitting = fitting(own.bands, scale);
  for (const trace of figure.data)
    if (trace.meta?.dots) Object.assign(trace, dotsAt(trace.meta, scale));
  own.dotted = scale;
  const bar = scalebar(figure.data, figure.layout, scale, size.width);
  if (bar) {
    Object.assign(figure.data[bar.at], { x: bar.x, text: bar.text });
    own.bar = bar.text[2] + bar.x[3];
  }
  const first = !box._fullLayout;
  own.drawing = true; // plotly says by itself that nothing is in the box any more
  try { await Plotly.react(box, figure.data, figure.layout, own.config); }
  finally { own.drawing = false; }
  // «Back to the beginning» is the whole figure, however it was entered. Plotly has no word for it.
  if (map) own.placed = rangesOf(box._fullLayout);
  if (map) for (const name of AXES)
    [box._fullLayout[name]._rangeInitial0, box._fullLayout[name]._rangeInitial1] =
      own.home[name].range;
  box.parentElement.querySelector(".pl-failed")?.remove();
  if (first) listen(box);
}

// A figure wider than its place is leafed through with arrow keys too, once it has the focus.
function byKeys(outer) {
  let wider = false;
  for (let e = outer.parentElement; e && !wider; e = e.parentElement)
    wider = getComputedStyle(e).overflowX === "auto" && e.scrollWidth > e.clientWidth + 1;
  if (wider) outer.tabIndex = 0;
  else outer.removeAttribute("tabindex");
}

// The component on a page (chart.py) only calls this: its own text is sent with each click.
window.plChart = function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const box = parentElement.querySelector(".pl-chart");
  const config = JSON.parse(data.config);
  // No full screen on an iPhone; a telephone's few tools leave no room for a second way to save.
  config.modeBarButtonsToAdd = [...(data.paper && box.clientWidth > 500 ? [SAVE] : []),
    ...(document.fullscreenEnabled ? [FULL] : [])];
  const own = box.plChart ??= {};
  // Whatever comes after the asking is drawn, be it laid out for this width or not.
  Object.assign(own, data, { config, setStateValue, setTriggerValue, waits: false,
    draw: () => draw(box).catch(() => fail(box)), twin: (text) => drawnTwin(box, text) });
  const outer = box.parentElement;
  const high = data.height ? `${data.height}px` : "100%";
  for (let e = box; e && e !== parentElement; e = e.parentElement) e.style.height = high;
  if (data.alt) { outer.setAttribute("role", "figure"); outer.setAttribute("aria-label", data.alt); }
  outer.classList.toggle("pl-moves", Boolean(data.ratio));
  if (!own.touched) touches(box);
  own.touched = true;
  own.watch?.disconnect();
  own.watch = new ResizeObserver(() => { byKeys(outer); own.draw(); });
  own.watch.observe(box);
  own.draw();
  return () => {
    own.watch.disconnect();
    if (window.Plotly && box._fullLayout) window.Plotly.purge(box);
  };
};
