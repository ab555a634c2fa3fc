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
 * A table's rows. Fixed ones are all there, whatever was kept, and are kept by their ids; a list of them stands in the order
 * of this version.
 * @param {Table} table @param {Given[string] | undefined} kept @returns {Row[]}
 */
export const rowsOf = (table, kept) => {
  const rows = typeof kept === "object" ? kept : [];
  if (!table.rows) return Array.isArray(rows) ? rows : Object.values(rows);
  return table.rows.map(({ id }, index) => (Array.isArray(rows) ? rows[index] : own(rows, id)) ?? {});
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
    return kept.length;
  });
  return { rows, entries };
};

/**
 * What an earlier version called things, by path: `order`, `actions.times`, a row or an option as `actions.visit`.
 * @param {{ [old: string]: string }} renames
 */
const renaming = (renames) => {
  const paths = new Map(Object.entries(renames));
  return {
    /** @param {string} id of an input */
    input: (id) => paths.get(id) ?? id,
    /** @param {string} name @param {string[]} owners what it belongs to: its paths then and now */
    below: (name, owners) => {
      const path = owners.map((owner) => paths.get(`${owner}.${name}`)).find((found) => found !== undefined) ?? name;
      return path.slice(path.lastIndexOf(".") + 1);
    },
  };
};

/** @typedef {{ name: string, text: string }} Lost  an answer that has no place any more */

/**
 * Answers of an older version: what fits the tool as it is, and what does not.
 * @param {Description} description @param {Given} old
 * @returns {{ given: Given, lost: Lost[] }}
 */
export const fitted = (description, old) => {
  /** @type {Given} */
  const given = {};
  /** @type {Lost[]} */
  const lost = [];
  const now = renaming(description.file.renames ?? {});
  for (const [id, kept] of Object.entries(old)) {
    const input = description.file.inputs.find((each) => each.id === now.input(id));
    if (input && isTable(input) && typeof kept !== "string") {
      given[input.id] = fittedRows(input, id, kept, now, lost);
    } else if (typeof kept === "string") {
      const text = input && !isTable(input) ? fittedText(input, kept, now, [id, input.id]) : null;
      if (input && text !== null) given[input.id] = text;
      else if (kept.trim() !== "") lost.push({ name: input?.label ?? id, text: kept });
    } else {
      for (const row of Object.values(kept)) lost.push({ name: input?.label ?? id, text: Object.values(row).join("\u3000") });
    }
  }
  return { given, lost };
};

/**
 * @param {Table} table @param {string} was what it was called @param {Row[] | { [row: string]: Row }} kept
 * @param {ReturnType<typeof renaming>} now @param {Lost[]} lost
 */
const fittedRows = (table, was, kept, now, lost) => {
  const owners = [was, table.id];
  // A list tells nothing of which fixed row each was an answer to.
  const rows = Array.isArray(kept) ? kept.map((row) => ({ id: undefined, row })) : Object.entries(kept).map(([id, row]) => ({ id: now.below(id, owners), row }));
  /** @type {{ [row: string]: Row }} */
  const byID = {};
  /** @type {Row[]} */
  const list = [];
  for (const { id, row } of rows) {
    const fixed = table.rows?.find((each) => each.id === id);
    /** @type {Row} */
    const fitting = {};
    for (const [name, typed] of Object.entries(row)) {
      const column = table.columns.find((each) => each.id === now.below(name, owners));
      const isPlaced = column && isField(column) && (!table.rows || fixed);
      const text = isPlaced ? fittedText(column, typed, now, owners.flatMap((owner) => [`${owner}.${name}`, `${owner}.${column.id}`])) : null;
      if (column && text !== null) fitting[column.id] = text;
      else if (typed !== "" && typed !== "false") lost.push({ name: `${fixed?.label ?? id ?? table.label} · ${column?.label ?? name}`, text: typed });
    }
    if (fixed) byID[fixed.id] = fitting;
    else if (!table.rows && list.length < table.most) list.push(fitting);
    else if (!table.rows) lost.push({ name: table.label, text: Object.values(row).join("\u3000") });
  }
  return table.rows ? byID : list;
};

/**
 * An answer as the field takes it today, null where it does not.
 * @param {Field} field @param {string} text @param {ReturnType<typeof renaming>} now @param {string[]} owners the field's paths
 */
const fittedText = (field, text, now, owners) => {
  const today = field.options ? now.below(text, owners) : text;
  return fits(field, today) ? today : null;
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
