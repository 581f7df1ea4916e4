// Search and filters of the list. Nothing is asked for: all there is stands in the page.
(() => {
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const all = count.textContent;
  const events = [...document.querySelectorAll("article")];
  const spheres = [...document.querySelectorAll("section.sphere")];
  const choices = [...form.querySelectorAll("select")];
  const plain = (text) =>
    text.toLowerCase().replaceAll("ё", "е").replace(/[\s\u00a0]+/g, " ");
  // What the plan says and what was read of it; not the page's own words, which all have.
  const said = (event) =>
    [...event.querySelectorAll("h4, .when b, .where, .note, dd")].map((one) => one.textContent);
  const texts = new Map(
    events.map((event) => {
      const { sphere, partners, form } = event.dataset;
      return [event, plain([...said(event), sphere, partners, form].join(" "))];
    }),
  );
  const values = (event, name) => (event.dataset[name] || "").split("\n");

  function fits(event, words, chosen) {
    let possible = false;
    for (const [name, value] of chosen) {
      if (values(event, name).includes(value)) continue;
      // A month that an event may fall into lets it be seen, marked as possible.
      if (name !== "months" || !values(event, "possible").includes(value)) return false;
      possible = true;
    }
    event.classList.toggle("possible", possible);
    return words.every((word) => texts.get(event).includes(word));
  }

  function show() {
    const words = plain(search.value).split(" ").filter(Boolean);
    const chosen = choices.filter((c) => c.value).map((c) => [c.dataset.filter, c.value]);
    let shown = 0;
    for (const event of events) {
      event.hidden = !fits(event, words, chosen);
      if (!event.hidden) shown += 1;
    }
    for (const sphere of spheres) {
      sphere.hidden = !sphere.querySelector("article:not([hidden])");
    }
    document.getElementById("nothing").hidden = shown > 0;
    const whole = shown === events.length;
    count.textContent = whole ? all : `Показано ${shown} из ${events.length}`;
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  form.hidden = false;
  show();
})();
