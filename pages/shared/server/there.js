// Whether the server is there: a window opened without it would hold the browser's own words.
// Whatever our own address answers, it is; a proxy says 502 to 504 where it is not. A show in a
// file needs none.
async function there() {
  if (location.protocol === "file:") return true;
  try {
    return (await fetch("./editions/now", { cache: "no-store" })).status < 500;
  } catch {
    return false;
  }
}
