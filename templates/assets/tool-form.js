// @ts-check
// The entries of a tool as one: read as answers, written from answers, and told what is wrong with them.

import { rowsOf } from "./tool-answers.js";
import { Control } from "./tool-control.js";
import { own } from "./tool-description.js";
import { TableForm } from "./tool-table.js";
import { html } from "./tool-dom.js";
import { show } from "./tool-drawing.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Given} Given */
/** @typedef {import("./tool-control.js").Control} Entry */

export class Form {
  /** @type {Map<string, Control>} entries outside tables */
  controls = new Map();
  /** @type {TableForm[]} by the table's number in the program */
  tables = [];

  /** @param {HTMLElement} root @param {Description} description @param {import("./tool-table.js").Ears} ears */
  constructor(root, description, ears) {
    this.root = root;
    this.description = description;
    for (const field of description.fields) {
      const box = root.querySelector(`.field[data-input="${field.id}"]`);
      if (box) this.controls.set(field.id, new Control(field, box));
    }
    for (const table of description.tables) {
      const box = root.querySelector(`.field[data-input="${table.id}"]`);
      if (box instanceof HTMLElement) this.tables[table.table] = new TableForm(table, box, ears);
    }
  }

  /**
   * The answers as they stand: numbers as the engine reads them, wholly empty rows left out.
   * @param {boolean} [asDraft] leaves out what the page filled in by itself
   * @returns {Given}
   */
  read(asDraft = false) {
    /** @type {Given} */
    const given = {};
    for (const [id, control] of this.controls) {
      if (asDraft && control.isFilledByPage) continue;
      if (control.text !== "") given[id] = control.answer;
    }
    for (const table of this.tables) if (table) given[table.table.id] = table.read();
    return given;
  }

  /** Puts answers in; what they do not name is empty, or its default. @param {Given} given */
  write(given) {
    for (const [id, control] of this.controls) {
      control.reset();
      const text = own(given, id);
      if (typeof text === "string") control.text = text;
    }
    for (const table of this.tables) {
      const rows = table && own(given, table.table.id);
      table?.write(rowsOf(table.table, rows), rows !== undefined);
    }
  }

  /** As the page came: defaults, the day of today, the rows to begin with. */
  clear() {
    this.write({});
  }

  /** The entry of a value, and of its row in a request. @param {number} value @param {number | null} row */
  control(value, row) {
    const field = this.description.at(value);
    const table = this.description.tableOf(value);
    if (!field) return null;
    if (!table) return this.controls.get(field.id) ?? null;
    return this.tables[table.table]?.lines[row ?? 0]?.controls.get(field.id) ?? null;
  }

  /** @returns {Entry[]} */
  everyControl() {
    const inTables = this.tables.flatMap((table) => table?.everyControl() ?? []);
    return [...this.controls.values(), ...inTables];
  }

  /** Sums of money in words, rows that hold nothing, settings that were changed. */
  refresh() {
    for (const control of this.controls.values()) control.echo();
    for (const table of this.tables) table?.refresh();
    for (const settings of this.root.querySelectorAll("details.settings")) this.#markSettings(settings);
  }

  /** @param {Element} settings */
  #markSettings(settings) {
    let changed = 0;
    for (const control of this.controls.values()) {
      if (!control.field.setting || !settings.contains(control.box)) continue;
      control.box.classList.toggle("changed", control.isChanged);
      changed += control.isChanged ? 1 : 0;
    }
    const summary = settings.querySelector("summary");
    const mark = summary?.querySelector(".mark") ?? html("small", { class: "mark" });
    show(mark, [changed > 0 ? word("changed", { count: changed }) : ""]);
    if (!mark.parentElement) summary?.append(mark);
  }
}
