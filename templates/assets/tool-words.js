// @ts-check
// The words that a tool's script says, from the page's own template, with values put in for {names}.

/** @type {Map<string, string> | null} */
let words = null;

/** The theme's `toolNext` is `next` here. @param {string} key */
const shortened = (key) => key.replace(/^tool([A-Z])/, (_, letter) => letter.toLowerCase());

/** @returns {Map<string, string>} */
const read = () => {
  const template = document.getElementById("tool_words");
  const spans = template instanceof HTMLTemplateElement ? template.content.querySelectorAll("[data-word]") : [];
  return new Map(Array.from(spans, (span) => [shortened(span.getAttribute("data-word") ?? ""), span.textContent ?? ""]));
};

/** @param {string} key @param {{ [name: string]: string | number }} [values] */
export const word = (key, values = {}) => {
  words ??= read();
  return (words.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(Object.hasOwn(values, name) ? values[name] : whole));
};

/** Whether the theme has such a word, and not an empty one. @param {string} key */
export const has = (key) => {
  words ??= read();
  return Boolean(words.get(key));
};
