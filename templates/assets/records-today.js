// @ts-check
// An old evaluation by the tool's version of today: its answers, as far as they still fit, computed anew.

/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./records-schema.js").Given} Given */
/** @typedef {import("./records-schema.js").Row} Row */

/**
 * What is read here of a tool's description, `tools/<id>.json`.
 * @typedef {{ id: string, label: string | null }} Option
 * @typedef {{ id: string, place: number, options?: Option[], computed?: boolean, constant?: boolean }} Scalar
 * @typedef {Scalar & { table?: number, rows?: { id: string }[], columns?: Scalar[] }} Input
 * @typedef {{ id: string, value: number, places?: number, unit?: string | null, blank?: string | null, options?: Option[] }} Output
 * @typedef {{
 *   tool: string, version: number, program: string, inputs: Input[], outputs: Output[], headline?: string,
 *   renames?: { [old: string]: string }
 * }} Description
 * @typedef {{ rows: (number | null)[], entries: (string | null)[][] }} Entries  as scoring.js takes them
 * @typedef {{ kind: string, text?: string, holds?: boolean, id?: string, items?: Datum[] }} Datum
 * @typedef {{ kind: "same" | "gone" | "noEngine" } | { kind: "now", version: number, text: string | null, left: string[] }} Today
 *   `text` is the headline, null where the answers give none; `left` names the answers that have no place any more
 */

/** @type {Map<string, Promise<Description | null>>} each tool's description, null for one that is gone */
const descriptions = new Map();

/** @param {string} tool @returns {Promise<Description | null>} */
export const description = (tool) => {
  const known = descriptions.get(tool);
  if (known) return known;
  const asked = fetch(`tools/${encodeURIComponent(tool)}.json`).then((reply) => (reply.ok ? reply.json() : null));
  // Without a network it may come later.
  asked.catch(() => descriptions.delete(tool));
  descriptions.set(tool, asked);
  return asked;
};

/**
 * @param {Evaluation} evaluation
 * @param {string} language of the page
 * @returns {Promise<Today>}
 */
export const byToday = async (evaluation, language) => {
  try {
    const tool = await description(evaluation.tool);
    if (!tool) return { kind: "gone" };
    if (tool.version === evaluation.toolVersion) return { kind: "same" };
    const { entries, left } = fitted(evaluation.given, tool);
    const program = await (await engine()).program(bytes(tool.program));
    const reply = program.run(entries);
    const headline = tool.outputs.find(({ id }) => id === tool.headline) ?? tool.outputs[0];
    const datum = reply.status === "results" ? reply.values[headline.value]?.[0] : null;
    return { kind: "now", version: tool.version, text: datum ? shown(datum, headline, language) : null, left };
  } catch {
    return { kind: "noEngine" };
  }
};

/** The scoring engine, whose module stands beside this one. */
const engine = async () => {
  const { Engine } = await import(new URL("scoring.js", import.meta.url).href);
  return Engine.load(new URL("scoring.wasm", import.meta.url));
};

/** @param {string} base64 */
const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/**
 * Answers where today's tool wants them, and the names of those that it has no place for.
 * @param {Given} answers
 * @param {Description} tool
 * @returns {{ entries: Entries, left: string[] }}
 */
export const fitted = (answers, { inputs, renames = {} }) => {
  /** @type {Entries} */
  const entries = { rows: [], entries: [] };
  for (const input of inputs) {
    if (input.table !== undefined) entries.rows[input.table] = null;
    for (const { place } of input.columns?.filter(isAsked) ?? [input]) entries.entries[place] = input.columns ? [] : [null];
  }
  for (let index = 0; index < entries.rows.length; index += 1) entries.rows[index] ??= null;
  /** @type {string[]} */
  const left = [];
  for (const [id, value] of Object.entries(answers)) {
    const input = inputs.find((each) => each.id === (own(renames, id) ?? id));
    if (input?.columns && typeof value !== "string") table(value, input, renames, entries, left);
    else if (input && !input.columns && typeof value === "string" && fits(value, input)) entries.entries[input.place] = [given(value)];
    else left.push(id);
  }
  return { entries, left };
};

/** What an object itself holds: an id may be `constructor`. @param {{ [name: string]: string }} object @param {string} name @returns {string | undefined} */
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

/** @param {Scalar} column */
const isAsked = ({ computed, constant }) => !computed && !constant;

/** @param {string} value @param {Scalar} input */
const fits = (value, { options = [] }) => value.trim() === "" || options.length === 0 || options.some(({ id }) => id === value);

/** @param {string | undefined} value */
const given = (value) => (value === undefined || value.trim() === "" ? null : value);

/**
 * @param {Row[] | { [row: string]: Row }} value
 * @param {Input} input
 * @param {{ [old: string]: string }} renames
 * @param {Entries} entries
 * @param {string[]} left
 */
const table = (value, input, renames, entries, left) => {
  const columns = (input.columns ?? []).filter(isAsked);
  const named = Array.isArray(value) ? null : new Map(Object.entries(value).map(([id, row]) => [own(renames, id) ?? id, row]));
  const ids = input.rows?.map(({ id }) => id);
  const rows = named && ids ? ids.map((id) => named.get(id) ?? {}) : named ? [...named.values()] : Object.values(value);
  for (const id of named?.keys() ?? []) if (ids && !ids.includes(id)) left.push(`${input.id}.${id}`);
  const kept = ids && !named ? rows.slice(0, ids.length) : rows;
  if (kept.length < rows.length) left.push(`${input.id} ${kept.length + 1}–${rows.length}`);
  if (input.table !== undefined) entries.rows[input.table] = ids?.length ?? kept.length;
  for (const { id, place, options } of columns) {
    entries.entries[place] = Array.from({ length: ids?.length ?? kept.length }, (_, index) => {
      const cell = Object.entries(kept[index] ?? {}).find(([old]) => (own(renames, old) ?? old) === id)?.[1];
      return cell !== undefined && fits(cell, { id, place, options }) ? given(cell) : null;
    });
  }
  const known = new Set(columns.map(({ id }) => id));
  for (const [index, row] of kept.entries()) {
    for (const [old, cell] of Object.entries(row)) {
      const column = columns.find(({ id }) => id === (own(renames, old) ?? old));
      if (!known.has(own(renames, old) ?? old) || (column && !fits(cell, column))) left.push(`${input.id}.${old} ${index + 1}`);
    }
  }
};

/**
 * A result in the page's language.
 * @param {Datum} datum
 * @param {Output} output
 * @param {string} language
 * @returns {string}
 */
const shown = (datum, output, language) => {
  switch (datum.kind) {
    case "number": {
      const places = output.places ?? 0;
      const format = new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places });
      // Digits beyond a double's are formatted exactly from text.
      const number = format.format(/** @type {any} */ (datum.text));
      return output.unit ? `${number} ${output.unit}` : number;
    }
    case "choice": return output.options?.find(({ id }) => id === datum.id)?.label ?? datum.id ?? "";
    case "list": return (datum.items ?? []).map((each) => shown(each, output, language)).join(", ");
    case "flag": return datum.holds ? "✓" : "✗";
    case "blank": case "range": return output.blank ?? "–";
    default: return datum.text ?? "";
  }
};
