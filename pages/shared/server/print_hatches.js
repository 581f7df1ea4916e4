// Hatchings on paper. A pattern becomes a picture of its whole area in the printer's dots: the
// calendar took ten seconds and ten megabytes. Its lines, drawn out, are a line each.
const SVG = "http://www.w3.org/2000/svg";

// One shape that is filled with a pattern gets the pattern's own lines, cut at its outline.
function drawnOut(shape, number, undo) {
  const id = /url\("?#([^")]+)/.exec(getComputedStyle(shape).fill)?.[1];
  const pattern = id && document.getElementById(id);
  const wide = parseFloat(pattern?.getAttribute("width"));
  const high = parseFloat(pattern?.getAttribute("height"));
  if (!wide || !high || pattern.getAttribute("patternTransform")) return;
  const cut = document.createElementNS(SVG, "clipPath");
  cut.id = `pl-hatched-${number}`;
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", shape.getAttribute("d"));
  cut.append(outline);
  const lines = document.createElementNS(SVG, "g");
  lines.setAttribute("clip-path", `url(#${cut.id})`);
  const { x, y, width, height } = shape.getBBox();
  const [first, last] = [Math.floor(x / wide), Math.ceil((x + width) / wide)];
  for (let i = first; i < last; i++)
    for (let j = Math.floor(y / high); j < Math.ceil((y + height) / high); j++)
      for (const stroke of pattern.querySelectorAll("path")) {
        const line = stroke.cloneNode();
        line.setAttribute("transform", `translate(${i * wide} ${j * high})`);
        lines.append(line);
      }
  const { opacity, fillOpacity } = getComputedStyle(shape);
  lines.setAttribute("opacity", opacity * fillOpacity);
  const ground = pattern.querySelector("rect"), look = ground && getComputedStyle(ground);
  const style = shape.getAttribute("style") ?? "";
  const fill = look ? `fill:${look.fill};fill-opacity:${fillOpacity * look.fillOpacity}` : "fill:none";
  shape.setAttribute("style", `${style};${fill}`);
  // The lines lie on the inner half of the outline: a solid one would look dashed, as a doubt does.
  const rim = shape.cloneNode();
  rim.setAttribute("style", `${style};fill:none`);
  shape.after(cut, lines, rim);
  undo.push(() => {
    for (const added of [cut, lines, rim]) added.remove();
    shape.setAttribute("style", style);
  });
}

function drawHatchings(plot, undo) {
  const shapes = [...plot.querySelectorAll("path")].filter((shape) =>
    getComputedStyle(shape).fill.startsWith("url("));
  shapes.forEach((shape) => drawnOut(shape, undo.length, undo));
}
