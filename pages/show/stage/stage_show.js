// The show: scenes fetched one by one, keys, full screen, and the speaker's second window.
const params = new URLSearchParams(location.search);
const speaker = params.has("speaker"), preview = params.has("preview");
const $ = (id) => document.getElementById(id);
const total = SHOW.titles.length;
const data = new Array(total).fill(null);
const at = { scene: 0, part: 0, blank: false };
let begun = null, digits = "", hintTimer = 0, quietTimer = 0, started = false;

const stages = speaker ? [new Stage($("now")), new Stage($("next"))] : [new Stage($("hall"))];

function scene(index) {
  if (index < 0 || index >= total) return Promise.resolve(null);
  data[index] ??= load(index);
  return data[index];
}

async function load(index) {
  let answer = SHOW.scenes?.[index];
  if (!answer) {
    const asked = Object.entries({ ...SHOW.address, n: index });  // several plans are a list
    const query = new URLSearchParams(asked.flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    try {
      const response = await fetch(`stage/scene?${query}`);
      if (!response.ok) throw new Error(response.statusText);
      answer = await response.json();
    } catch {
      data[index] = null; // asked for again next time
      const words = "Связь с программой прервалась. Сцена появится, когда она восстановится.";
      answer = { notes: "", slides: [{ title: SHOW.titles[index], kicker: "", html: "",
        layout: "text gone", say: words }] };
      const html = document.createElement("p");
      html.className = "say";
      html.textContent = words;
      answer.slides[0].html = html.outerHTML;
    }
  }
  answer.slides.forEach((slide) => (slide.number = `${index + 1} / ${total}`));
  return answer;
}

async function neighbour(step) {
  const here = await scene(at.scene);
  const part = at.part + step;
  if (here && part >= 0 && part < here.slides.length) return { scene: at.scene, part };
  const next = await scene(at.scene + step);
  if (!next) return null;
  return { scene: at.scene + step, part: step > 0 ? 0 : next.slides.length - 1 };
}

async function show(place, { tell = true, move = true } = {}) {
  at.scene = Math.min(Math.max(place.scene, 0), total - 1);
  at.part = place.part || 0;
  const wanted = `${at.scene}.${at.part}`;
  if (tell && !preview) say({ type: "at", ...at });
  const now = await scene(at.scene);
  if (wanted !== `${at.scene}.${at.part}` || !now) return;
  at.part = Math.min(at.part, now.slides.length - 1);
  history.replaceState(null, "", `${location.pathname}${location.search}#${at.scene + 1}`);
  const slide = now.slides[at.part];
  document.title = slide.title;
  $("hall").setAttribute("aria-label", slide.title);
  await stages[0].show(slide, { move });
  if (wanted !== `${at.scene}.${at.part}`) return;
  document.body.dataset.stands = wanted;
  if (speaker) await prompt(now, slide);
  // The neighbours are drawn ahead; what is further away is only fetched.
  for (const step of [1, -1]) {
    const place = await neighbour(step);
    if (!place || wanted !== `${at.scene}.${at.part}`) continue;
    const there = (await scene(place.scene)).slides[place.part];
    if (!speaker) await stages[0].prepare(there);
  }
  if (wanted !== `${at.scene}.${at.part}`) return;
  const near = [at.scene - 1, at.scene, at.scene + 1].filter((i) => i >= 0 && i < total);
  const slides = (await Promise.all(near.map(scene))).flatMap((found) => found.slides);
  stages[0].keep(slides);
  for (let index = at.scene + 2; index < total; index++) {
    if (wanted !== `${at.scene}.${at.part}`) return;
    await scene(index);
  }
}

async function prompt(now, slide) {
  $("heading").textContent = slide.title;
  $("notes").textContent = now.notes || "Заметок к этой сцене нет.";
  $("notes").scrollTop = 0;
  const parts = now.slides.length > 1 ? `, часть ${at.part + 1} из ${now.slides.length}` : "";
  $("count").textContent = `Сцена ${at.scene + 1} из ${total}${parts}`;
  const place = await neighbour(1);
  const last = { title: "Конец показа", kicker: "", html: "", layout: "cover", number: "" };
  const next = place ? (await scene(place.scene)).slides[place.part] : last;
  await stages[1].show(next, { move: false });
  stages[1].keep([next]);
}

async function go(step) {
  if (at.blank) return blank(false);
  begun ??= Date.now();
  $("hint").classList.remove("shown");
  const place = await neighbour(step);
  if (place) await show(place);
  else hint(step > 0 ? "Это последняя сцена" : "Это первая сцена");
}

function blank(on, tell = true) {
  at.blank = on;
  $("blank").hidden = !on || speaker;
  if (speaker) document.querySelector("[data-go=blank]").textContent =
    on ? "Зажечь экран" : "Погасить экран";
  if (tell) say({ type: "blank", blank: on });
}

// How to go on: by keys, or by a finger where there are none.
function ways() {
  if (!matchMedia("(pointer: coarse)").matches)
    return "Пробел — дальше, N — окно докладчика, ? — клавиши";
  const larger = innerHeight > innerWidth ? "; экран набок — крупнее" : "";
  return `Касание справа — дальше, слева — назад${larger}`;
}

function hint(words, ms = 2500) {
  $("hint").textContent = words;
  $("hint").classList.add("shown");
  clearTimeout(hintTimer);
  hintTimer = setTimeout(() => $("hint").classList.remove("shown"), ms);
}

// Windows of one show find each other; from a file (no common origin) by opener and opened.
let other = window.opener;
const channel = "BroadcastChannel" in window && !preview
  ? new BroadcastChannel(`plan-show:${SHOW.address.scenes.slice(-80)}`) : null;

function say(message) {
  channel?.postMessage(message);
  if (location.protocol === "file:") other?.postMessage({ planShow: message }, "*");
}

function hear(message) {
  if (message.type === "at") {
    if (message.scene !== at.scene || message.part !== at.part) {
      if (!message.hello) begun ??= Date.now(); // the other window has gone on
      show(message, { tell: false });
    }
    blank(message.blank, false);
  } else if (message.type === "blank") blank(message.blank, false);
  else if (message.type === "hello" && !speaker) say({ type: "at", hello: true, ...at });
}
channel?.addEventListener("message", (event) => hear(event.data));
window.addEventListener("message", (event) => {
  if (location.protocol === "file:" && event.data?.planShow) hear(event.data.planShow);
});

async function openDesk() {
  if (!(await there())) return hint("Окно не открыто: программа не отвечает. Показ идёт дальше", 6000);
  const query = new URLSearchParams(location.search);
  query.set("speaker", "1");
  const address = `${location.pathname}?${query}#${at.scene + 1}`;
  other = window.open(address, "plan-speaker", "width=1200,height=800");
  if (!other) hint("Браузер не открыл второе окно: разрешите всплывающие окна", 6000);
}

async function fullScreen() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen({ navigationUI: "hide" });
  } catch {
    // Not allowed here; the show goes on in its window.
  }
}

function leave() {
  say({ type: "blank", blank: false });
  if (window.parent !== window) window.parent.postMessage({ planShow: "leave" }, location.origin);
  else if (speaker) window.close();
  else if (location.protocol !== "file:") location.href = `show${backQuery()}`;
}

function backQuery() {
  return SHOW.address.scenes ? `?${new URLSearchParams({ scenes: SHOW.address.scenes })}` : "";
}

function otherTheme() {
  if (SHOW.scenes) return hint("В этом файле сцены одного цвета");
  const query = new URLSearchParams(location.search);
  query.set("theme", SHOW.address.theme === "dark" ? "light" : "dark");
  location.replace(`${location.pathname}?${query}#${at.scene + 1}`);
}

const KEYS = {
  ArrowRight: () => go(1), ArrowDown: () => go(1), PageDown: () => go(1), Space: () => go(1),
  ArrowLeft: () => go(-1), ArrowUp: () => go(-1), PageUp: () => go(-1), Backspace: () => go(-1),
  Home: () => show({ scene: 0 }), End: () => show({ scene: total - 1 }),
  KeyB: () => blank(!at.blank), Period: () => blank(!at.blank),
  KeyF: fullScreen, F5: fullScreen, KeyN: openDesk, KeyT: otherTheme,
  Slash: () => ($("help").hidden = !$("help").hidden),
  KeyH: () => ($("help").hidden = !$("help").hidden),
};

document.addEventListener("keydown", (event) => {
  if (preview || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") {
    if (!$("help").hidden) $("help").hidden = true;
    else leave();
    return;
  }
  if (/^[0-9]$/.test(event.key)) {
    digits = (digits + event.key).slice(-3);
    hint(`Сцена ${digits}: нажмите ввод`);
    return;
  }
  if (event.key === "Enter" || event.code === "NumpadEnter") {
    if (event.target.closest?.("button")) return;
    event.preventDefault();
    const wanted = Number(digits);
    digits = "";
    if (wanted) show({ scene: wanted - 1 });
    else go(1);
    return;
  }
  // By the key's place, so that it works with Russian letters too; some remotes send no place.
  const typed = { ".": KEYS.Period, "?": KEYS.Slash, " ": KEYS.Space }[event.key];
  const act = typed || KEYS[event.code] || KEYS[event.key];
  if (!act || (event.target.closest?.("button") && event.key === " ")) return;
  event.preventDefault();
  if (!event.repeat) start();
  stayAwake();
  act();
});

// The screen does not go dark during a talk. A browser takes the lock back when the window is
// hidden, and knows none where a page comes unsealed over a network.
// It is asked for again until it is had: a browser that is busy can leave the first question open.
let awake = null, asked = -Infinity;
async function stayAwake() {
  if (preview || awake || document.visibilityState !== "visible") return;
  if (performance.now() - asked < 2000) return;
  asked = performance.now();
  try {
    const lock = await navigator.wakeLock?.request("screen");
    if (awake) lock?.release(); // an answer that came late
    else awake = lock;
    lock?.addEventListener("release", () => (awake = awake === lock ? null : awake));
  } catch {
    // A battery that runs low, say.
  }
}
setInterval(stayAwake, 3000);
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

// A browser grants full screen only on a person's first touch.
function start() {
  if (started || speaker || window.parent !== window) return;
  started = true;
  if (!document.fullscreenElement) fullScreen();
}

window.addEventListener("hashchange", () => {
  const wanted = Number(location.hash.slice(1)) - 1;
  if (wanted !== at.scene) show({ scene: wanted }, { tell: !preview });
});

let wasFull = false;
document.addEventListener("fullscreenchange", () => {
  const full = Boolean(document.fullscreenElement);
  if (wasFull && !full && !speaker) hint("Esc — выйти из показа, F — снова во весь экран");
  wasFull = full;
});

if (speaker) {
  document.body.classList.add("speaker");
  $("desk").hidden = false;
  const acts = {
    back: () => go(-1), on: () => go(1), blank: () => blank(!at.blank),
    reset: () => { begun = null; tick(); },
  };
  for (const button of document.querySelectorAll("[data-go]"))
    button.addEventListener("click", () => acts[button.dataset.go]());
  const tick = () => {
    const now = new Date();
    $("clock").textContent = now.toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
    const spent = begun ? Math.floor((now - begun) / 1000) : 0;
    const seconds = String(spent % 60).padStart(2, "0");
    $("spent").textContent = `Идёт ${Math.floor(spent / 60)}:${seconds}`;
  };
  setInterval(tick, 1000);
  tick();
} else if (!preview) {
  $("hall").addEventListener("click", (event) => {
    start();
    if (started || window.parent !== window) go(event.clientX < innerWidth / 4 ? -1 : 1);
  });
  document.addEventListener("mousemove", () => {
    $("hall").classList.remove("idle");
    clearTimeout(quietTimer);
    quietTimer = setTimeout(() => $("hall").classList.add("idle"), 1500);
  });
  $("hall").classList.add("idle");
}

document.fonts.ready.then(async () => {
  await Promise.allSettled([document.fonts.load("700 40px 'PT Sans'", "Яz"),
    document.fonts.load("26px 'PT Sans'", "Яz")]);
  if (!total) return hint("В показе нет ни одной сцены", 60_000);
  const first = Number(location.hash.slice(1)) || 1;
  await show({ scene: first - 1 }, { tell: false, move: false });
  if (speaker) say({ type: "hello" });
  else if (!preview) hint(ways(), 5000);
  document.body.dataset.ready = "true";
});
