// @ts-check
// Answers as they are kept, and as the engine takes them. Nothing here touches a page.

import { isField, isTable, own } from "./tool-description.js";
import { plain } from "./tool-numbers.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Field} Field */
/** @typedef {import("./tool-description.js").Given} Given */
/** @typedef {import("./tool-description.js").Row} Row */
/** @typedef {import("./tool-description.js").Table} Table */

/**
 * A table's rows. Fixed ones are kept by their ids; a list of them stands in the order of this version.
 * @param {Table} table @param {Given[string] | undefined} kept @returns {Row[]}
 */
export const rowsOf = (table, kept) => {
  if (kept === undefined || typeof kept === "string") return [];
  if (!table.rows) return Array.isArray(kept) ? kept : Object.values(kept);
  return table.rows.map(({ id }, index) => (Array.isArray(kept) ? kept[index] : own(kept, id)) ?? {});
};

/** What the engine reads of a text that was typed. @param {Field} field @param {string | undefined} typed */
const entry = (field, typed) => {
  if (typed === undefined || typed.trim() === "") return null;
  return field.core === "number" ? plain(typed) : typed;
};

/**
 * The request of the engine.
 * @param {Description} description @param {Given} given
 * @returns {{ rows: (number | null)[], entries: (string | null)[][] }}
 */
export const request = (description, given) => {
  /** @type {(string | null)[][]} */
  const entries = Array.from({ length: description.places }, () => []);
  for (const field of description.fields) {
    const typed = own(given, field.id);
    entries[field.place] = [entry(field, typeof typed === "string" ? typed : undefined)];
  }
  const rows = description.tables.map((table) => {
    const kept = rowsOf(table, own(given, table.id));
    for (const column of table.columns) {
      if (isField(column)) entries[column.place] = kept.map((row) => entry(column, own(row, column.id)));
    }
    if (!table.rows) return kept.length;
    for (const column of table.columns.filter(isField)) entries[column.place].length = table.rows.length;
    for (const column of table.columns.filter(isField)) entries[column.place] = Array.from(entries[column.place], (text) => text ?? null);
    return table.rows.length;
  });
  return { rows, entries };
};

/**
 * Answers of an older version: what fits the tool as it is, and what does not.
 * @param {Description} description @param {Given} old
 * @returns {{ given: Given, lost: { name: string, text: string }[] }}
 */
export const fitted = (description, old) => {
  /** @type {Given} */
  const given = {};
  /** @type {{ name: string, text: string }[]} */
  const lost = [];
  const renames = new Map(Object.entries(description.file.renames ?? {}));
  const now = (/** @type {string} */ id) => renames.get(id) ?? id;
  for (const [id, kept] of Object.entries(old)) {
    const input = description.file.inputs.find((each) => each.id === now(id));
    if (input && isTable(input) && typeof kept !== "string") {
      given[input.id] = fittedRows(input, kept, now, lost);
    } else if (input && !isTable(input) && typeof kept === "string" && fits(input, now(kept))) {
      given[input.id] = input.options ? now(kept) : kept;
    } else if (typeof kept === "string") {
      if (kept.trim() !== "") lost.push({ name: input?.label ?? id, text: kept });
    } else {
      for (const row of Object.values(kept)) lost.push({ name: input?.label ?? id, text: Object.values(row).join("\u3000") });
    }
  }
  return { given, lost };
};

/** @param {Table} table @param {Row[] | { [row: string]: Row }} kept @param {(id: string) => string} now @param {{ name: string, text: string }[]} lost */
const fittedRows = (table, kept, now, lost) => {
  // A list tells nothing of which fixed row each was an answer to.
  const rows = Array.isArray(kept) ? kept.map((row) => ({ id: undefined, row })) : Object.entries(kept).map(([id, row]) => ({ id: now(id), row }));
  /** @type {{ [row: string]: Row }} */
  const byID = {};
  /** @type {Row[]} */
  const list = [];
  for (const { id, row } of rows) {
    const fixed = table.rows?.find((each) => each.id === id);
    /** @type {Row} */
    const fitting = {};
    for (const [name, text] of Object.entries(row)) {
      const column = table.columns.find((each) => each.id === now(name));
      if (column && isField(column) && (!table.rows || fixed) && fits(column, column.options ? now(text) : text)) {
        fitting[column.id] = column.options ? now(text) : text;
      } else if (text !== "" && text !== "false") {
        lost.push({ name: `${fixed?.label ?? id ?? table.label} · ${column?.label ?? name}`, text });
      }
    }
    if (fixed) byID[fixed.id] = fitting;
    else if (!table.rows && list.length < table.most) list.push(fitting);
    else if (!table.rows) lost.push({ name: table.label, text: Object.values(row).join("\u3000") });
  }
  return table.rows ? byID : list;
};

/** Whether a text can be an answer to this field; the engine says whether it may. @param {Field} field @param {string} text */
const fits = (field, text) => {
  if (text.trim() === "") return true;
  if (field.options) return field.options.some((option) => option.id === text);
  if (field.core === "flag") return text === "true" || text === "false";
  if (field.core === "number") return !Number.isNaN(Number(plain(text)));
  if (field.core === "date") return /^\d{4}-\d\d-\d\d$/.test(text);
  if (field.core === "datetime") return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);
  return true;
};
