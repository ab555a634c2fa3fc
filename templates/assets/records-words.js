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

/** @param {string} id of a template @returns {HTMLElement} a copy of its only child */
export const made = (id) => {
  const copy = content(id).firstElementChild?.cloneNode(true);
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

/** @param {Intl.DateTimeFormatOptions} options */
const dates = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
const ofThisYear = dates({ month: "long" });
const ofAnyYear = dates({ year: "numeric", month: "long" });
const shortDay = dates({ month: "long", day: "numeric" });
const longDay = dates({ year: "numeric", month: "long", day: "numeric" });

/** @param {string} date of the ISO form */
const isThisYear = (date) => date.startsWith(String(new Date().getFullYear()));

/** @param {string} date @returns {string} its month, with the year unless it is this one */
export const monthOf = (date) => (isThisYear(date) ? ofThisYear : ofAnyYear).format(Date.parse(date));

/** @param {string} date @returns {string} the day, with the year unless it is this one */
export const dayOf = (date) => (isThisYear(date) ? shortDay : longDay).format(Date.parse(date));

/** What a screen reader says when something is done. @param {string} text */
export const say = (text) => {
  part("live").textContent = text;
};
