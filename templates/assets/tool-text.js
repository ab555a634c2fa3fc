// @ts-check
// The tool as plain text: its title with the version, what was given, and the results last.

import { isField } from "./tool-description.js";
import { typed, whole } from "./tool-format.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */
/** @typedef {import("./tool-results.js").Outcome} Outcome */

/** @param {string} label @param {string} text */
const line = (label, text) => word("textLine", { label, text });

/** @param {import("./tool-table.js").TableForm} table @param {Outcome | null} outcome */
const rows = (table, outcome) =>
  table.lines.flatMap((each, row) => {
    const cells = table.table.columns.flatMap((column) => {
      const text = isField(column) ? typed(each.controls.get(column.id)?.text ?? "", column) : outcome ? computed(column, outcome, row) : "";
      return text === "" ? [] : line(column.label ?? column.id, text);
    });
    const label = table.table.rows?.[row]?.label;
    return cells.length > 0 ? line(label ?? word("rowNumber", { row: row + 1 }), cells.join(word("semicolon"))) : [];
  });

/** @param {import("./tool-description.js").Computed} column @param {Outcome} outcome @param {number} row */
const computed = (column, outcome, row) => {
  const datum = outcome.values[column.value]?.[row];
  return datum && datum.kind !== "blank" && !column.constant ? whole(datum, column) : "";
};

/** @param {Description} description @param {Form} form @param {Outcome | null} outcome */
export const asText = (description, form, outcome) => {
  const { file } = description;
  const parts = [word("textTitle", { title: file.title, version: file.version })];
  for (const group of form.root.querySelectorAll(".entries > .group, .entries > .settings")) {
    const head = group.querySelector("h2, h3, h4, summary")?.firstChild?.textContent?.trim();
    const lines = [...group.querySelectorAll(".field")].flatMap((field) => entry(field.getAttribute("data-input") ?? "", form, outcome));
    if (lines.length > 0) parts.push("", ...(head ? [head] : []), ...lines);
  }
  if (outcome) {
    const results = file.outputs.flatMap((output) => (output.label ? line(output.label, whole(outcome.values[output.value]?.[0] ?? { kind: "blank" }, output)) : []));
    parts.push("", word("result"), ...results);
  }
  return `${parts.join("\n")}\n`;
};

/** @param {string} id @param {Form} form @param {Outcome | null} outcome */
const entry = (id, form, outcome) => {
  const control = form.controls.get(id);
  if (control) {
    const text = typed(control.text || (control.field.default ?? ""), control.field);
    return text === "" ? [] : [line(control.field.label, text)];
  }
  const table = form.tables.find((each) => each?.table.id === id);
  const lines = table ? rows(table, outcome) : [];
  return table && lines.length > 0 ? [`${table.table.label}`, ...lines.map((each) => `  ${each}`)] : [];
};
