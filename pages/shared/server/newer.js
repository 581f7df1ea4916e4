// An open page says when something newer is published than what it shows; it changes only when the
// visitor asks for it, and the address with its filters stays. One short question to the server now
// and then, and only from a page that is looked at: pages/editions/edition_routes.py answers it.
const EVERY = 30_000;
const bar = document.createElement("p"), words = document.createElement("span");
const show = document.createElement("button");
bar.id = "pl-newer";
bar.hidden = true;
bar.setAttribute("role", "status");
show.type = "button";
show.textContent = "Показать";
bar.append(words, show);
let published = null;

const top_ = () => document.querySelector(".pl-top[data-shown]");

async function ask() {
  const shown = top_()?.dataset;
  if (document.hidden || !shown?.shown) return;
  const asked = new URLSearchParams({ seen: shown.edition });
  for (const plan of new URLSearchParams(location.search).getAll("plan")) asked.append("plan", plan);
  try {
    const answer = await fetch(`./editions/now?${asked}`);
    published = answer.ok ? await answer.json() : null;
  } catch {
    published = null; // the server is away: Streamlit says so
  }
  tell();
}

function tell() {
  const shown = top_()?.dataset.shown;
  const newer = Boolean(published?.mark && shown && shown !== published.mark);
  if (newer && bar.hidden) words.textContent = `${published.words} `;
  if (bar.hidden === newer) bar.hidden = !newer; // else nothing of the page is touched each second
}

show.addEventListener("click", () => {
  bar.hidden = true;
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} })); // Streamlit runs the page anew
});
document.addEventListener("DOMContentLoaded", () => document.body.append(bar));
document.addEventListener("visibilitychange", ask);
window.addEventListener("focus", ask);
setInterval(ask, EVERY);
setInterval(tell, 1000);
