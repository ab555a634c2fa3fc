// @ts-check
// One question of a quiz: whether it is answered, whether rightly, and what the page says then.

import { html, icon, say } from "./tool-dom.js";
import { typed } from "./tool-format.js";
import { plain } from "./tool-numbers.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-control.js").Control} Control */
/** @typedef {import("./tool-form.js").Form} Form */
/** @typedef {import("./tool-table.js").TableForm} TableForm */
/** @typedef {{ answer: string | { [row: string]: string }, why?: string }} Key  what is right, and why */

/** A number without zeros that say nothing, so that 14.0 is 14. @param {string} text */
const bare = (text) => {
  const [all, sign, whole, fraction] = /^([+-]?)0*(\d*)\.?(\d*?)0*$/.exec(plain(text)) ?? [];
  if (all === undefined) return text;
  return whole || fraction ? `${sign === "-" ? "-" : ""}${whole || "0"}${fraction && `.${fraction}`}` : "0";
};

/** One entry of the question, and what it should be. */
class Part {
  /** @param {Control} control @param {string} answer */
  constructor(control, answer) {
    this.control = control;
    this.answer = answer;
  }

  get isAnswered() {
    return this.control.text.trim() !== "";
  }

  get isRight() {
    const { control, answer } = this;
    return this.isAnswered && (control.field.core === "number" ? bare(control.text) === bare(answer) : control.text === answer);
  }

  /** What should stand there, in words. */
  get words() {
    return typed(this.answer, this.control.field);
  }

  /** @param {boolean} isTold */
  mark(isTold) {
    for (const radio of this.control.radios) {
      const label = radio.closest("label");
      label?.classList.toggle("right", isTold && radio.value === this.answer);
      label?.classList.toggle("wrong", isTold && radio.checked && radio.value !== this.answer);
    }
  }
}

export class Question {
  /** @type {Part[]} */
  #parts;
  /** The answer that was checked; another one is not told before it is. */
  #checked = "";
  #told = "";

  /**
   * @param {string} id @param {Key} key
   * @param {Control | TableForm} entry a single entry, or the rows of a table
   * @param {Form} form
   */
  constructor(id, key, entry, form) {
    this.box = entry.box;
    this.why = key.why ?? "";
    this.link = form.root.querySelector(`.answers [data-question="${id}"] .more`);
    const { answer } = key;
    if ("lines" in entry) {
      const answers = typeof answer === "string" ? {} : answer;
      this.#parts = entry.lines.flatMap((line) => [...line.controls.values()].map((control) => new Part(control, answers[line.id] ?? "")));
    } else {
      this.#parts = [new Part(entry, typeof answer === "string" ? answer : "")];
    }
    // A choice says by itself when it is made; a number, or the last of some rows, does not.
    this.isPicked = this.#parts.length === 1 && this.#parts[0].control.radios.length > 0;
    if (!this.isPicked) this.#addCheck();
  }

  #addCheck() {
    const button = html("button", { type: "button", class: "btn" }, word("check"));
    button.addEventListener("click", () => this.check());
    this.box.append(html("p", { class: "acts check no-print" }, button));
    // In rows Enter goes to the next one.
    if (this.#parts.length > 1) return;
    this.box.addEventListener("change", () => this.check());
    this.box.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.check();
    });
  }

  get isAnswered() {
    return this.#parts.every((part) => part.isAnswered);
  }

  get #entered() {
    return this.#parts.map((part) => part.control.text).join("\n");
  }

  /** Tells what is right of the answer as it stands. */
  check() {
    this.#checked = this.#parts.some((part) => part.isAnswered) ? this.#entered : "";
    this.show();
  }

  /** An answer that was there before is told like one that was checked. */
  begin() {
    this.#checked = this.isAnswered ? this.#entered : "";
    this.show();
  }

  show() {
    const isTold = this.isPicked ? this.isAnswered : this.#checked !== "" && this.#checked === this.#entered;
    const told = isTold ? this.#entered : "";
    if (this.#told === told) return;
    this.#told = told;
    this.#tell(isTold);
  }

  /** @param {boolean} isTold */
  #tell(isTold) {
    for (const part of this.#parts) {
      part.mark(isTold);
      if (this.#parts.length > 1) this.#markRow(part, isTold);
    }
    const note = this.box.querySelector(":scope > .because") ?? this.box.appendChild(html("div", { class: "because" }));
    if (!isTold) return note.remove();
    const right = this.#parts.filter((part) => part.isRight).length;
    const isRight = right === this.#parts.length;
    const verdict = word(isRight ? "right" : "notRight");
    const rest = isRight || this.isPicked ? "" : this.#parts.length > 1 ? word("someRight", { right, all: this.#parts.length }) : word("shouldBe", { answer: this.#parts[0].words });
    const head = html("b", { class: `tone ${isRight ? "good" : "block"}` }, icon(isRight ? "check" : "cross"), verdict);
    const texts = rest ? [html("p", {}, head, " ", rest), html("p", {}, this.why)] : [html("p", {}, head, " ", this.why)];
    note.replaceChildren(...texts);
    if (this.link) note.append(this.link.cloneNode(true));
    if (document.activeElement?.closest(".field") === this.box) say(`${verdict} ${rest} ${this.why}`);
  }

  /** Beside the row's name: whether it is right, or what would be. @param {Part} part @param {boolean} isTold */
  #markRow(part, isTold) {
    const head = part.control.box.closest("tr")?.querySelector("th");
    head?.querySelector(".told")?.remove();
    if (!isTold) return;
    const words = part.isRight ? word("right") : word("shouldBe", { answer: part.words });
    head?.append(html("small", { class: `told tone ${part.isRight ? "good" : "block"}` }, icon(part.isRight ? "check" : "cross"), words));
  }

  focus() {
    this.#parts[0]?.control.focus();
  }
}
