// @ts-check
// What a file of records holds, as a JSON Schema (2020-12). It is published as records.schema.json; the store checks by
// it what it keeps and what it imports.

/**
 * @typedef {{ id: string, name: string, changed: string }} Customer
 * @typedef {{ [column: string]: string }} Row
 * @typedef {{ [input: string]: string | Row[] | { [row: string]: Row } }} Given
 *   what was answered, each as it was typed; a free table as a list of rows, a table of fixed rows by row id
 * @typedef {{ output: string, label: string, text: string, value: string | null, unit?: string | null, better: "higher" | "lower" | null }} Headline
 *   the result that stands for all: the output's id, its label, what was shown, and the exact digits and their unit if it
 *   is a number
 * @typedef {"good" | "warn" | "block"} Tone
 * @typedef {{
 *   id: string, tool: string, toolVersion: number, title: string, customer: string | null, date: string, given: Given,
 *   headline: Headline, tone: Tone | null, verdict: string, note: string, changed: string
 * }} Evaluation  `verdict` is the word that goes with the tone
 * @typedef {{ key: string, toolVersion: number | null, given: Given, changed: string }} Draft
 * @typedef {{ key: string, page: string, done: boolean, changed: string }} Tick
 * @typedef {{ store: Kind, id: string, changed: string }} Erased
 * @typedef {{ customers: Customer, evaluations: Evaluation, drafts: Draft, ticks: Tick }} Kinds
 * @typedef {keyof Kinds} Kind
 * @typedef {{
 *   format: "rapport-records", version: 1, exportedAt: string,
 *   customers: Customer[], evaluations: Evaluation[], drafts: Draft[], ticks: Tick[], erased: Erased[]
 * }} RecordsFile
 */

/**
 * The part of JSON Schema that is used here.
 * @typedef {{
 *   $schema?: string, $ref?: string, $defs?: { [name: string]: Rule }, title?: string, description?: string,
 *   type?: string | string[], const?: string | number, enum?: (string | null)[], anyOf?: Rule[], pattern?: string, format?: "date" | "date-time",
 *   minLength?: number, maxLength?: number, minimum?: number, maximum?: number, items?: Rule,
 *   properties?: { [name: string]: Rule }, required?: string[], additionalProperties?: false | Rule
 * }} Rule
 */

export const format = "rapport-records";
export const version = 1;

/** @param {string} name @returns {Rule} */
const ref = (name) => ({ $ref: `#/$defs/${name}` });

/** @param {number} maxLength @returns {Rule} */
const text = (maxLength) => ({ type: "string", maxLength });

/** @param {number} maxLength @returns {Rule} */
const name = (maxLength) => ({ type: "string", minLength: 1, maxLength });

/**
 * An object with all of these and nothing else.
 * @param {{ [name: string]: Rule }} properties @param {string[]} [optional] those that may be absent @returns {Rule}
 */
const whole = (properties, optional = []) => ({
  type: "object", properties, required: Object.keys(properties).filter((each) => !optional.includes(each)), additionalProperties: false,
});

/** @param {string} part @returns {Rule} */
const list = (part) => ({ type: "array", items: ref(part) });

/** @type {Rule} */
export const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Records",
  description: "What a reader entered on one device: customers, evaluations, drafts of tools, ticks of task lists.",
  ...whole({
    format: { const: format },
    version: { const: version },
    exportedAt: ref("instant"),
    customers: list("customer"),
    evaluations: list("evaluation"),
    drafts: list("draft"),
    ticks: list("tick"),
    erased: list("erased"),
  }),
  $defs: {
    instant: {
      description: "UTC with milliseconds; of two records with one id the later is kept.",
      type: "string",
      pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
      format: "date-time",
    },
    id: { type: "string", pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" },
    tool: { type: "string", pattern: "^[^./\\\\?#%\\s]+$", maxLength: 100 },
    version: { type: "integer", minimum: 1, maximum: 1_000_000 },
    row: { type: "object", additionalProperties: text(20_000) },
    given: {
      description: "Answers by input, as typed; a free table is a list of rows, a table of fixed rows goes by row id.",
      type: "object",
      additionalProperties: {
        anyOf: [text(20_000), list("row"), { type: "object", additionalProperties: ref("row") }],
      },
    },
    customer: whole({ id: ref("id"), name: name(200), changed: ref("instant") }),
    evaluation: whole({
      id: ref("id"),
      tool: ref("tool"),
      toolVersion: ref("version"),
      title: name(500),
      customer: { anyOf: [{ type: "null" }, ref("id")] },
      date: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", format: "date" },
      given: ref("given"),
      headline: whole({
        output: text(200),
        label: text(500),
        text: text(500),
        value: { type: ["string", "null"], pattern: "^-?[0-9]+(\\.[0-9]+)?$", maxLength: 40 },
        unit: { type: ["string", "null"], maxLength: 100 },
        better: { enum: ["higher", "lower", null] },
      }, ["unit"]),
      tone: { enum: ["good", "warn", "block", null] },
      verdict: text(500),
      note: text(5_000),
      changed: ref("instant"),
    }),
    draft: whole({
      key: name(1_000),
      toolVersion: { anyOf: [{ type: "null" }, ref("version")] },
      given: ref("given"),
      changed: ref("instant"),
    }),
    tick: whole({ key: name(4_000), page: name(2_000), done: { type: "boolean" }, changed: ref("instant") }),
    erased: whole({
      store: { enum: ["customers", "evaluations", "drafts", "ticks"] },
      id: name(4_000),
      changed: ref("instant"),
    }),
  },
};
