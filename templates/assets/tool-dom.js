// @ts-check
// Elements in one line each, and the page's one live region.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined }} Attributes */

/** @param {Element} element @param {Attributes} attributes @param {Child[]} children */
const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
};

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {...Child} children
 */
export const html = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
};

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {...Child} children
 */
export const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
};

/** One of the page's icons. @param {string} name */
export const icon = (name) => svg("svg", { class: "ico", "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));

/** The name of a tone's icon. @param {string | undefined} tone */
export const toneName = (tone) => (tone === "block" ? "stop" : tone === "warn" ? "warn" : "check");

/** The icon of a tone. @param {string | undefined} tone */
export const toneIcon = (tone) => icon(toneName(tone));

/** @param {string} label @param {string} iconName @param {Attributes} [attributes] */
export const button = (label, iconName, attributes = {}) =>
  html("button", { type: "button", "aria-label": label, title: label, ...attributes }, icon(iconName));

let timer = 0;
let last = { text: "", at: -Infinity };

/**
 * Says something to a screen reader, politely. What may wait is the last of what comes in quick succession, and follows
 * what was just said at once.
 * @param {string} text @param {number} [wait] milliseconds
 */
export const say = (text, wait = 0) => {
  const live = document.getElementById("live");
  if (!live) return;
  clearTimeout(timer);
  if (wait === 0) {
    last = { text, at: performance.now() };
    live.textContent = text;
    return;
  }
  timer = setTimeout(() => {
    const isFresh = performance.now() - last.at < 2 * wait;
    live.textContent = isFresh ? `${last.text} ${text}` : text;
  }, wait);
};
