// @ts-check
// The ledger: one line an evaluation, by month, the latest first.

import { inOrder } from "./records.js";
import { counted, language, made, monthOf, showTone, within, word } from "./records-words.js";

/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./records-schema.js").RecordsFile} RecordsFile */
/** @typedef {{ text: string, isBetter: boolean }} Difference  against the evaluation before, of the same customer and tool */

/** How many lines are shown at first, and how many more each time. */
export const portion = 200;

/** @param {string} value exact digits */
const places = (value) => value.split(".")[1]?.length ?? 0;

/** @param {string} before @param {string} after @returns {string} with its sign: `+4.2` */
const difference = (before, after) => {
  const digits = Math.max(places(before), places(after));
  const format = new Intl.NumberFormat(language, {
    signDisplay: "exceptZero", minimumFractionDigits: Math.min(digits, 12), maximumFractionDigits: Math.min(digits, 12),
  });
  return format.format(Number(after) - Number(before));
};

/** @param {Evaluation[]} evaluations the first one first @returns {Map<string, Difference>} by evaluation id */
const differences = (evaluations) => {
  /** @type {Map<string, string>} */
  const last = new Map();
  /** @type {Map<string, Difference>} */
  const found = new Map();
  for (const { id, tool, customer, headline: { output, value, better } } of evaluations) {
    const key = JSON.stringify([tool, customer, output]);
    const before = last.get(key);
    if (value === null) continue;
    if (before !== undefined) {
      const change = Number(value) - Number(before);
      found.set(id, { text: difference(before, value), isBetter: better === "higher" ? change > 0 : better === "lower" && change < 0 });
    }
    last.set(key, value);
  }
  return found;
};

/** @param {string | null} customer @param {Map<string, string>} names */
const nameOf = (customer, names) => (customer === null ? "" : names.get(customer) ?? word("erasedCustomer"));

/**
 * @param {HTMLTableElement} table
 * @param {RecordsFile} records
 * @param {number} most how many lines to show
 */
export const showLedger = (table, { customers, evaluations }, most) => {
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const ordered = evaluations.toSorted(inOrder);
  const changes = differences(ordered);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { date } of ordered) counts.set(date.slice(0, 7), (counts.get(date.slice(0, 7)) ?? 0) + 1);
  /** @type {HTMLElement[]} */
  const months = [];
  let current = "";
  for (const evaluation of ordered.toReversed().slice(0, most)) {
    const month = evaluation.date.slice(0, 7);
    if (month !== current) {
      current = month;
      const body = document.createElement("tbody");
      body.append(made("records-rows", ".month"));
      within(body, "span").textContent = monthOf(evaluation.date);
      within(body, "small").textContent = counted("count", counts.get(month) ?? 0);
      months.push(body);
    }
    months.at(-1)?.append(row(evaluation, nameOf(evaluation.customer, names), changes.get(evaluation.id)));
  }
  for (const body of table.tBodies ? [...table.tBodies] : []) body.remove();
  table.append(...months);
};

/** @param {Evaluation} evaluation @param {string} customer @param {Difference | undefined} change */
const row = (evaluation, customer, change) => {
  const { id, date, title, headline, tone, verdict, note } = evaluation;
  const line = made("records-rows", ".line");
  line.dataset.id = id;
  const [day, , result, last] = line.children;
  day.textContent = date.slice(8);
  within(line, "b").textContent = customer || title;
  within(line, "small").textContent = [customer ? title : "", tone === "block" ? "" : verdict, note].filter(Boolean).join(" · ");
  result.textContent = headline.text;
  if (tone === "block" && last instanceof HTMLElement) {
    const status = document.createElement("span");
    showTone(status, evaluation);
    last.append(status);
  } else if (change) {
    last.textContent = change.text;
    last.classList.toggle("up", change.isBetter);
  }
  return line;
};

/**
 * By the tool's version of today. What computes it is loaded when it is first asked for.
 * @param {Evaluation} evaluation
 * @returns {Promise<import("./records-today.js").Today>}
 */
const byToday = async (evaluation) => {
  try {
    return await (await import("./records-today.js")).byToday(evaluation);
  } catch {
    return { kind: "noEngine" };
  }
};

/** A result and the word that goes with it. @param {string} text @param {string} verdict */
const judged = (text, verdict) => (verdict && verdict !== text ? `${text} · ${verdict}` : text);

/**
 * Opens what there is to know below a line, or closes it.
 * @param {HTMLElement} line
 * @param {Evaluation} evaluation
 */
export const toggle = async (line, evaluation) => {
  const button = within(line, "button");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  line.classList.toggle("opened", !isOpen);
  if (isOpen) {
    line.nextElementSibling?.remove();
    return;
  }
  const detail = made("records-rows", ".detail");
  detail.dataset.id = evaluation.id;
  const list = within(detail, "dl");
  add(list, evaluation.headline.label, judged(evaluation.headline.text, evaluation.verdict));
  if (evaluation.note) add(list, word("note"), evaluation.note);
  line.after(detail);
  const now = await byToday(evaluation);
  const link = within(detail, "a", HTMLAnchorElement);
  link.hidden = now.kind === "gone" || now.kind === "noEngine";
  link.href = `tools/${encodeURIComponent(evaluation.tool)}.html?record=${evaluation.id}`;
  if (now.kind === "gone" || now.kind === "noEngine") {
    const says = document.createElement("p");
    says.textContent = word(now.kind);
    list.after(says);
  } else if (now.kind === "now") {
    within(list, "dt").textContent = `${evaluation.headline.label} · ${word("then", evaluation.toolVersion)}`;
    const text = now.text === null ? [word("unanswerable"), now.why].filter(Boolean).join(" ") : judged(now.text, now.verdict);
    add(list, `${now.label} · ${word("now", now.version)}`, text, list.children[1]);
    if (now.left) add(list, word("left"), now.left);
  }
};

/** @param {HTMLElement} list @param {string} term @param {string} text @param {Element | null} [before] */
const add = (list, term, text, before = null) => {
  const pair = document.createElement("div");
  const [label, value] = ["dt", "dd"].map((name) => document.createElement(name));
  label.textContent = term;
  value.textContent = text;
  pair.append(label, value);
  list.insertBefore(pair, before);
};
