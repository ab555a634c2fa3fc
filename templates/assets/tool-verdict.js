// @ts-check
// What blocks and what warns, each with its reason: red before amber, always an icon and a word. The gravest says what can be
// done instead.

import { html, toneIcon } from "./tool-dom.js";
import { filled, optionOf } from "./tool-results.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Tone} Tone */
/** @typedef {import("./tool-results.js").Outcome} Outcome */
/** @typedef {{ tone: Tone | undefined, label: string, because?: string, instead?: string }} Verdict */

const order = ["block", "warn", "good", undefined];

/** The rule that decided an output, from the trace. @param {Outcome} outcome @param {import("./tool-description.js").Computed} output */
export const ruleOf = (outcome, output) => {
  const step = outcome.trace.find((each) => each.kind === "rule" && each.value === output.value && each.row === null);
  return step?.kind === "rule" ? output.rules?.[step.rule - 1] : undefined;
};

/** @param {Description} description @param {Outcome} outcome @returns {Verdict[]} */
const ofOutputs = (description, outcome) =>
  description.file.outputs.flatMap((output) => {
    const option = optionOf(output, outcome.values[output.value]?.[0]);
    const rule = ruleOf(outcome, output);
    const because = rule?.because ?? option?.because;
    const instead = rule?.instead ?? option?.instead;
    if (!because && !instead) return [];
    // A number held down by a rule, such as a cap, warns; what a rule that always holds says is for "why".
    const tone = output.core === "choice" ? option?.tone : "warn";
    if (output.core !== "choice" && rule?.says === undefined) return [];
    return { tone, label: option?.label ?? output.label ?? "", because, instead };
  });

/** Rows with a reason of their own, such as red flags, where their box is ticked. @param {Description} description @param {Outcome} outcome @returns {Verdict[]} */
const ofRows = (description, outcome) =>
  description.tables.flatMap((table) => {
    const flag = table.columns.find((column) => column.core === "flag" && "place" in column);
    return (table.rows ?? []).flatMap((row, index) => {
      const datum = flag && outcome.values[flag.value]?.[index];
      if (!(row.because || row.instead) || datum?.kind !== "flag" || !datum.holds) return [];
      return { tone: table.id.startsWith("amber") ? "warn" : "block", label: row.label, because: row.because, instead: row.instead };
    });
  });

/** Names in a reason put in. @param {Verdict} verdict @param {Description} description @param {Outcome} outcome @returns {Verdict} */
const inFull = ({ tone, label, because, instead }, description, outcome) => ({
  tone, label, because: because && filled(because, description, outcome), instead: instead && filled(instead, description, outcome),
});

/** @param {Description} description @param {Outcome} outcome */
export const verdicts = (description, outcome) => {
  /** @type {Set<string>} */
  const said = new Set();
  return [...ofRows(description, outcome), ...ofOutputs(description, outcome)]
    .map((verdict) => inFull(verdict, description, outcome))
    .filter(({ because, instead }) => !said.has(`${because}${instead}`) && said.add(`${because}${instead}`))
    .toSorted((one, other) => order.indexOf(one.tone) - order.indexOf(other.tone))
    .map(({ tone, label, because, instead }, index) => ({ tone, label, because, instead: index === 0 || !because ? instead : undefined }));
};

/** @param {HTMLElement} place @param {Description} description @param {Outcome | null} outcome */
export const showVerdicts = (place, description, outcome) => {
  const found = outcome ? verdicts(description, outcome) : [];
  const key = JSON.stringify(found);
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.hidden = found.length === 0;
  place.replaceChildren(...found.map(({ tone, label, because, instead }) => {
    const kind = tone === "block" ? "redline" : tone === "warn" ? "review" : tone === "good" ? "clear" : "plain";
    return html(
      "div", { class: `note ${kind}` },
      html("b", {}, tone ? toneIcon(tone) : null, label),
      html("div", {}, because && html("p", {}, because), instead && html("p", { class: "instead" }, html("span", {}, word("instead")), instead)),
    );
  }));
};
