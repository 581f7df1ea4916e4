// Thousands of dots of a size in pixels: each trace's are one outline, since as many nodes would
// stutter. The trace says where and how large in its «meta»: {dots: radius, x: […], y: […]}.
const CORNERS = Array.from({ length: 8 }, (_, i) => ((2 * i + 1) * Math.PI) / 8)
  .map((angle) => [Math.cos(angle), Math.sin(angle)]);

// The outlines at a scale (pixels per unit of both axes), as arrays of x and y.
function dotsAt({ dots, x, y }, scale) {
  const radius = dots / scale, out = { x: [], y: [] };
  x.forEach((middle, i) => {
    for (const [across, up] of CORNERS) {
      out.x.push(middle + radius * across);
      out.y.push(y[i] + radius * up);
    }
    out.x.push(null);
    out.y.push(null);
  });
  return out;
}
