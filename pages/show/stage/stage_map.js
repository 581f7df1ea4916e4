// The map of the stage. Each shot is a layer: base pictures laid out for its window, marks over
// them. From one shot to the next the camera moves over all layers alike, since a layer's place
// is linear in the camera's; the new one fades in meanwhile, so that nobody loses his bearings.
const MOVE_MS = 1100;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

class MapPane {
  constructor(stage, box) {
    [this.left, this.top, this.width, this.height] = box;
    this.element = document.createElement("div");
    this.element.className = "pane";
    for (const side of ["left", "top", "width", "height"])
      this.element.style[side] = `${this[side]}px`;
    stage.append(this.element);
    this.credit = document.createElement("p");
    this.credit.className = "credit";
    this.credit.textContent = SHOW.credit;
    this.element.append(this.credit);
    this.layers = new Map();
    this.current = null;
    this.moving = [];
  }

  // Where a layer drawn for one window stands when the camera shows another.
  transform(window_, camera) {
    const [west, , east, north] = window_;
    const [cameraWest, , cameraEast, cameraNorth] = camera;
    const scale = this.width / (cameraEast - cameraWest);
    const x = (west - cameraWest) * scale, y = (cameraNorth - north) * scale;
    return `translate(${x}px, ${y}px) scale(${(east - west) / (cameraEast - cameraWest)})`;
  }

  // The layer of a shot, drawn once; several shots may be kept.
  async layer(shot) {
    if (this.layers.has(shot)) return this.layers.get(shot);
    const element = document.createElement("div");
    element.className = "layer";
    this.layers.set(shot, element);
    const [west, , east, north] = shot.window;
    const [pictureWest, pictureSouth, pictureEast, pictureNorth] = SHOW.pictureWindow;
    const scale = this.width / (east - west);
    for (const source of SHOW.pictures) {
      const picture = new Image();
      picture.alt = "";
      picture.src = source;
      Object.assign(picture.style, {
        left: `${(pictureWest - west) * scale}px`,
        top: `${(north - pictureNorth) * scale}px`,
        width: `${(pictureEast - pictureWest) * scale}px`,
        height: `${(pictureNorth - pictureSouth) * scale}px`,
      });
      element.append(picture);
    }
    const marks = document.createElement("div");
    marks.className = "marks-plot";
    element.append(marks);
    this.element.append(element);
    await draw(marks, shot, this.width / shot.size[0]);
    return element;
  }

  async show(shot, move) {
    const coming = await this.layer(shot);
    const leaving = this.current;
    if (leaving?.shot === shot && this.element.classList.contains("shown")) return;
    this.moving.forEach((animation) => animation.cancel());
    this.moving = [];
    const seen = this.element.classList.contains("shown");
    this.current = { shot, element: coming };
    for (const element of this.layers.values())
      if (element !== coming && element !== leaving?.element) element.style.opacity = 0;
    coming.style.opacity = 1;
    coming.style.transform = "none";
    this.element.insertBefore(coming, this.credit); // over the other layers
    this.element.classList.add("shown");
    if (!leaving || leaving.shot === shot) return;
    if (!move || !seen || still.matches) {
      leaving.element.style.opacity = 0;
      return;
    }
    const from = leaving.shot.window, to = shot.window;
    const options = { duration: MOVE_MS, easing: "cubic-bezier(.45,.05,.25,1)", fill: "both" };
    this.moving = [
      coming.animate(
        [
          { transform: this.transform(to, from), opacity: 0 },
          { opacity: 1, offset: 0.7 },
          { transform: "none", opacity: 1 },
        ],
        options,
      ),
      leaving.element.animate(
        [{ transform: "none" }, { transform: this.transform(from, to) }],
        options,
      ),
    ];
    const [arriving] = this.moving;
    arriving.finished.then(
      () => {
        this.moving.forEach((animation) => animation.cancel());
        this.moving = [];
        leaving.element.style.opacity = 0;
      },
      () => {},
    );
  }

  hide() {
    this.element.classList.remove("shown");
  }

  // Layers that are far away in the show are thrown away; they are drawn again when asked for.
  keep(shots) {
    for (const [shot, element] of this.layers)
      if (!shots.has(shot) && shot !== this.current?.shot) {
        Plotly.purge(element.querySelector(".marks-plot"));
        element.remove();
        this.layers.delete(shot);
      }
  }
}

// Draw a figure at its own small size, enlarged.
async function draw(element, figure, scale) {
  const [width, height] = figure.size;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  element.style.transform = `scale(${scale})`;
  const layout = { ...figure.layout, width, height, autosize: false };
  const data = structuredClone(figure.data);
  for (const trace of data)
    if (trace.meta?.dots) {
      const [from, to] = layout.xaxis.range;
      Object.assign(trace, dotsAt(trace.meta, width / (to - from)));
    }
  await Plotly.newPlot(element, data, structuredClone(layout), SHOW.config);
}
