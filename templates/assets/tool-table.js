// @ts-check
// A table of entries: fixed rows are computed in place; free rows are added, removed and moved, and pasted from a spreadsheet.

import { Control } from "./tool-control.js";
import { isField, own } from "./tool-description.js";
import { button, html, icon, say } from "./tool-dom.js";
import { plain } from "./tool-numbers.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Table} Table */
/** @typedef {import("./tool-description.js").Row} Row */
/** @typedef {{ changed(): void, undoable(label: string, undo: () => void): void }} Ears  who is told of a change, and of how to take one back */

/** One row: its entries by column, and the places of its results. */
export class Line {
  /** @type {Map<string, Control>} */
  controls = new Map();
  /** @type {Map<string, HTMLOutputElement>} */
  outputs = new Map();
  /** @type {Control[]} */
  #all;
  /** @type {Control[]} what counts something */
  #counts;
  /** @type {number | null} */
  #number = null;
  /** Whether somebody added the row, or it came with answers, rather than standing ready. */
  isAsked = false;

  /** @param {Table} table @param {HTMLTableRowElement} row */
  constructor(table, row) {
    this.row = row;
    for (const cell of row.querySelectorAll("[data-column]")) {
      const column = table.columns.find((each) => each.id === cell.getAttribute("data-column"));
      const output = cell.querySelector("output");
      if (output && column) this.outputs.set(column.id, output);
      else if (column && isField(column)) this.controls.set(column.id, new Control(column, cell));
    }
    this.#all = [...this.controls.values()];
    this.#counts = this.#all.filter((control) => control.box.querySelector(".stepper") && !control.field.optional);
  }

  /** @returns {Row} */
  read() {
    /** @type {Row} */
    const row = {};
    for (const [id, control] of this.controls) {
      if (control.text !== "") row[id] = control.answer;
    }
    return row;
  }

  /** @param {Row} row */
  write(row) {
    for (const [id, control] of this.controls) {
      control.reset();
      const text = own(row, id);
      if (text !== undefined) control.text = text;
    }
  }

  /** Which of the fixed rows it is. */
  get id() {
    return this.row.dataset.row ?? "";
  }

  /** Nothing was entered. A row that was asked for stands as its defaults say, if those say all that is needed. */
  get isBlank() {
    const isWhole = this.isAsked && this.#all.some((control) => control.field.default !== undefined) && this.#all.every((control) => control.text !== "" || control.field.default !== undefined || control.field.optional);
    return !isWhole && this.#all.every((control) => control.isBlank);
  }

  /** A fixed row is quiet where it counts something and has counted none; one without a name of its own is called by its number. @param {number | null} number */
  mark(number) {
    this.row.toggleAttribute("data-zero", number === null && this.#counts.length > 0 && this.#counts.every((control) => control.isZero));
    if (number === this.#number) return;
    this.#number = number;
    this.row.setAttribute("aria-label", word("rowNumber", { row: number ?? "" }));
  }
}

/** So many empty rows stand ready, as on the page that came. */
const readyRows = 5;

export class TableForm {
  /** @type {Table} */
  table;
  /** @type {Line[]} the rows of the request, in its order */
  lines = [];
  /** @type {Line[] | null} every row as it stands on the page; none until asked for after a row came, went or moved */
  #all = null;
  /** @type {WeakMap<Element, Line>} */
  #lineOf = new WeakMap();
  /** @type {HTMLElement | null} */
  #add = null;

  /** @param {Table} table @param {HTMLElement} box @param {Ears} ears */
  constructor(table, box, ears) {
    this.table = table;
    this.box = box;
    this.ears = ears;
    const bodies = box.querySelectorAll("tbody");
    this.body = bodies[0];
    this.isFree = !table.rows;
    this.template = box.querySelector("template")?.content.querySelector("tr") ?? null;
    for (const row of box.querySelectorAll("tr")) if (row.querySelector("td[data-column]")) this.#take(row);
    if (this.isFree) this.#free();
    box.addEventListener("paste", (event) => this.#paste(event));
    box.addEventListener("keydown", (event) => this.#key(event));
    // On the page a group stands together, wherever the tool names its rows.
    const lines = new Map(this.everyLine().map((line) => [line.id, line]));
    this.lines = (table.rows ?? []).flatMap(({ id }) => lines.get(id) ?? []);
  }

  /** @param {HTMLTableRowElement} row */
  #take(row) {
    const line = new Line(this.table, row);
    this.#lineOf.set(row, line);
    this.#all = null;
    if (this.isFree) row.append(this.#rowActs(line));
    return line;
  }

  /** @returns {readonly Line[]} */
  everyLine() {
    this.#all ??= Array.from(this.box.querySelectorAll("tr"), (row) => this.#lineOf.get(row)).filter((line) => line !== undefined);
    return this.#all;
  }

  everyControl() {
    return this.everyLine().flatMap((line) => Array.from(line.controls.values()));
  }

  /** @returns {Row[] | { [row: string]: Row }} fixed rows by their ids; of the others those that hold something */
  read() {
    if (!this.isFree) return Object.fromEntries(this.lines.map((line) => [line.id, line.read()]));
    this.lines = this.everyLine().filter((line) => !line.isBlank);
    return this.lines.map((line) => line.read());
  }

  /** @param {Row[]} rows @param {boolean} given whether these are answers; else the table is as the page came */
  write(rows, given) {
    if (!this.isFree) {
      for (const [index, line] of this.lines.entries()) line.write(rows[index] ?? {});
      return;
    }
    const all = given ? rows : (this.table.start ?? []);
    const wanted = Math.min(this.table.most, given ? Math.max(all.length + 1, this.table.least, 3) : Math.max(all.length, this.table.least, readyRows));
    for (const line of this.everyLine().slice(wanted)) this.#without(line);
    while (this.everyLine().length < wanted && this.append());
    for (const [index, line] of this.everyLine().entries()) {
      line.write(all[index] ?? {});
      line.isAsked = index < all.length;
    }
  }

  /** Rows for a pen: as many as stand ready at first, or as are empty. What is given puts the table back. */
  ready() {
    if (!this.isFree) return () => {};
    const all = this.everyLine();
    const wanted = Math.max(readyRows, all.filter((line) => line.isBlank).length);
    /** @type {Line[]} */
    const added = [];
    for (let line = null; this.everyLine().length < wanted && (line = this.append()); ) added.push(line);
    const extra = all.slice(wanted);
    for (const line of extra) line.row.hidden = true;
    return () => {
      for (const line of added) this.#without(line);
      for (const line of extra) line.row.hidden = false;
    };
  }

  /** @param {Line} line */
  #without(line) {
    line.row.remove();
    this.#all = null;
  }

  /** A new row at the end; nothing where the table is full. */
  append() {
    if (!this.template || this.everyLine().length >= this.table.most) return null;
    const row = /** @type {HTMLTableRowElement} */ (this.template.cloneNode(true));
    this.body.append(row);
    const line = this.#take(row);
    line.write({});
    return line;
  }

  #free() {
    const head = this.box.querySelector("thead tr");
    head?.append(html("th", { scope: "col", class: "rowacts no-print" }, html("span", { class: "vh" }, word("rowActs"))));
    const add = html("button", { type: "button", class: "btn add" }, icon("plus"), word("addRow"));
    add.addEventListener("click", () => {
      const line = this.append();
      if (!line) return;
      line.isAsked = true;
      say(word("rowAdded", { row: this.everyLine().length }));
      [...line.controls.values()][0]?.focus();
      this.ears.changed();
    });
    this.#add = html("p", { class: "tableacts no-print" }, add);
    this.box.querySelector("table")?.after(this.#add);
  }

  /** @param {Line} line */
  #rowActs(line) {
    const up = button(word("up"), "up", { class: "move" });
    const down = button(word("down"), "down-arrow", { class: "move" });
    const remove = button(word("remove"), "cross");
    up.addEventListener("click", () => this.move(line, -1, up));
    down.addEventListener("click", () => this.move(line, 1, down));
    remove.addEventListener("click", () => this.remove(line));
    return html("td", { class: "rowacts no-print" }, html("span", {}, up, down, remove));
  }

  /** @param {Line} line @param {-1 | 1} by @param {HTMLElement | null} [focus] */
  move(line, by, focus) {
    const lines = this.everyLine();
    const from = lines.indexOf(line);
    const other = lines[from + by];
    if (!other) return;
    const at = document.activeElement;
    if (by < 0) other.row.before(line.row);
    else other.row.after(line.row);
    this.#all = null;
    (focus ?? (at instanceof HTMLElement ? at : null))?.focus();
    say(word("rowMoved", { row: from + by + 1, count: lines.length }));
    this.ears.undoable(word("undoMove", { row: from + by + 1 }), () => this.#put(line, from));
    this.ears.changed();
  }

  /** @param {Line} line */
  remove(line) {
    const lines = this.everyLine();
    const at = lines.indexOf(line);
    this.#without(line);
    if (lines.length - 1 < Math.max(1, this.table.least)) this.append();
    const next = this.everyLine()[Math.min(at, this.everyLine().length - 1)];
    next?.row.querySelector("input")?.focus();
    say(word("rowRemoved", { row: at + 1 }));
    this.ears.undoable(word("undoRemove", { row: at + 1 }), () => this.#put(line, at));
    this.ears.changed();
  }

  /** @param {Line} line @param {number} at */
  #put(line, at) {
    this.#without(line);
    const before = this.everyLine()[at];
    if (before) before.row.before(line.row);
    else this.body.append(line.row);
    this.#all = null;
    line.row.querySelector("input")?.focus();
    this.ears.changed();
  }

  /** @param {EventTarget | null} target */
  #lineAt(target) {
    const row = target instanceof Element ? target.closest("tr") : null;
    return row ? this.#lineOf.get(row) : undefined;
  }

  /** Alt with an arrow moves a row, Enter goes to the row below and makes one at the end. @param {KeyboardEvent} event */
  #key(event) {
    const line = this.#lineAt(event.target);
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!line || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
    if (event.altKey && by && this.isFree) {
      event.preventDefault();
      this.move(line, by < 0 ? -1 : 1);
    } else if (event.key === "Enter" && !event.isComposing && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      const lines = this.everyLine();
      const next = lines[lines.indexOf(line) + 1] ?? (this.isFree ? this.append() : null);
      const column = event.target.closest("[data-column]")?.getAttribute("data-column") ?? "";
      (next?.controls.get(column) ?? [...(next?.controls.values() ?? [])][0])?.focus();
    }
  }

  /** Cells of a spreadsheet, from the cell that has the focus on. @param {ClipboardEvent} event */
  #paste(event) {
    const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "") ?? "";
    const line = this.#lineAt(event.target);
    if (!line || !/[\t\n]/.test(text) || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    const cells = text.split("\n").map((row) => row.split("\t"));
    const before = this.lines.map((each) => each.read());
    const column = event.target instanceof Element ? event.target.closest("[data-column]")?.getAttribute("data-column") : "";
    const columns = [...line.controls.keys()];
    const first = Math.max(0, columns.indexOf(column ?? ""));
    const start = this.everyLine().indexOf(line);
    let taken = 0;
    for (const [index, row] of cells.entries()) {
      const target = this.everyLine()[start + index] ?? (this.isFree ? this.append() : null);
      if (!target) break;
      taken += 1;
      target.isAsked = true;
      for (const [offset, cell] of row.entries()) {
        const control = target.controls.get(columns[first + offset]);
        if (control) control.text = pasted(cell.trim(), control.field);
      }
    }
    say(word(taken < cells.length ? "pastedSome" : "pasted", { count: taken, all: cells.length }));
    this.ears.undoable(word("undoPaste"), () => {
      this.write(before, true);
      this.ears.changed();
    });
    this.ears.changed();
  }

  /** Rows without anything are quiet; a full table takes no more. */
  refresh() {
    const lines = this.everyLine();
    for (const [index, line] of lines.entries()) line.mark(this.isFree ? index + 1 : null);
    const add = this.#add?.querySelector("button");
    const isFull = lines.length >= this.table.most;
    if (add && add.disabled !== isFull) add.disabled = isFull;
  }
}

/** A spreadsheet's cell as an entry: an option by its id or its words, a tick by what people write for one. @param {string} cell @param {import("./tool-description.js").Field} field */
const pasted = (cell, field) => {
  if (field.options) return field.options.find((option) => option.id === cell || option.label === cell)?.id ?? "";
  if (field.core === "flag") return /^(true|yes|y|1|x|✓|√|是|有|对)$/i.test(cell) ? "true" : "false";
  if (field.core === "date") return cell.replace(/^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?$/, (_, year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return field.core === "number" ? plain(cell) : cell;
};
