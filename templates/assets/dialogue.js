// @ts-check
// Copies a line of a dialogue, or all of it, and prints the page. The words come with the buttons' templates.

const live = document.getElementById("live");

/**
 * A copy of a template's only child.
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const made = (id) => {
  const template = document.getElementById(id);
  const child = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null;
  return child instanceof HTMLElement ? child : null;
};

/** @param {Element} part the text of a line, without what its button says */
const textOf = (part) => part.textContent?.replace(/\s*\n\s*/g, "\n").trim() ?? "";

/**
 * Puts the text on the clipboard; where that is not allowed, selects it, so that the reader's own copy key does it.
 * @param {string} text
 * @param {Element} part
 */
const copied = async (text, part) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(part);
    return false;
  }
};

/**
 * @param {HTMLElement} button
 * @param {() => string} text
 * @param {Element} part
 */
const copies = (button, text, part) => {
  const icon = button.querySelector("use");
  button.addEventListener("click", async () => {
    const done = await copied(text(), part);
    if (live) live.textContent = (done ? button.dataset.done : button.dataset.failed) ?? "";
    if (!done) return;
    button.classList.add("copied");
    icon?.setAttribute("href", "#i-check");
    setTimeout(() => {
      button.classList.remove("copied");
      icon?.setAttribute("href", "#i-copy");
      if (live) live.textContent = "";
    }, 1600);
  });
};

for (const line of document.querySelectorAll(".play .me dd")) {
  const button = line.closest(".old") ? null : made("copy-line");
  if (!button) continue;
  copies(button, () => textOf(line), line);
  line.append(button);
}

if (document.body.dataset.kind === "script") {
  for (const [index, play] of document.querySelectorAll(".prose > .play").entries()) {
    const acts = made("copy-all");
    const copy = acts?.querySelector("[data-copy]");
    const print = acts?.querySelector("[data-print]");
    if (!acts || !(copy instanceof HTMLElement) || !(print instanceof HTMLElement)) break;
    const turn = (/** @type {Element} */ div) => [...div.querySelectorAll("dt:not(.vh), dd")].map(textOf).join("\u3000");
    copies(copy, () => [...play.children].map(turn).join("\n"), play);
    if (index === 0) print.addEventListener("click", () => globalThis.print());
    else print.remove();
    play.after(acts);
  }
}
