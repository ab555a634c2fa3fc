// @ts-check
// Records as files: what an import takes in or refuses, and a table for spreadsheets.

import { damage } from "./records-check.js";
import { format, schema, version } from "./records-schema.js";

/** @typedef {import("./records-schema.js").RecordsFile} RecordsFile */
/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./records-schema.js").Customer} Customer */

/** A file that is not taken in. */
export class ImportError extends Error {
  /**
   * @param {"json" | "foreign" | "newer" | "damaged"} reason not JSON at all; not records; of a later version; records
   *   with one place that breaks the schema
   * @param {string} [path] that place: `evaluations[3].date`
   * @param {string} [rule] the keyword of the schema that it breaks
   */
  constructor(reason, path = "", rule = "") {
    super([reason, path, rule].filter(Boolean).join(" "));
    this.name = "ImportError";
    this.reason = reason;
    this.path = path;
    this.rule = rule;
  }
}

/**
 * What makes a file of one version one of the next; the first belongs to version 1. None yet.
 * @type {((file: any) => any)[]}
 */
const steps = [];

/**
 * @param {string} text what an export wrote
 * @returns {RecordsFile} throws an ImportError
 */
export const readFile = (text) => {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ImportError("json");
  }
  if (file?.format !== format) throw new ImportError("foreign", "format");
  if (!Number.isInteger(file.version) || file.version < 1) throw new ImportError("damaged", "version", "type");
  if (file.version > version) throw new ImportError("newer", "version");
  for (const step of steps.slice(file.version - 1)) file = step(file);
  const found = damage(file, schema);
  if (found) throw new ImportError("damaged", found.path, found.rule);
  return file;
};

/**
 * A cell that no spreadsheet takes for a formula, be its sign full-width (RFC 4180, 2.6 and 2.7), in one line. A plain
 * negative number stays one.
 * @param {string} written
 */
const cell = (written) => {
  const text = written.replace(/\s*[\r\n]+\s*/g, " ");
  const safe = /^[=+\-@\t＝＋－＠]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * A table for a spreadsheet, in UTF-8 with the mark by which Excel knows it.
 * @param {string[][]} rows
 */
export const csv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/**
 * One line an evaluation.
 * @param {Evaluation[]} evaluations
 * @param {Customer[]} customers
 * @param {string[]} head words for: day, customer, tool, its id, its version, result, what was shown, its digits, their
 *   unit, verdict, note
 * @param {(tone: string) => string} toned the word for a tone, where there is no verdict
 */
export const evaluationsCSV = (evaluations, customers, head, toned) => {
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const rows = evaluations.map(({ date, customer, title, tool, toolVersion, headline, tone, verdict, note }) => [
    date, names.get(customer ?? "") ?? "", title, tool, String(toolVersion), headline.label, headline.text,
    headline.value ?? "", headline.unit ?? "", verdict || (tone ? toned(tone) : ""), note,
  ]);
  return csv([head, ...rows]);
};
