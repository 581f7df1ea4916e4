// A second drawing of a figure, out of sight: what is saved is light whatever the theme, shows what
// the visitor has moved to, and the figure on the page is not touched.
async function drawnTwin(box, text) {
  const Plotly = await library(), own = box.plChart;
  const frame = document.createElement("div"), twin = document.createElement("div");
  frame.style.cssText = "position:fixed;left:-20000px;top:0";
  twin.style.cssText = `width:${box.clientWidth}px;height:${box.clientHeight}px`;
  frame.append(twin);
  document.body.append(frame);
  try {
    twin.plChart = { config: own.config, chosen: own.chosen, hovered: [], ratio: own.ratio,
      figure: text, widths: [] };
    twin.plChart.draw = () => draw(twin);
    await draw(twin);
    const axes = box._fullLayout;
    if (twin._fullLayout.yaxis.scaleanchor === "x" && !alike(axes, twin._fullLayout)) {
      await Plotly.relayout(twin, { "xaxis.range": [...axes.xaxis.range],
        "yaxis.range": [...axes.yaxis.range] });
      await rescale(Plotly, twin);
    }
    const size = { width: box.clientWidth, height: box.clientHeight };
    const address = await Plotly.toImage(twin, { format: "svg", ...size });
    return { svg: decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, "")), ...size };
  } finally {
    if (twin._fullLayout) Plotly.purge(twin);
    frame.remove();
  }
}
