// Before printing: figures learn to be scaled, dark colours turn light, the sheet's edges say which
// plan, which filters, when. Afterwards everything is as it was.
const undo = [];

function set(element, name, value) {
  const before = element.getAttribute(name);
  if (before === value) return;
  undo.push(() =>
    before === null ? element.removeAttribute(name) : element.setAttribute(name, before),
  );
  element.setAttribute(name, value);
}

function text(selector) {
  const found = document.querySelector(selector)?.innerText ?? "";
  return found.replace(/[\s×]+$/, "").replace(/\s+/g, " ").trim();
}

// The same hue with the lightness turned over: what «invert() hue-rotate(180deg)» does, but
// lines stay lines. Differences in lightness, and so contrast, stay.
function turned(r, g, b) {
  const inverse = [255 - r, 255 - g, 255 - b];
  const [ir, ig, ib] = inverse;
  const rotated = [
    -0.574 * ir + 1.43 * ig + 0.144 * ib,
    0.426 * ir + 0.43 * ig + 0.144 * ib,
    0.426 * ir + 1.43 * ig - 0.856 * ib,
  ];
  return rotated.map((c) => Math.max(0, Math.min(255, Math.round(c))));
}

function inLight(words) {
  return words
    .replace(/rgba?\((\d+), ?(\d+), ?(\d+)/g, (all, r, g, b) =>
      all.slice(0, all.indexOf("(") + 1) + turned(+r, +g, +b).join(", "))
    .replace(/#([0-9a-f]{6})\b/gi, (all, hex) => {
      const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
      return "#" + turned(r, g, b).map((c) => c.toString(16).padStart(2, "0")).join("");
    });
}

function pictureInLight(address) {
  const base64 = /^(data:image\/svg\+xml;base64,)(.*)$/s.exec(address);
  if (base64) {
    const bytes = Uint8Array.from(atob(base64[2]), (c) => c.charCodeAt(0));
    const light = new TextEncoder().encode(inLight(new TextDecoder().decode(bytes)));
    let letters = "";
    for (const byte of light) letters += String.fromCharCode(byte);
    return base64[1] + btoa(letters);
  }
  const plain = /^(data:image\/svg\+xml,)(.*)$/s.exec(address);
  return plain ? plain[1] + encodeURIComponent(inLight(decodeURIComponent(plain[2]))) : address;
}

function lighten(main) {
  for (const element of main.querySelectorAll("[style], [fill], [stroke]")) {
    for (const name of ["style", "fill", "stroke"]) {
      const words = element.getAttribute(name);
      if (words && /rgb|#[0-9a-f]{6}/i.test(words)) set(element, name, inLight(words));
    }
  }
  for (const picture of main.querySelectorAll("img[src^='data:image/svg']:not(.pl-light *)"))
    set(picture, "src", pictureInLight(picture.getAttribute("src")));
  for (const picture of main.querySelectorAll("svg image")) {
    const href = picture.getAttribute("href") ?? picture.getAttribute("xlink:href") ?? "";
    const name = picture.hasAttribute("href") ? "href" : "xlink:href";
    if (href.startsWith("data:image/svg")) set(picture, name, pictureInLight(href));
  }
}

function scalable(plot) {
  const [first] = plot.querySelectorAll(".main-svg");
  const width = parseFloat(first?.getAttribute("width"));
  const height = parseFloat(first?.getAttribute("height"));
  if (!width || !height) return;
  const box = plot.querySelector(".svg-container");
  set(box, "style", `${box.getAttribute("style") ?? ""};--pl-ratio:${width / height}`);
  for (const svg of plot.querySelectorAll(".main-svg"))
    set(svg, "viewBox", `0 0 ${width} ${height}`);
  // A narrow window has made it taller than wide: it fills a sheet that is so too.
  if (height > width) set(document.body, "data-pl-tall", "");
}

// «Поиск: хоровод»: what the fields of the page itself say, as the filters are said.
function fields(main) {
  const found = [];
  for (const input of main.querySelectorAll("[data-testid=stTextInput] input, [data-testid=stSelectbox] input"))
    if (input.value) found.push(`${input.getAttribute("aria-label")}: ${input.value}`);
  return found;
}

function quoted(words) {
  return `"${words.replace(/["\\]/g, "\\$&").replace(/\n/g, " ")}"`;
}

function edges(main) {
  const chips = [...document.querySelectorAll(".pl-chip")].map((chip) =>
    chip.innerText.replace(/[\s×]+$/, ""));
  const own = fields(main);
  if (own.length) {
    const line = document.createElement("p");
    line.className = "pl-note pl-print";
    line.textContent = own.join(" · ");
    document.querySelector(".pl-top")?.after(line);
    undo.push(() => line.remove());
  }
  const chosen = [...chips, ...own].join(" · ") || "без отборов";
  const day = new Date().toLocaleDateString("ru-RU", { day: "numeric", month: "long", year: "numeric" });
  const font = "font: 7.5pt 'PT Sans', Arial, sans-serif; color: #444;";
  const style = document.createElement("style");
  style.textContent = `@media print { @page {
    @bottom-left { ${font} content: ${quoted(text(".pl-edition"))}; width: 66%; text-align: left; }
    @bottom-right { ${font} content: ${quoted(`Напечатано ${day} · лист `)} counter(page) " из " counter(pages);
      width: 34%; text-align: right; }
    @top-left { ${font} content: ${quoted(`${text(".pl-top h1")} · ${chosen}`)}; width: 100%; text-align: left; }
  } @page :first { @top-left { content: none; } } }`;
  document.head.append(style);
  undo.push(() => style.remove());
}

function prepare() {
  const main = document.querySelector("[data-testid=stMain]");
  if (!main || undo.length) return;
  edges(main);
  for (const plot of main.querySelectorAll(".js-plotly-plot")) {
    scalable(plot);
    drawHatchings(plot, undo);
  }
  // Paper cannot be unfolded. The list of files is not on it: unfolded, it would be made for nothing.
  main.querySelectorAll("details:not([open], .pl-take)").forEach((folded) => set(folded, "open", ""));
  if (matchMedia("(prefers-color-scheme: dark)").matches) lighten(main);
}

function restore() {
  while (undo.length) undo.pop()();
}

window.addEventListener("beforeprint", prepare);
window.addEventListener("afterprint", restore);
matchMedia("print").addEventListener("change", (event) => (event.matches ? prepare() : restore()));
