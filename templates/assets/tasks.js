// @ts-check
// Remembers the ticks of task lists: by the page, and by an id that each task has of its own words.

/** @type {Map<string, HTMLInputElement>} task id → its box */
const boxes = new Map();
for (const item of document.querySelectorAll("li[data-task]")) {
  const box = item.querySelector(":scope > label > input");
  if (item instanceof HTMLElement && box instanceof HTMLInputElement) boxes.set(item.dataset.task ?? "", box);
}

/** The page's address below the site's, whatever host or folder the site stands in. */
const place = () => {
  const root = new URL("../../", import.meta.url).pathname;
  const path = decodeURIComponent(location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

const page = place();
const live = document.getElementById("live");
/** @type {Set<HTMLInputElement>} boxes whose last change is on its way to the store */
const pending = new Set();
let isTold = false;

const opened = async () => (await import("./records.js")).openStore();

/** @param {Element} list */
const within = (list) => [...boxes].filter(([, box]) => list.contains(box));

/**
 * A button over a list that clears its ticks, shown while there is one.
 * @param {Element} list
 * @returns {{ button: HTMLButtonElement, list: Element }[]}
 */
const clearing = (list) => {
  const template = document.getElementById("clear-ticks");
  const part = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null;
  const button = part instanceof HTMLElement ? part.querySelector("button") : null;
  if (!(part instanceof HTMLElement) || !button) return [];
  list.before(part);
  return [{ button, list }];
};
const clears = [...document.querySelectorAll(".tasks:not(.tasks .tasks)")].flatMap(clearing);

const show = () => {
  for (const { button, list } of clears) button.hidden = !within(list).some(([, box]) => box.checked);
};

/** Shows what is kept; what the author wrote stands until the reader ticks otherwise. */
const fill = async () => {
  const ticks = await (await opened()).ticks(page);
  for (const [id, box] of boxes) if (!pending.has(box)) box.checked = ticks.get(id) ?? box.defaultChecked;
  show();
};

/** @param {[string, HTMLInputElement][]} changed */
const keep = async (changed) => {
  show();
  for (const [, box] of changed) pending.add(box);
  try {
    const put = changed.map(([id, box]) => ["ticks", { key: `${page}#${id}`, page, done: box.checked }]);
    await (await opened()).change({ put: /** @type {any} */ (put) });
  } catch {
    // Ticks can be made all the same; they go with the page.
    if (live && !isTold) live.textContent = clears[0]?.button.dataset.failed ?? "";
    isTold = true;
  }
  for (const [, box] of changed) pending.delete(box);
};

for (const task of boxes) task[1].addEventListener("change", () => keep([task]));

for (const { button, list } of clears) {
  button.addEventListener("click", () => {
    const ticked = within(list).filter(([, box]) => box.checked);
    for (const [, box] of ticked) box.checked = false;
    within(list)[0]?.[1].focus();
    if (live) live.textContent = button.dataset.done ?? "";
    keep(ticked);
  });
}

if (boxes.size > 0) {
  show();
  try {
    (await opened()).onChange(({ kinds, here }) => {
      if (!here && kinds.includes("ticks")) fill().catch(() => {});
    });
    await fill();
  } catch { /* told when there is something to lose */ }
}
