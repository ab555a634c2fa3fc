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

/**
 * A button over a list that clears its ticks, shown while there is one.
 * @param {Element} list
 * @returns {{ button: HTMLButtonElement, list: Element } | null}
 */
const clearing = (list) => {
  const template = document.getElementById("clear-ticks");
  const part = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null;
  const button = part instanceof HTMLElement ? part.querySelector("button") : null;
  if (!(part instanceof HTMLElement) || !button) return null;
  list.before(part);
  return { button, list };
};

const remember = async () => {
  const { openStore } = await import("./records.js");
  const page = place();
  const live = document.getElementById("live");
  const clears = [...document.querySelectorAll(".tasks:not(.tasks .tasks)")].map(clearing).filter((each) => each !== null);
  const within = (/** @type {Element} */ list) => [...boxes].filter(([, box]) => list.contains(box));
  /** What the author wrote stands until the reader ticks otherwise. */
  const written = new Map([...boxes].map(([id, box]) => [id, box.defaultChecked]));

  const show = () => {
    for (const { button, list } of clears) button.hidden = !within(list).some(([, box]) => box.checked);
  };
  const fill = async () => {
    const ticks = await (await openStore()).ticks(page);
    for (const [id, box] of boxes) box.checked = ticks.get(id) ?? written.get(id) ?? false;
    show();
  };
  /** @param {[string, HTMLInputElement][]} changed */
  const keep = async (changed) => {
    const put = changed.map(([id, box]) => ["ticks", { key: `${page}#${id}`, page, done: box.checked }]);
    await (await openStore()).change({ put: /** @type {any} */ (put) });
  };
  let isTold = false;
  /** Ticks can be made all the same; they go with the page. */
  const tell = () => {
    if (live && !isTold) live.textContent = clears[0]?.button.dataset.failed ?? "";
    isTold = true;
  };

  for (const [id, box] of boxes) {
    box.addEventListener("change", () => {
      show();
      keep([[id, box]]).catch(tell);
    });
  }
  for (const { button, list } of clears) {
    button.addEventListener("click", () => {
      const ticked = within(list).filter(([, box]) => box.checked);
      for (const [, box] of ticked) box.checked = false;
      within(list)[0]?.[1].focus();
      show();
      if (live) live.textContent = button.dataset.done ?? "";
      keep(ticked).catch(tell);
    });
  }
  show();
  try {
    const store = await openStore();
    store.onChange(({ kinds, here }) => {
      if (!here && kinds.includes("ticks")) fill().catch(() => {});
    });
    await fill();
  } catch { /* told when there is something to lose */ }
};

if (boxes.size > 0) remember();
