// A file that takes its time is told of at the edge of the window from the second on, on whatever
// page one goes to meanwhile; it is asked for once however often one clicks, and left with a click.
const TOLD_AFTER = 1000;
const SILENT = "Файл не получен: программа не отвечает. Подождите минуту и нажмите ещё раз; "
  + "если не поможет, обновите страницу.";
const underWay = new Map(); // what is asked for: address → the line that tells of it
const edge = document.createElement("div");
edge.id = "pl-under-way";
edge.setAttribute("role", "status");
document.addEventListener("DOMContentLoaded", () => document.body.append(edge));

function edgeLine(words, action, pressed) {
  const line = document.createElement("p"), button = document.createElement("button");
  button.type = "button";
  button.textContent = action;
  button.addEventListener("click", pressed);
  line.append(words, " ", button);
  return line;
}

// What goes wrong with a file whose page one has left is said here: its button is gone.
function sayAtTheEdge(words) {
  const line = edgeLine(words, "Понятно", () => line.remove());
  edge.append(line);
}

/** The file behind a link: `{content, name}`, or `{trouble}`, a sentence; null where it is under
 * way already or is not wanted any more. */
async function fetched(link) {
  const address = link.href, called = link.textContent.trim();
  if (underWay.has(address)) {
    edge.append(underWay.get(address)); // the second click is answered with what the first began
    return null;
  }
  const left = new AbortController(), since = Date.now();
  const line = edgeLine(`Файл готовится: ${called}`, "Не нужен", () => left.abort());
  const passed = document.createElement("span");
  passed.setAttribute("aria-hidden", "true"); // the wait is announced once, not every second
  line.insertBefore(passed, line.lastChild);
  underWay.set(address, line);
  const ticking = setInterval(() => {
    if (!line.isConnected) edge.append(line);
    passed.textContent = `· ${Math.round((Date.now() - since) / 1000)}\u00a0с `;
  }, TOLD_AFTER);
  try {
    const answer = await fetch(address, { signal: left.signal });
    // Why there is none is said in a sentence by our own addresses; a proxy's page is none.
    const ours = (answer.headers.get("content-type") ?? "").startsWith("text/plain");
    if (!answer.ok) return { trouble: ours ? await answer.text() : SILENT };
    return { content: await answer.blob(), name: named(answer) };
  } catch {
    return left.signal.aborted ? null : { trouble: SILENT };
  } finally {
    clearInterval(ticking);
    line.remove();
    underWay.delete(address);
  }
}

// The name that the server gives the file, where the link has none of its own.
function named(answer) {
  const given = (answer.headers.get("content-disposition") ?? "").match(/filename\*=UTF-8''([^;]+)/);
  return given ? decodeURIComponent(given[1]) : "";
}
