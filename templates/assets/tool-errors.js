// @ts-check
// What breaks a rule, in plain words beside the field; what is still missing, in one line of the results.

import { typed, whole } from "./tool-format.js";
import { isField, isTable } from "./tool-description.js";
import { word } from "./tool-words.js";

/** @typedef {import("./scoring.js").InputError} InputError */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */

/** The author's words, with what is entered in place of `{name}`. @param {string} text @param {Form | undefined} form none where only answers are kept */
const inFull = (text, form) =>
  text.replace(/\{([a-z]\w*)\}/g, (_, name) => {
    const control = form?.controls.get(name);
    return control ? typed(control.text || (control.field.default ?? ""), control.field) : "…";
  });

/** @param {InputError} error @param {Description} description @param {Form} form */
const wordsOf = (error, description, form) => {
  const named = description.at(error.index);
  if (!named || !isField(named)) return word("errorWhole");
  const own = named.errors?.[error.rule];
  if (own) return inFull(own, form);
  const limit = error.limit.kind === "blank" ? "" : error.limit.kind === "number" ? typed(error.limit.text, named) : whole(error.limit, named);
  if (error.rule === "type") return word(`errorType_${named.core}`);
  return word(`error_${error.rule}`, { label: named.label, limit, places: named.places });
};

/** @param {InputError} error @param {Description} description @param {Form | undefined} form */
const requirement = (error, description, form) => {
  const broken = description.file.requirements?.[error.requirement];
  return { words: broken?.label ? inFull(broken.label, form) : word("errorRequirement"), at: broken?.at };
};

/**
 * The line that stands in place of results: what is wrong, and what is still missing.
 * @param {InputError[]} errors @param {Description} description @param {Form} [form]
 * @returns {{ words: string, isWrong: boolean }}
 */
export const summary = (errors, description, form) => {
  /** @type {Set<string>} */
  const missing = new Set();
  /** @type {Set<string>} */
  const wrong = new Set();
  for (const error of errors) {
    if (error.rule === "requirement") {
      wrong.add(requirement(error, description, form).words);
    } else if (error.place === "value" && error.rule === "required") {
      missing.add(label(error, description));
    } else if (error.place === "table") {
      const table = description.tables[error.index];
      (error.rule === "rows" ? missing : wrong).add(word("errorRows", { label: table?.label ?? "", least: table?.least ?? 0, most: table?.most ?? 0 }));
    } else {
      wrong.add(label(error, description));
    }
  }
  const texts = [
    wrong.size > 0 && word("wrong", { list: join(wrong) }),
    missing.size > 0 && word("missing", { list: join(missing) }),
  ];
  return { words: texts.filter(Boolean).join(" "), isWrong: wrong.size > 0 };
};

/**
 * Tells the fields what is wrong with them.
 * @param {InputError[]} errors @param {Description} description @param {Form} form
 */
export const tell = (errors, description, form) => {
  /** @type {Map<import("./tool-control.js").Control, string>} */
  const complaints = new Map();
  for (const error of errors) {
    if (error.rule === "requirement") {
      const { words, at } = requirement(error, description, form);
      const control = at === undefined ? undefined : form.controls.get(at);
      if (control) complaints.set(control, words);
    } else if (error.place !== "table" && error.rule !== "required") {
      const control = form.control(error.index, error.row);
      if (control && !complaints.has(control)) complaints.set(control, wordsOf(error, description, form));
    }
  }
  for (const control of form.everyControl()) control.complain(complaints.get(control) ?? "");
};

/** At most four by name, then how many more. @param {Set<string>} labels */
const join = (labels) => {
  const all = [...labels];
  const some = all.slice(0, 4).join(word("comma"));
  return all.length > 4 ? word("andMore", { list: some, count: all.length - 4 }) : some;
};

/** @param {InputError} error @param {Description} description */
const label = (error, description) => {
  const name = description.at(error.index)?.label ?? "";
  const table = description.tableOf(error.index);
  if (!table || error.row === null) return name;
  const row = table.rows?.[error.row]?.label ?? word("rowNumber", { row: error.row + 1 });
  return table.columns.filter(isField).length > 1 || isFree(table) ? `${row} ${name}` : row;
};

/** @param {import("./tool-description.js").Table} table */
const isFree = (table) => isTable(table) && !table.rows;
