// @ts-check
// The words and parts that the page of records holds for its script, and numbers and dates in its language.

export const language = document.documentElement.lang;

/** @param {string} id @returns {HTMLElement} the part of the page with this id */
export const part = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

/**
 * What stands first below a part and matches.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} above
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T}
 */
export const within = (above, selector, type) => {
  const found = above.querySelector(selector);
  if (!(found instanceof (type ?? HTMLElement))) throw new Error(`nothing here is ${selector}`);
  return /** @type {T} */ (found);
};

/** @param {string} id @returns {DocumentFragment} */
const content = (id) => within(document, `template#${id}`, HTMLTemplateElement).content;

/** @param {string} id of a template @param {string} [selector] @returns {HTMLElement} a copy of what matches in it, or of its only child */
export const made = (id, selector = "*") => {
  const copy = content(id).querySelector(selector)?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`#${id} is empty`);
  return copy;
};

/** @type {Map<string, string>} */
const texts = new Map();
for (const each of content("records-words").children) {
  if (each instanceof HTMLElement) texts.set(each.dataset.word ?? "", each.textContent ?? "");
}

/** A word, each `%` in it replaced by the next value. @param {string} key @param {...(string | number)} values */
export const word = (key, ...values) => {
  let next = 0;
  return (texts.get(key) ?? key).replaceAll("%", () => String(values[next++] ?? ""));
};

/** @param {string} key @param {number} count */
export const counted = (key, count) => (count === 1 && texts.has(`${key}One`) ? word(`${key}One`) : word(key, count));

/**
 * The icon and the word of a tone, or the word alone.
 * @param {HTMLElement} place
 * @param {{ tone: string | null, verdict: string }} evaluation
 */
export const showTone = (place, { tone, verdict }) => {
  place.className = tone ? `st ${tone}` : "st";
  const icon = tone ? content("records-icons").querySelector(`.${tone}`)?.cloneNode(true) : null;
  if (icon instanceof Element) icon.setAttribute("class", "ico");
  place.replaceChildren(...(icon ? [icon] : []), verdict || (tone ? word(tone) : ""));
};

/**
 * A date as the rest of the site writes it, with the year unless it is this one.
 * @param {string} date of the ISO form
 * @param {"date" | "month"} pattern
 */
const dated = (date, pattern) => {
  const [year, month, day] = date.split("-");
  const name = word("months").split(" ")[Number(month) - 1] ?? month;
  const isThisYear = Number(year) === new Date().getFullYear();
  return word(isThisYear ? `${pattern}Short` : pattern).replaceAll(/[YMD]/g, (letter) =>
    letter === "Y" ? year : letter === "M" ? name : String(Number(day)));
};

/** @param {string} date */
export const monthOf = (date) => dated(date, "month");

/** @param {string} date */
export const dayOf = (date) => dated(date, "date");

/** What a screen reader says when something is done. @param {string} text */
export const say = (text) => {
  part("live").textContent = text;
};
