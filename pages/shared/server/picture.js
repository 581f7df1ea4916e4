// The figure of a page as a picture: PNG, SVG, or copied. The browser draws it when it is asked to,
// with the words that make it understood elsewhere and with the page's own letters inside (FACES).
const INK = "#22201C", QUIET = "#645F56", GROUND = "#FFFFFF";
const EDGE = 24, SIGN = 22, ACROSS = 3200; // 3200 dots: 300 to the inch on a sheet of A4 across
const NAMES = "http://www.w3.org/2000/svg";
const CANNOT = "Рисунок не получился: обновите страницу и попробуйте ещё раз.";

// A browser that cannot put a picture into the clipboard (or may not: an address without https)
// is offered none.
if (!navigator.clipboard?.write || !window.ClipboardItem)
  document.documentElement.classList.add("pl-no-copy");

function element(name, attributes, text) {
  const made = document.createElementNS(NAMES, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
const parsed = (text) => document.importNode(
  new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);

const measure = document.createElement("canvas").getContext("2d");
const widthOf = (text, size, weight) => {
  measure.font = `${weight} ${size}px "PT Sans", Arial, sans-serif`;
  return measure.measureText(text).width;
};

// Lines no wider than a room, broken between words; a longer word is broken anywhere.
function lines(text, room, size, weight) {
  const found = [""];
  for (const word of text.trim().split(/[ \n\t]+/)) {
    for (let rest = word; rest;) {
      const gap = found.at(-1) && rest === word ? " " : "";
      if (widthOf(found.at(-1) + gap + rest, size, weight) <= room) { found[found.length - 1] += gap + rest; break; }
      if (found.at(-1)) { found.push(""); continue; }
      let n = rest.length;
      while (n > 1 && widthOf(rest.slice(0, n), size, weight) > room) n -= 1;
      found[found.length - 1] = rest.slice(0, n);
      rest = rest.slice(n);
      if (rest) found.push("");
    }
  }
  return found;
}

function write(sheet, text, top, { size, weight = 400, ink = INK, room, left = EDGE }) {
  if (!text) return top;
  for (const line of lines(text, room, size, weight)) {
    sheet.append(element("text", { x: left, y: top + size, "font-size": size, "font-weight": weight,
      fill: ink, "font-family": "'PT Sans', Arial, sans-serif", "xml:space": "preserve" }, line));
    top += size * 1.3;
  }
  return top;
}

// A mark of certainty as the calendar's legend has it, in the quiet colour.
function certainty(kinds) {
  const has = (kind) => kinds.contains(kind), shape = { fill: "none", stroke: QUIET, "stroke-width": 1.6 };
  const group = element("g", {});
  if (has("background")) group.append(element("path", { ...shape, d: "M2 9H20", "stroke-width": 2.4 }));
  else if (has("diamond")) group.append(element("path", { ...shape, fill: QUIET, d: "M11 3L17 9L11 15L5 9Z" }));
  else {
    if (has("window")) group.append(element("path", { ...shape, d: "M3 12L11 4M8 14L18 4M14 14L19 9", "stroke-width": 1 }));
    group.append(element("rect", { ...shape, x: 3, y: 4, width: 16, height: 10,
      ...(has("exact") ? { fill: QUIET } : {}), ...(has("tentative_window") ? { "stroke-dasharray": "3 2" } : {}) }));
  }
  return group;
}

// A picture with letters within the picture becomes a part of it, so that those are ours too. One
// with a style of its own stays apart: its rules would be those of the whole.
function unfold(figure) {
  for (const image of figure.querySelectorAll("image")) {
    const address = image.getAttribute("href") ?? image.getAttribute("xlink:href") ?? "";
    const [, coded, body] = /^data:image\/svg\+xml(;base64)?,(.*)$/s.exec(address) ?? [];
    if (body === undefined) continue;
    const inner = parsed(coded ? decoded(body) : decodeURIComponent(body));
    if (!inner.querySelector("text") || inner.querySelector("style")) continue;
    for (const name of ["x", "y", "width", "height", "preserveAspectRatio", "clip-path", "style"])
      if (image.hasAttribute(name)) inner.setAttribute(name, image.getAttribute(name));
    image.replaceWith(inner);
  }
  return figure;
}
const decoded = (base64) => new TextDecoder().decode(
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));

// The legend that stands beside the figure on the page, entry by entry.
function entries(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll("li, .cal-legend > span")].map((entry) => {
    const sign = element("svg", { width: SIGN, height: 18, viewBox: "0 0 22 18" });
    const image = entry.querySelector("img"), chip = entry.querySelector(".map-chip"), mark = entry.querySelector(".cal-mark");
    if (image) sign.append(...parsed(decodeURIComponent(image.getAttribute("src").replace(/^[^,]*,/, ""))).childNodes);
    if (chip) sign.append(element("rect", { x: 5, y: 3, width: 12, height: 12, rx: 2, fill: chip.style.background }));
    if (mark) sign.append(certainty(mark.classList));
    return { sign, words: entry.textContent.replace(/\s+/g, " ").trim() };
  });
}

function legend(sheet, html, top, room) {
  let left = EDGE, high = top;
  for (const { sign, words } of entries(html)) {
    const wide = SIGN + 6 + widthOf(words, 13, 400) + 22;
    if (left > EDGE && left + wide > EDGE + room) { left = EDGE; top = high; }
    sign.setAttribute("x", left);
    sign.setAttribute("y", top);
    sheet.append(sign);
    high = Math.max(high, write(sheet, words, top + 1, { size: 13, room: room - SIGN - 6, left: left + SIGN + 6 }) + 4);
    left += wide;
  }
  return high;
}

let faces;
async function letters() {
  faces ??= Promise.all(FACES.map(async (face) => {
    const answer = await fetch(face.url);
    if (!answer.ok) throw new Error(face.url);
    let text = "";
    for (const byte of new Uint8Array(await answer.arrayBuffer())) text += String.fromCharCode(byte);
    return `@font-face{font-family:"PT Sans";font-weight:${face.weight};unicode-range:${face.letters};`
      + `src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`;
  }));
  faces.catch(() => { faces = undefined; });
  return (await faces).join("");
}

// What stands on the page: the figure with its words, or the card's small map with its lines.
async function found(list) {
  const own = { lines: JSON.parse(list.dataset.lines) };
  const [ground, small] = document.querySelectorAll(".pl-carded .pl-minimap-sheet.pl-light img");
  if (small) {
    const answer = await fetch(ground.src);
    if (!answer.ok) throw new Error(ground.src);
    const whole = (await answer.text()).replace(/<\/svg>\s*$/, "") + decoded(small.src.replace(/^[^,]*,/, "")).replace(/^<svg[^>]*>/, "");
    const told = [...document.querySelectorAll(".pl-carded .pl-minimap li")].map((line) => line.textContent);
    return { ...own, svg: whole, title: document.querySelector(".pl-carded h2").textContent,
      width: 2 * small.getAttribute("width"), height: 2 * small.getAttribute("height"), note: told.join("; "), legend: "" };
  }
  const box = document.querySelector("[data-testid=stMain] .pl-chart");
  if (!box?.plChart?.paper) return null;
  const answer = await fetch(box.plChart.paper);
  if (!answer.ok) throw new Error(box.plChart.paper);
  const paper = await answer.json();
  return { ...own, ...paper, ...(await box.plChart.twin(paper.figure)) };
}

async function drawn(list) {
  const told = await found(list);
  if (!told) return null;
  await document.fonts.ready;
  const room = Math.max(told.width, 720), width = room + 2 * EDGE;
  const sheet = element("svg", { xmlns: NAMES, width, "text-rendering": "geometricPrecision" });
  sheet.append(element("title", {}, told.title), element("style", {}, await letters()));
  const ground = element("rect", { width, fill: GROUND });
  sheet.append(ground);
  let top = write(sheet, told.title, EDGE, { size: 22, weight: 700, room });
  top = write(sheet, told.note, top, { size: 14, ink: QUIET, room }) + 8;
  const figure = unfold(parsed(told.svg));
  const at = { x: EDGE + (room - told.width) / 2, y: top, width: told.width, height: told.height };
  for (const [name, value] of Object.entries(at)) figure.setAttribute(name, value);
  sheet.append(figure);
  top = legend(sheet, told.legend, top + told.height + 10, room) + 6;
  for (const line of told.lines) top = write(sheet, line, top, { size: 13, ink: QUIET, room });
  const height = Math.ceil(top + EDGE / 2);
  for (const one of [sheet, ground]) one.setAttribute("height", height);
  sheet.setAttribute("viewBox", `0 0 ${width} ${height}`);
  // What no XML may hold would leave the picture empty.
  const text = new XMLSerializer().serializeToString(sheet).replace(/[^\t\n\r\x20-\uffff]/g, "\ufffd");
  return { text, width, height };
}

// Letters within a picture are there a moment after it: the heavy ones when the title has ink, the
// others when the last line has.
const later = (wait) => new Promise((done) => { setTimeout(done, wait); });
function inked(image, width, height) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.drawImage(image, 0, 0, width, height);
  return [EDGE, height - 2 * EDGE].every((top) => {
    const seen = brush.getImageData(EDGE, top, 200, EDGE).data;
    return seen.some((level, i) => i % 4 === 1 && level < 150);
  });
}

async function dots({ text, width, height }) {
  const image = new Image(), address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    // A canvas larger than sixteen million dots stays empty on a telephone.
    const scale = Math.min(ACROSS / width, Math.sqrt(16e6 / (width * height)));
    const canvas = Object.assign(document.createElement("canvas"),
      { width: Math.round(width * scale), height: Math.round(height * scale) });
    for (let n = 0; n < 100 && !inked(image, width, height); n += 1) await later(100);
    await later(150);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((blob) => blob ? done(blob) : failed(new Error("canvas")), "image/png"));
  } finally { URL.revokeObjectURL(address); }
}

async function picture(link) {
  const list = link.closest(".pl-pictures"), kind = link.dataset.kind;
  say(link, "Рисунок готовится…", "status");
  const made = drawn(list);
  const needed = async () => {
    const whole = await made;
    if (!whole) throw new Error("no figure");
    return kind === "svg" ? new Blob([whole.text], { type: "image/svg+xml" }) : dots(whole);
  };
  try {
    if (!(await made)) return say(link, "На этой странице сейчас нет рисунка.", "status");
    if (kind === "copy") {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": needed() })]);
      return say(link, "Рисунок скопирован: вставьте его в документ или письмо.", "status");
    }
    hand({ download: `${list.dataset.name}.${kind}` }, await needed());
    say(link, "");
  } catch (error) {
    console.error(error);
    list.closest("details")?.setAttribute("open", ""); // pressed elsewhere, it is said here
    say(link, kind === "copy" ? "Браузер не разрешил скопировать: сохраните PNG." : CANNOT);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.pl-picture");
  if (!link) return;
  event.preventDefault();
  picture(link);
});
