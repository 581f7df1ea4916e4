// A map to point at. Y goes down here: the sheet's own goes up. By hand: a click sets the point, a
// drag moves the map, the wheel brings it closer. By keyboard: arrows move the point, + and - the map.
const SVG = "http://www.w3.org/2000/svg";
const SLIP = 4; // pixels: a hand that moves no further has clicked
const STEP = 10; // pixels of an arrow; with Shift one
const REST = 350; // milliseconds after the last arrow until the server hears of it
const CLOSEST = 4; // units across: no town is smaller

function make(name, attributes, parent) {
  const one = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  parent.append(one);
  return one;
}

const sized = (root) => root.querySelector(".ground").getBoundingClientRect();
const scaleOf = (root) => root.plPin.across / Math.max(1, sized(root).width);

function draw(root) {
  const own = root.plPin, { data } = own, box = sized(root);
  const ground = root.querySelector(".ground"), scale = scaleOf(root);
  const [west, south, east, north] = data.picture_window;
  own.across = Math.min(own.across, east - west);
  const high = scale * box.height;
  const left = own.x - own.across / 2, top = own.y - high / 2;
  const svg = base(root, ground, { west, north, width: east - west, height: north - south });
  svg.setAttribute("viewBox", `${left} ${top} ${own.across} ${high}`);
  const picture = svg.lastChild;
  picture.replaceChildren();
  names(picture, data.towns, { left, top, right: left + own.across, bottom: top + high, scale });
  if (own.point) {
    const [x, y] = own.point, mark = make("g", { class: "mark", "stroke-width": 2 * scale }, picture);
    make("circle", { cx: x, cy: y, r: 9 * scale }, mark);
    make("circle", { cx: x, cy: y, r: 2.5 * scale, class: "dot" }, mark);
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      make("line", { x1: x + 9 * dx * scale, y1: y + 9 * dy * scale, x2: x + 15 * dx * scale,
        y2: y + 15 * dy * scale }, mark);
    }
  }
  ground.setAttribute("aria-label", data.label);
}

// The base map, its lines as thin at every scale; made once, only what is looked at changes.
function base(root, ground, { west, north, width, height }) {
  const own = root.plPin;
  if (own.drawn === own.data.picture) return ground.firstChild;
  own.drawn = own.data.picture;
  const text = new TextDecoder().decode(
    Uint8Array.from(atob(own.data.picture.split(",")[1]), (letter) => letter.charCodeAt(0)));
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const [, , wide, tall] = read.getAttribute("viewBox").split(" ").map(Number);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const land = make("g", { transform: `translate(${west} ${-north}) scale(${width / wide} ${height / tall})`,
    "fill-rule": "evenodd", "stroke-linejoin": "round" }, svg);
  read.querySelectorAll("style").forEach((style) => style.remove());
  read.querySelectorAll("path").forEach((path) => path.setAttribute("vector-effect", "non-scaling-stroke"));
  land.append(...read.children);
  make("g", {}, svg);
  ground.replaceChildren(svg);
  return svg;
}

// The largest towns first; a name that would cover another is left out.
function names(picture, towns, seen) {
  const taken = [], { scale } = seen, size = 12 * scale;
  for (const [x, y, name] of towns) {
    if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) continue;
    const box = [x - 3 * scale, y - size / 2, x + 8 * scale + name.length * size * 0.58, y + size / 2];
    if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box);
    make("circle", { cx: x, cy: y, r: 2.5 * scale, class: "town" }, picture);
    make("text", { x: x + 6 * scale, y: y + 4 * scale, "font-size": size, "stroke-width": 3 * scale,
      class: "name" }, picture).textContent = name;
    if (taken.length > 60) break;
  }
}

function set(root, x, y, wait = 0) {
  const own = root.plPin;
  const [west, south, east, north] = own.data.limit;
  own.point = [Math.min(Math.max(x, west), east), Math.min(Math.max(y, -north), -south)];
  draw(root);
  clearTimeout(own.timer);
  const told = { x: own.point[0], y: -own.point[1], step: scaleOf(root), nonce: (own.nonce += 1) };
  own.timer = setTimeout(() => own.setStateValue("point", told), wait);
}

function zoom(root, times, at) {
  const own = root.plPin, [x, y] = at || own.point || [own.x, own.y];
  const [west, , east] = own.data.picture_window;
  const across = Math.min(Math.max(own.across * times, CLOSEST), east - west);
  const kept = across / own.across;
  own.x = x + (own.x - x) * kept;
  own.y = y + (own.y - y) * kept;
  own.across = across;
  draw(root);
}

function where(root, event) {
  const own = root.plPin, box = sized(root), scale = scaleOf(root);
  return [own.x + (event.clientX - box.left - box.width / 2) * scale,
    own.y + (event.clientY - box.top - box.height / 2) * scale];
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function key(root, event) {
  const own = root.plPin;
  if ("+=".includes(event.key)) zoom(root, 0.5);
  else if (event.key === "-") zoom(root, 2);
  else if (event.key in ARROWS) {
    const [dx, dy] = ARROWS[event.key], far = (event.shiftKey ? 1 : STEP) * scaleOf(root);
    const [x, y] = own.point || [own.x, own.y];
    const to = [x + dx * far, y + dy * far], half = own.across / 2;
    if (Math.abs(to[0] - own.x) > half * 0.9 || Math.abs(to[1] - own.y) > half * 0.4) [own.x, own.y] = to;
    set(root, ...to, REST);
  } else return;
  event.preventDefault();
}

function listen(root) {
  const own = root.plPin, ground = root.querySelector(".ground");
  ground.onpointerdown = (event) => {
    own.down = { x: event.clientX, y: event.clientY, from: [own.x, own.y], moved: false };
    ground.setPointerCapture(event.pointerId);
  };
  ground.onpointermove = (event) => {
    if (!own.down) return;
    const dx = event.clientX - own.down.x, dy = event.clientY - own.down.y;
    own.down.moved ||= Math.hypot(dx, dy) > SLIP;
    if (!own.down.moved) return;
    [own.x, own.y] = [own.down.from[0] - dx * scaleOf(root), own.down.from[1] - dy * scaleOf(root)];
    draw(root);
  };
  ground.onpointerup = (event) => {
    if (own.down && !own.down.moved) set(root, ...where(root, event));
    own.down = null;
  };
  ground.onpointercancel = () => { own.down = null; };
  ground.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(root, event.deltaY < 0 ? 0.8 : 1.25, where(root, event));
  }, { passive: false });
  ground.onkeydown = (event) => key(root, event);
  root.querySelector(".closer").onclick = () => zoom(root, 0.5);
  root.querySelector(".wider").onclick = () => zoom(root, 2);
}

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".pin");
  const first = !root.plPin;
  root.plPin ||= { nonce: 0 };
  const own = root.plPin;
  Object.assign(own, { data, setStateValue });
  if (first) {
    [own.x, own.y] = [data.start[0], -data.start[1]];
    own.across = data.start[2];
    listen(root);
    own.watch = new ResizeObserver(() => draw(root));
    own.watch.observe(root);
  }
  // What is typed beside the map moves the point; a coarser number than the hand's does not.
  const typed = data.point && [data.point[0], -data.point[1]];
  const near = typed && own.point
    && Math.hypot(typed[0] - own.point[0], typed[1] - own.point[1]) < data.slack;
  if (!near) own.point = typed;
  draw(root);
  return () => clearTimeout(own.timer);
}
