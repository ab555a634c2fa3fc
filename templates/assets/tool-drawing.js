// @ts-check
// What is to be seen, as data: put on the page by changing only what differs from what was put there before.

import { toneName } from "./tool-dom.js";

/** @typedef {import("./tool-dom.js").Attributes} Attributes */
/** @typedef {{ space: string, tag: string, attributes: Attributes, children: Part[] }} Shape */
/** @typedef {Shape | string} Part */
/** @typedef {(tag: string, attributes?: Attributes, ...children: (Part | null | undefined | false)[]) => Shape} Maker */

/** @param {string} space @returns {Maker} */
const maker = (space) => (tag, attributes = {}, ...children) => ({
  space, tag, attributes, children: children.filter((child) => child !== null && child !== undefined && child !== false),
});

export const html = maker("http://www.w3.org/1999/xhtml");
export const svg = maker("http://www.w3.org/2000/svg");

/** The icon of a tone. @param {string} tone */
export const toneShape = (tone) => svg("svg", { class: "ico", "aria-hidden": "true" }, svg("use", { href: `#i-${toneName(tone)}` }));

/** What stands in a place, as long as nobody else writes there. @type {WeakMap<Element, Part[]>} */
const standing = new WeakMap();

/** @param {Element} place @param {Part[]} parts */
export const show = (place, parts) => {
  const before = standing.get(place);
  if (!before) place.replaceChildren();
  update(place, before ?? [], parts);
  standing.set(place, parts);
};

/** @param {Element} parent @param {Part[]} before @param {Part[]} after */
const update = (parent, before, after) => {
  for (const [index, part] of after.entries()) {
    const was = before[index];
    const node = parent.childNodes[index];
    if (was === undefined || !node) parent.append(made(part));
    else change(node, was, part);
  }
  while (parent.childNodes.length > after.length) parent.lastChild?.remove();
};

/** A browser that translates pages puts elements of its own in place of texts. @param {ChildNode} node @param {Part} was @param {Part} part */
const change = (node, was, part) => {
  if (was === part) return;
  if (typeof part === "string") {
    // The text node stays: a new one would have the browser look through every rule that asks what an element holds.
    if (node instanceof Text) node.data = part;
    else node.replaceWith(part);
  } else if (typeof was !== "string" && was.tag === part.tag && was.space === part.space && node instanceof Element && node.localName === part.tag) {
    for (const name of Object.keys(was.attributes)) if (!Object.hasOwn(part.attributes, name)) write(node, name, null);
    for (const [name, value] of Object.entries(part.attributes)) if (value !== was.attributes[name]) write(node, name, value);
    update(node, was.children, part.children);
  } else {
    node.replaceWith(made(part));
  }
};

/** @param {Part} part */
const made = (part) => {
  if (typeof part === "string") return document.createTextNode(part);
  const element = document.createElementNS(part.space, part.tag);
  for (const [name, value] of Object.entries(part.attributes)) write(element, name, value);
  for (const child of part.children) element.append(made(child));
  return element;
};

/** @param {Element} element @param {string} name @param {Attributes[string]} value */
const write = (element, name, value) => {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
};
