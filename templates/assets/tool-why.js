// @ts-check
// Why this result: each value with its formula in words, the rows that make up a sum, the rule that won, and by how much
// the rules before it were missed.

import { html } from "./tool-dom.js";
import { whole } from "./tool-format.js";
import { inWords, signs } from "./tool-formula.js";
import { filled, optionOf } from "./tool-results.js";
import { word } from "./tool-words.js";

/** @typedef {import("./scoring.js").Step} Step */
/** @typedef {import("./tool-description.js").Computed} Computed */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */
/** @typedef {import("./tool-results.js").Outcome} Outcome */

/** @param {HTMLElement} place @param {Description} description @param {Outcome} outcome @param {Form} form */
export const explain = (place, description, outcome, form) => {
  const { outputs, names } = description.file;
  const steps = names.filter((named) => named.table === undefined && used(named, outputs, names));
  const parts = [...outputs, ...steps].map((named) => part(named, description, outcome, form));
  place.replaceChildren(html("ol", { class: "reasons" }, ...parts));
};

/** Steps in between are shown where a formula names them. @param {Computed} named @param {Computed[]} outputs @param {Computed[]} names */
const used = (named, outputs, names) => {
  const name = new RegExp(`\\b${named.id}\\b`);
  return [...outputs, ...names].some((other) => other !== named && (name.test(other.formula ?? "") || other.rules?.some((rule) => name.test(rule.says ?? ""))));
};

/** @param {Computed} named @param {Description} description @param {Outcome} outcome @param {Form} form */
const part = (named, description, outcome, form) => {
  const datum = outcome.values[named.value]?.[0] ?? { kind: "blank" };
  const mine = outcome.trace.filter((step) => step.value === named.value && step.row === null);
  return html(
    "li", {},
    html("p", { class: "head" }, html("b", {}, named.label ?? named.id), html("output", {}, whole(datum, named))),
    named.formula && html("p", { class: "formula" }, `= ${inWords(named.formula, description)}`),
    named.bands && html("p", { class: "formula" }, bands(named, description)),
    ...ruleLines(named, datum, mine, description, outcome),
    ...sums(mine, named, description, form),
  );
};

/** @param {Computed} named @param {Description} description */
const bands = (named, description) =>
  (named.bands ?? []).map((band) => {
    const label = named.options?.find((option) => option.id === band.id)?.label ?? band.id;
    if (band.from) return word("bandFrom", { label, end: inWords(band.from, description) });
    return band.above ? word("bandAbove", { label, end: inWords(band.above, description) }) : label;
  }).join(word("semicolon"));

/** @param {Computed} named @param {import("./scoring.js").Datum} datum @param {Step[]} steps @param {Description} description @param {Outcome} outcome */
const ruleLines = (named, datum, steps, description, outcome) => {
  const won = steps.find((step) => step.kind === "rule");
  if (won?.kind !== "rule" || !named.rules) return [];
  const rule = named.rules[won.rule - 1];
  const says = rule?.says ? inWords(rule.says, description) : word("elseWhy");
  const because = rule?.because ?? optionOf(named, datum)?.because;
  const missed = steps.flatMap((step) => (step.kind === "missed" ? missedLine(step, named, description) : []));
  return [
    html("p", { class: "rule" }, word("ruleWon", { rule: won.rule, says })),
    because ? html("p", { class: "because" }, filled(because, description, outcome)) : null,
    missed.length > 0 ? html("ul", { class: "missed" }, ...missed) : null,
  ];
};

/** @param {Extract<Step, { kind: "missed" }>} step @param {Computed} named @param {Description} description */
const missedLine = (step, named, description) => {
  const compared = step.named === null ? undefined : description.at(step.named);
  const like = compared ?? { ...named, id: "", type: "number", core: "number", unit: undefined, label: undefined };
  const label = compared?.label ?? compared?.id ?? inWords(named.rules?.[step.rule - 1]?.says ?? "", description);
  const then = named.rules?.[step.rule - 1]?.then ?? "";
  const option = named.options?.find((each) => each.id === then)?.label;
  const needs = step.comparison === "=" ? whole(step.needs, like) : `${signs[step.comparison].trim()} ${whole(step.needs, like)}`;
  const text = word("missed", { label, is: whole(step.is, like), needs });
  return html("li", {}, option && html("b", {}, word("missedFor", { option })), text);
};

/** @param {Step[]} steps @param {Computed} named @param {Description} description @param {Form} form */
const sums = (steps, named, description, form) => {
  const terms = steps.flatMap((step) => (step.kind === "term" ? step : []));
  const numbers = [...new Set(terms.map((term) => term.sum))];
  return numbers.map((sum) => {
    const mine = terms.filter((term) => term.sum === sum && !(term.adds.kind === "number" && term.adds.text === "0"));
    if (mine.length === 0) return null;
    return html("dl", { class: "terms" }, ...mine.map((term) => html("div", {}, html("dt", {}, rowLabel(term, description, form)), html("dd", {}, whole(term.adds, { ...named, type: "number", core: "number", unit: undefined, places: undefined })))));
  });
};

/** What a row is called: by its trainer, by the first text in it, or by its number. @param {Extract<Step, { kind: "term" }>} term @param {Description} description @param {Form} form */
const rowLabel = (term, description, form) => {
  const table = term.table === null ? undefined : description.tables[term.table];
  const line = table && form.tables[table.table]?.lines[term.at];
  const text = line && [...line.controls.values()].find((control) => control.field.core === "text")?.text;
  return table?.rows?.[term.at]?.label ?? (text || word("rowNumber", { row: term.at + 1 }));
};
