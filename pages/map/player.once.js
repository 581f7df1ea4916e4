// The slider of months. The address holds the month; the server reads it there when asked to
// run again. While playing, a step waits for the map of the step before.
const SECONDS = 1.5;
const NAME = 64; // pixels of a month with its year
const WHOLE_NAME = 58; // pixels of «сентябрь»
const SOON = 180; // a thumb that is being dragged asks when it rests

// The whole plan, then its months: as the address names each, and what it has.
function stepsOf({ whole, names, first, sure, possible }) {
  const months = sure.map((n, i) => {
    const at = first[1] + i, year = first[0] + Math.floor(at / 12), label = names[at % 12];
    const value = `${label} ${year}`, more = possible[i];
    return { value, label, year: ` ’${String(year).slice(-2)}`, note: more ? `${n}+${more}` : `${n}`,
      words: `${value}: точно ${n}${more ? `, возможно ещё ${more}` : ""}` };
  });
  return [{ ...whole, value: "", year: "", words: whole.label }, ...months];
}

function show(root) {
  const { data, playing, at } = root.plPlayer;
  const input = root.querySelector("input");
  const step = data.steps[at];
  input.max = data.steps.length - 1;
  input.value = at;
  input.setAttribute("aria-valuetext", step.words);
  root.style.setProperty("--steps", data.steps.length);
  const box = root.querySelector(".steps");
  const room = box.clientWidth / data.steps.length;
  // Of more than a year of months only so many are named as have room, each with its year.
  const each = data.years ? Math.max(1, Math.ceil(NAME / room)) : 1;
  box.classList.toggle("sparse", each > 1);
  const brief = root.clientWidth < 480 || room < WHOLE_NAME || each > 1;
  const labels = JSON.stringify([each, brief, data.steps]);
  if (box.dataset.labels !== labels) {
    box.dataset.labels = labels;
    box.replaceChildren(...data.steps.map((one, i) => {
      const label = document.createElement("span"), note = document.createElement("small");
      label.textContent = brief && i ? one.label.slice(0, 3) + (data.years ? one.year : "") : one.label;
      label.classList.toggle("unnamed", i % each > 0);
      label.title = one.words;
      // «158+153» goes on two lines: there is no room for it on one.
      note.textContent = one.note.length > 5 ? one.note.replace("+", "\u200b+") : one.note;
      label.append(note);
      label.onclick = () => take(root, i);
      return label;
    }));
  }
  [...box.children].forEach((label, i) => label.classList.toggle("now", i === at));
  const play = root.querySelector(".play");
  play.textContent = playing ? "■ Остановить" : "▶ По месяцам";
}

function ask(root, at) {
  const own = root.plPlayer;
  Object.assign(own, { at, asked: at, since: performance.now() });
  const url = new URL(location.href), { name, steps } = own.data;
  if (steps[at].value) url.searchParams.set(name, steps[at].value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
  own.setTriggerValue("step", at);
  show(root);
}

// By hand: whatever was played ends.
function take(root, at, wait = 0) {
  const own = root.plPlayer;
  clearTimeout(own.timer);
  Object.assign(own, { playing: false, at });
  show(root);
  own.timer = setTimeout(() => ask(root, at), wait);
}

function next(root) {
  const own = root.plPlayer;
  if (!own.playing) return;
  if (document.hidden) own.timer = setTimeout(() => next(root), 500);
  else if (own.at + 1 < own.data.steps.length) ask(root, own.at + 1);
  else take(root, 0);
}

function toggle(root) {
  const own = root.plPlayer;
  clearTimeout(own.timer);
  own.playing = !own.playing;
  if (own.playing) ask(root, own.at && own.at + 1 < own.data.steps.length ? own.at + 1 : 1);
  else show(root);
}

window.plMonths = function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".player");
  if (!root.plPlayer) {
    root.plPlayer = { playing: false };
    const input = root.querySelector("input");
    input.oninput = () => take(root, Number(input.value), SOON);
    root.querySelector(".play").onclick = () => toggle(root);
  }
  const own = root.plPlayer;
  Object.assign(own, { data: { ...data, steps: stepsOf(data) }, setTriggerValue });
  if (own.asked === undefined || own.asked === data.shown || !own.playing) own.at = data.shown;
  show(root);
  if (own.playing && own.asked === data.shown) {
    clearTimeout(own.timer);
    const rest = SECONDS * 1000 - (performance.now() - own.since);
    // However slow the server, each month is there to be seen.
    own.timer = setTimeout(() => next(root), Math.max(1000, rest));
  }
  return () => clearTimeout(own.timer);
};
