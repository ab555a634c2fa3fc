// @ts-check
// What a page knows of its tool: the JSON file beside it, and where each name of the tool stands among its values.

/** @typedef {"good" | "warn" | "block"} Tone */
/** @typedef {{ id: string, label: string, tone?: Tone, because?: string, instead?: string }} Option */
/**
 * One entry; `place` is its number among the entries, `value` its number among the values.
 * @typedef {{
 *   id: string, type: string, core: string, label: string, help?: string, unit?: string, one?: string, place: number, value: number, places: number,
 *   optional?: boolean, setting?: boolean, default?: string, filled?: "today" | "now", bounds?: { [rule: string]: string },
 *   options?: Option[], errors?: { [rule: string]: string }
 * }} Field
 */
/** @typedef {{ says?: string, then: string, because?: string, instead?: string }} Rule */
/** @typedef {{ id: string, of: string, from?: string, above?: string }} Band */
/**
 * An output, a step in between, or a column that is not entered.
 * @typedef {{
 *   id: string, type: string, core: string, label?: string, help?: string, unit?: string, one?: string, places?: number, value: number, table?: number,
 *   blank?: string, options?: Option[], formula?: string, rules?: Rule[], bands?: Band[], computed?: true, constant?: true, cells?: string[]
 * }} Computed
 */
/** @typedef {{ id: string, label: string, help?: string, group?: string, step?: "none", because?: string, instead?: string }} FixedRow */
/**
 * @typedef {{
 *   id: string, type: "table", label: string, help?: string, table: number, least: number, most: number, rows?: FixedRow[],
 *   groups?: { id: string, label: string }[], start?: { [column: string]: string }[], columns: (Field | Computed)[]
 * }} Table
 */
/** @typedef {{ type: "ring" | "bar" | "line", label: string, values?: string[], of?: string, by?: string, mark?: string, max?: string }} Chart */
/** @typedef {{ id: string, cue: string, answer: string, moves?: { ticks?: string, text: string }[], not?: { line: string, because?: string }[], seconds: number }} Turn */
/** @typedef {{ [column: string]: string }} Row */
/** @typedef {{ [input: string]: string | Row[] | { [row: string]: Row } }} Given  answers as they were typed */
/**
 * @typedef {{
 *   tool: string, version: number, kind: string, title: string, lang: string, format: number, program: string,
 *   inputs: (Field | Table)[], outputs: Computed[], names: Computed[], requirements?: { error: string, at?: string, label?: string }[],
 *   goal?: { output: string, better: "higher" | "lower" }, headline?: string, charts?: Chart[], script?: Turn[],
 *   questions?: { [question: string]: { answer: string | { [row: string]: string }, why?: string, page?: string } }, example?: { given: Given, note?: string },
 *   renames?: { [old: string]: string }
 * }} File
 */
/** @typedef {Field | Computed} Named */

/** @param {Field | Table} input @returns {input is Table} */
export const isTable = (input) => input.type === "table";

/** @param {Named} named @returns {named is Field} */
export const isField = (named) => "place" in named;

/**
 * What an object itself holds under a name: an id may be `constructor`.
 * @template Value
 * @param {{ [name: string]: Value }} object @param {string} name @returns {Value | undefined}
 */
export const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

export class Description {
  /** @type {Field[]} entries outside tables */
  fields = [];
  /** @type {Table[]} by their number in the program */
  tables = [];
  /** @type {Map<number, Named>} */
  #byValue = new Map();
  /** @type {Map<string, Named>} a column goes by `table.column` */
  #byName = new Map();
  /** @type {Map<number, Table>} the table a column belongs to, by the column's value */
  #tableOf = new Map();

  /** @param {File} file */
  constructor(file) {
    this.file = file;
    for (const input of file.inputs) {
      if (isTable(input)) {
        this.tables[input.table] = input;
        for (const column of input.columns) this.#add(column, input);
      } else {
        this.fields.push(input);
        this.#add(input);
      }
    }
    for (const named of [...file.outputs, ...file.names]) this.#add(named, named.table === undefined ? undefined : this.tables[named.table]);
    const columns = this.tables.flatMap((table) => table.columns.filter(isField));
    /** How many entries the program takes; a column is one. */
    this.places = 1 + Math.max(-1, ...[...this.fields, ...columns].map((field) => field.place));
  }

  /** @param {string} url */
  static async load(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    const file = await answer.json();
    // Its bytes are told apart by the engine; that it is this tool's, nobody else knows.
    if (!new URL(answer.url).pathname.endsWith(`/${file.tool}.json`)) throw new Error(`${url} is of another tool`);
    return new Description(file);
  }

  get program() {
    return Uint8Array.from(atob(this.file.program), (letter) => letter.charCodeAt(0));
  }

  /** @param {Named} named @param {Table} [table] */
  #add(named, table) {
    this.#byValue.set(named.value, named);
    this.#byName.set(table ? `${table.id}.${named.id}` : named.id, named);
    if (table) this.#tableOf.set(named.value, table);
  }

  /** @param {number} value */
  at(value) {
    return this.#byValue.get(value);
  }

  /** @param {number} value */
  tableOf(value) {
    return this.#tableOf.get(value);
  }

  /**
   * What a name in a formula stands for: inside a table its columns come first.
   * @param {string} name @param {Table} [table]
   */
  named(name, table) {
    return (table && this.#byName.get(`${table.id}.${name}`)) ?? this.#byName.get(name);
  }

  /** @param {string} id */
  table(id) {
    return this.tables.find((table) => table.id === id);
  }

  get headline() {
    return this.file.outputs.find((output) => output.id === this.file.headline) ?? this.file.outputs[0];
  }

  /** The values that a chart or a text names, and those that stand for them. @param {string} id */
  label(id) {
    return this.#byName.get(id)?.label ?? this.table(id)?.label ?? id;
  }
}
