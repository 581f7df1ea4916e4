// What a filter has come to is said to those who do not see it. Streamlit draws the page's first
// lines anew, and a live region that comes with its words is not read: this one stays.
const said = document.createElement("p");
said.id = "pl-said";
said.setAttribute("role", "status");
said.setAttribute("aria-live", "polite");
let last = "", timer = 0;

function words() {
  const text = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
  const title = text(".pl-top h1");
  if (!title) return "";
  const chips = [...document.querySelectorAll(".pl-chip")].map((chip) =>
    chip.textContent.replace(/[\s×]+$/, "").replace(/\s+/g, " ").trim());
  const found = text("p.pl-listed[role=status]") ?? text("main .pl-empty");
  return [title, text(".pl-count"), chips.join(", "), found].filter(Boolean).join(". ");
}

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(said);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = words();
      if (!now || now === last) return;
      if (last) said.textContent = now; // the first page is read as a whole
      last = now;
    }, 500);
  }).observe(document.getElementById("root"), { childList: true, subtree: true });
});
