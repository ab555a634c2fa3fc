// @ts-check
// The single steps that change the goal most. It is arithmetic, and said so: what is worth doing is the reader's to judge.

import { html } from "./tool-dom.js";
import { whole } from "./tool-format.js";
import { gain } from "./tool-results.js";
import { word } from "./tool-words.js";

/** @typedef {import("./scoring.js").Action} Action */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */

/** Not where the row says that no step changes it. @param {Action} action @param {Description} description */
const isOffered = (action, description) => action.row === null || !description.tableOf(action.value)?.rows?.[action.row]?.step;

/** The best step of each entry, at most three. @param {Action[]} actions */
const best = (actions) => {
  /** @type {Set<string>} */
  const seen = new Set();
  return actions.filter(({ value, row }) => !seen.has(`${value} ${row}`) && seen.add(`${value} ${row}`)).slice(0, 3);
};

/** @param {Action} action @param {Description} description @param {Form} form */
const label = (action, description, form) => {
  const named = description.at(action.value);
  const table = description.tableOf(action.value);
  if (!table || action.row === null) return named?.label ?? "";
  const line = form.tables[table.table]?.lines[action.row];
  const text = line && [...line.controls.values()].find((control) => control.field.core === "text")?.text;
  const row = table.rows?.[action.row]?.label ?? (text || word("rowNumber", { row: action.row + 1 }));
  const entries = table.columns.filter((column) => "place" in column).length;
  return entries > 1 ? word("rowColumn", { row, column: named?.label ?? "" }) : row;
};

/**
 * @param {HTMLElement} place @param {Description} description @param {Action[]} actions @param {Form} form
 * @returns {{ label: string, gain: string } | null} the first of them
 */
export const showNext = (place, description, actions, form) => {
  const { goal } = description.file;
  const named = description.file.outputs.find((output) => output.id === goal?.output) ?? description.headline;
  const steps = best(actions.filter((action) => isOffered(action, description))).map((action) => {
    const input = description.at(action.value);
    const change = input ? word("fromTo", { from: whole(action.from, { ...input, blank: word("unanswered") }), to: whole(action.to, input) }) : "";
    return { label: label(action, description, form), change, gain: goal?.better === "lower" ? gain(action.gain, named).replace("+", "−") : gain(action.gain, named) };
  });
  place.hidden = steps.length === 0;
  place.replaceChildren(
    html("p", { class: "cap" }, word("nextHead", { goal: named?.label ?? "" })),
    html("ol", {}, ...steps.map((step) => html("li", { class: "worth" }, html("span", {}, step.label, html("small", {}, step.change)), html("b", { class: "num" }, step.gain)))),
    html("p", { class: "hint" }, word("nextHint")),
  );
  return steps[0] ?? null;
};
