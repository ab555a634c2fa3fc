// @ts-check
// A formula as written, with labels for names and the signs people use: sales × 20 ≥ cut line.

import { number } from "./tool-format.js";
import { has, word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Table} Table */

/** @type {{ [sign: string]: string }} */
export const signs = { "*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", "<=": " ≤ ", ">=": " ≥ ", "<>": " ≠ ", "=": " = ", "<": " < ", ">": " > ", ",": word("argument") };

const token = /'[^']*'|"[^"]*"|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?|\d+(?:\.\d+)?|<=|>=|<>|[-+*/=<>(),]/g;

/** The words of an option, wherever a choice of the tool has it. @param {Description} description @param {string} id */
const optionLabel = (description, id) => {
  const columns = description.tables.flatMap((table) => table.columns);
  for (const named of [...description.fields, ...columns, ...description.file.outputs, ...description.file.names]) {
    const option = named.options?.find((each) => each.id === id);
    if (option) return option.label;
  }
  return id;
};

/** @param {string} formula @param {Description} description @param {Table} [table] whose columns the names are first of all */
export const inWords = (formula, description, table) => {
  /** @type {Table | undefined} */
  let inner = table;
  let before = "";
  const words = [...formula.matchAll(token)].map(([text]) => {
    const previous = before;
    before = text;
    if (/^['"]/.test(text)) return word("quoted", { text: optionLabel(description, text.slice(1, -1)) });
    if (/^\d/.test(text)) return number(text);
    if (text === "-" && /^(|[-+*/=<>(,]|<=|>=|<>)$/.test(previous)) return "−";
    if (Object.hasOwn(signs, text)) return signs[text];
    if (!/^\w/.test(text)) return text;
    const named = description.table(text);
    if (named) inner = named;
    if (has(`word_${text}`)) return word(`word_${text}`);
    const column = description.named(text, table) ?? (inner && description.named(text, inner));
    return column?.label ?? named?.label ?? text.split(".").map((part) => description.label(part)).join(" · ");
  });
  return words.join("").replace(/ {2,}/g, " ").trim();
};
