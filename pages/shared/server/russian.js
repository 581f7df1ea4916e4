// Streamlit's own English texts in Russian.
// The server puts it into the index page (pages/shared/server/serving.py), so that it is there before
// the first word. It edits what React owns, so everything of the kind lives in this one file; text
// nodes are changed in place (never replaced), so React still finds them.
const WORDS = {
  "No results": "Ничего не найдено",
  "Select all": "Выбрать все",
  "Clear all": "Очистить",
  "Clear value": "Очистить",
  "Clear entry": "Очистить",
  "Choose options": "Выберите",
  "Choose an option": "Выберите",
  "No options to select": "Выбирать не из чего",
  "Press Enter to apply": "Нажмите ввод",
  "Press Enter to submit form": "Нажмите ввод",
  "Press ⌘+Enter to apply": "Нажмите ввод",
  "Open": "Открыть",
  "Close": "Закрыть",
  "Dismiss": "Закрыть",
  "Cancel": "Отмена",
  "Copy": "Копировать",
  "Copied": "Скопировано",
  "Copy to clipboard": "Копировать",
  "Selected values": "Выбранные значения",
  "Multiselect options": "Варианты",
  "Main menu": "Меню",
  "App pages": "Страницы",
  "Sidebar": "Боковая панель",
  "Expand sidebar": "Показать отборы",
  "Collapse sidebar": "Скрыть отборы",
  "Navigate to home page": "На первую страницу",
  "Skip to main content": "К содержанию",
  "Notifications": "Сообщения",
  "Theme": "Оформление",
  "Light": "Светлое",
  "Dark": "Тёмное",
  "System": "Как в системе",
  "Print": "Печать",
  "Running...": "Считаем…",
  "Please wait...": "Подождите…",
  "Stop": "Остановить",
  "Stop script": "Остановить",
  "Rerun": "Обновить",
  "CONNECTING": "СОЕДИНЯЕМСЯ",
  "Connecting": "Соединяемся",
  "Connection error": "Связь с программой прервалась",
  "Connection lost. Please wait for the app to reconnect, then try again.":
    "Связь прервалась. Подождите, пока она восстановится.",
  "Reconnected to server.": "Связь восстановлена.",
  "Download failed": "Файл не сохранён",
  "Page not found": "Такой страницы нет",
  "Script execution error": "Страница не построена",
  "Fullscreen": "Во весь экран",
  "Enter fullscreen": "Во весь экран",
  "Close fullscreen": "Обычный размер",
  "Exit fullscreen": "Обычный размер",
  "Show data": "Показать числа",
  "Show chart": "Показать рисунок",
  "Search": "Поиск",
  "Download as CSV": "Сохранить таблицу",
  "Previous page": "Предыдущая страница",
  "Next page": "Следующая страница",
  "Scroll tabs left": "Вкладки левее",
  "Scroll tabs right": "Вкладки правее",
  "Help": "Пояснение",
  "listbox": "список",
  "Upload": "Выбрать файлы",
  "Drag and drop files here": "Перетащите файлы сюда",
  "Add files": "Добавить файлы",
  "Only one file is allowed.": "Можно только один файл.",
  "File size is too small.": "Файл пуст.",
  "Unexpected error. Please try again.": "Не получилось. Попробуйте ещё раз.",
  "Click to retry upload": "Загрузить ещё раз",
};
const PATTERNS = [
  [/^Remove (.+)$/, "Убрать: $1"],
  [/^Select (\d+) matches$/, "Выбрать найденные: $1"],
  [/^(\d+) options? available\.?$/, "Вариантов: $1"],
  [/^(.+), selected$/, "$1 — выбрано"],
  [/^Add: (.+)$/, "Добавить: $1"],
  [/^Help for (.+)$/, "Пояснение: $1"],
  [/^You have requested page (\S+), .*$/, "Страницы «$1» нет; открыта первая страница."],
  [/^The page that you have requested does not seem to exist.*$/,
    "Такой страницы нет; открыта первая страница."],
  [/^Streamlit server is not responding\..*$/s,
    "Программа не отвечает: она остановлена или компьютер, на котором она работает, недоступен."],
  [/^Is Streamlit still running\?.*$/s, "Программа остановлена или недоступна. Запустите её снова."],
  [/^Attempting to connect to .*$/, "Соединяемся с программой…"],
  [/^This app has encountered an error\..*$/s,
    "Страница не построена. Обновите её; если не поможет, соберите таблицы заново."],
  [/^([\d.,]+)\s?MB per file$/, "до $1 МБ каждый"],
  [/^File must be ([\d.,]+)\s?MB or smaller\.$/, "Файл больше $1 МБ."],
  [/^(.*) files are not allowed\.$/, "Файлы такого вида не принимаются."],
  [/^(\d+)\.(\d+)\s?KB$/, "$1,$2 КБ"],
  [/^(\d+)\.(\d+)\s?MB$/, "$1,$2 МБ"],
  [/^([\d.,]+)\s?KB$/, "$1 КБ"],
  [/^([\d.,]+)\s?MB$/, "$1 МБ"],
  [/^([\d.,]+)\s?B$/, "$1 Б"],
  [/^Something went wrong.*$/s, "Что-то пошло не так. Обновите страницу."],
];
// The plan's own words stay as they are; figures have a language of their own.
const OURS = "[class^=pl-], .js-plotly-plot, script, style, svg";
// Letters that turn the writing round are signs here as everywhere (words/direction_signs.py): a
// filter's option is the plan's own value, which its address must keep as it is.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const ATTRIBUTES = ["placeholder", "title", "aria-label", "aria-roledescription"];

function shownAs(text) {
  const upright = text.replace(TURNING, "\ufffd");
  return inRussian(upright) ?? (upright === text ? null : upright);
}

function inRussian(text) {
  const core = text.trim();
  if (!core || !/[A-Za-z]/.test(core)) return null;
  if (Object.hasOwn(WORDS, core)) return text.replace(core, WORDS[core]);
  for (const [pattern, words] of PATTERNS) {
    if (pattern.test(core)) return core.replace(pattern, words);
  }
  return null;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.parentElement?.closest(OURS)) return;
    const words = shownAs(node.nodeValue);
    if (words !== null && words !== node.nodeValue) node.nodeValue = words;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(OURS)) return;
  for (const name of ATTRIBUTES) {
    const value = node.getAttribute(name);
    const words = value && shownAs(value);
    if (words) node.setAttribute(name, words);
  }
  name(node);
  for (const child of node.childNodes) translate(child);
}

// What Streamlit leaves without a role: the chosen values of a filter are a list, and a place for
// files has a name, so it is something.
function name(node) {
  if (node.hasAttribute("data-tag")) {
    node.setAttribute("role", "listitem");
    node.parentElement?.setAttribute("role", "list");
  } else if (node.matches("[data-testid=stFileUploaderDropzone][role=presentation]")) {
    node.setAttribute("role", "group");
  }
}

document.addEventListener("DOMContentLoaded", () => {
  translate(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target instanceof SVGElement) continue; // a figure's inside
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.type === "characterData") translate(change.target);
      else {
        const words = shownAs(change.target.getAttribute(change.attributeName) || "");
        if (words) change.target.setAttribute(change.attributeName, words);
      }
    }
  }).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
});
