// One stage: slides fade over each other, maps move beneath. The speaker's desk has two more.
class Stage {
  constructor(screen) {
    this.screen = screen;
    this.element = document.createElement("div");
    this.element.className = "stage";
    screen.append(this.element);
    this.panes = new Map();
    this.built = new Map();
    this.slide = null;
    this.turn = 0;
    new ResizeObserver(() => this.fit()).observe(screen);
    this.fit();
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.screen;
    const scale = Math.min(width / 1280, height / 720);
    const left = (width - 1280 * scale) / 2, top = (height - 720 * scale) / 2;
    this.element.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  }

  pane(box) {
    const name = box.join();
    if (!this.panes.has(name)) this.panes.set(name, new MapPane(this.element, box));
    return this.panes.get(name);
  }

  // Draw ahead, unseen, so that the change itself is instant.
  async prepare(slide) {
    if (slide.map) await this.pane(slide.map.box).layer(slide.map);
    else await this.build(slide);
  }

  async build(slide) {
    if (this.built.has(slide)) return this.built.get(slide);
    const element = document.createElement("section");
    element.className = `slide ${slide.layout}`;
    this.built.set(slide, element);
    const head = document.createElement("div");
    head.className = "head";
    const title = document.createElement("h1");
    title.textContent = slide.title;
    if (slide.kicker) {
      const kicker = document.createElement("p");
      kicker.className = "kicker";
      kicker.textContent = slide.kicker;
      head.append(kicker);
    }
    head.append(title);
    const body = document.createElement("div");
    body.className = "body";
    body.innerHTML = slide.html;
    const foot = document.createElement("div");
    foot.className = "foot";
    const small = [SHOW.edition, SHOW.source, slide.number];
    for (const text of small.filter(Boolean)) {
      const line = document.createElement("span");
      line.textContent = text;
      foot.append(line);
    }
    const under = document.createElement("div");
    under.className = "under";
    under.innerHTML = slide.legend;
    element.append(head, body, under, foot);
    this.element.append(element);
    shrink(title, head, 24);
    shrink(body, body, 15);
    shrink(under, under, 12);
    if (slide.figure) {
      const [left, top, width, height] = slide.figure.box;
      const frame = document.createElement("div");
      frame.className = "plot";
      Object.assign(frame.style, {
        left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`,
      });
      const plot = document.createElement("div");
      frame.append(plot);
      element.append(frame);
      await draw(plot, slide.figure, width / slide.figure.size[0]);
    }
    return element;
  }

  async show(slide, { move = true } = {}) {
    const turn = ++this.turn;
    const element = await this.build(slide);
    if (slide.map) await this.pane(slide.map.box).layer(slide.map);
    if (turn !== this.turn) return; // somebody has gone on meanwhile
    const before = this.slide && this.built.get(this.slide);
    this.slide = slide;
    if (before && before !== element) {
      before.classList.remove("shown");
      before.classList.add("left");
    }
    element.classList.remove("left");
    void element.offsetWidth; // the browser sees it unseen first, so that it fades in
    element.classList.add("shown");
    for (const [name, pane] of this.panes)
      if (!slide.map || name !== slide.map.box.join()) pane.hide();
    if (slide.map) await this.pane(slide.map.box).show(slide.map, move);
  }

  // What is kept drawn: these slides; the rest gives its memory back.
  keep(slides) {
    for (const [slide, element] of this.built)
      if (!slides.includes(slide) && slide !== this.slide) {
        element.remove();
        this.built.delete(slide);
      }
    const shots = new Set(slides.map((slide) => slide.map).filter(Boolean));
    for (const pane of this.panes.values()) pane.keep(shots);
  }
}

// Words that are too many for their box become smaller, down to a letter still legible.
function shrink(text, box, least) {
  const start = parseFloat(getComputedStyle(text).fontSize);
  for (let size = start; size > least && box.scrollHeight > box.clientHeight + 1; size -= 1)
    text.style.fontSize = `${size - 1}px`;
}
