// @ts-check
// One entry on the page, whatever shape it has: a text field, a box to tick, a row of radio buttons, a select.

import { button, html, icon } from "./tool-dom.js";
import { show } from "./tool-drawing.js";
import { grouped, plain } from "./tool-numbers.js";
import { short } from "./tool-format.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Field} Field */

let count = 0;

/** Now where the reader is, as a date or as a date and a time. @param {"today" | "now"} what */
const clock = (what) => {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  return now.toISOString().slice(0, what === "today" ? 10 : 16);
};

/** The radio button among these that is chosen. @param {HTMLInputElement[]} radios */
const chosen = (radios) => radios.find((radio) => radio.checked);

/** Keeps thousands apart while a sum is typed, and the caret at its digit. @param {HTMLInputElement} input */
const regroup = (input) => {
  const text = input.value.replace(/,/g, "");
  const apart = /^[+-]?\d+(\.\d*)?$/.test(text) ? grouped(text) : input.value;
  if (apart === input.value) return;
  const before = input.value.slice(0, input.selectionStart ?? input.value.length).replace(/,/g, "").length;
  input.value = apart;
  let caret = 0;
  for (let digits = 0; digits < before; caret += 1) if (apart[caret] !== ",") digits += 1;
  if (document.activeElement === input) input.setSelectionRange(caret, caret);
};

export class Control {
  /** @type {HTMLInputElement[]} */
  radios;
  /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null} */
  input;
  /** @type {HTMLElement | null} */
  #echo = null;
  /** @type {HTMLElement | null} */
  #error;
  /** What the page itself filled in. */
  #filled = "";

  /**
   * @param {Field} field
   * @param {Element} box the field, or the cell of a table
   */
  constructor(field, box) {
    this.field = field;
    this.box = box;
    this.radios = [...box.querySelectorAll("input")].filter((input) => input.type === "radio");
    this.input = this.radios.length > 0 ? null : box.querySelector("input, select, textarea");
    this.#error = box.querySelector(".error");
    this.#liven();
  }

  #liven() {
    const { field, input } = this;
    // Bounds are told where they are broken; whoever cannot see hears them beforehand.
    if (!field.optional) this.box.querySelector(".bounds")?.classList.add("vh");
    if (this.radios.length > 0) this.#freeRadios();
    if (!(input instanceof HTMLInputElement) || input.type === "checkbox") return;
    if (field.default !== undefined && field.core === "number") input.placeholder = grouped(field.default);
    if (field.core === "number" && field.places === 0) this.#step(input);
    if (field.type !== "money") return;
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) regroup(input);
    });
    input.addEventListener("change", () => {
      input.value = grouped(input.value);
    });
    if (!this.box.matches(".field")) return;
    this.#echo = html("p", { class: "note echo num" });
    this.#error?.before(this.#echo);
  }

  /** − and + beside a whole number, and the arrow keys. @param {HTMLInputElement} input */
  #step(input) {
    const { min, max } = this.field.bounds ?? {};
    const add = (/** @type {number} */ by) => {
      const now = Number(plain(input.value || this.field.default || "0"));
      if (Number.isNaN(now)) return;
      const next = Math.min(Number(max ?? 1e15) || 1e15, Math.max(Number(min ?? -1e15) || (min === "0" ? 0 : -1e15), Math.trunc(now) + by));
      input.value = this.field.type === "money" ? grouped(String(next)) : String(next);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    input.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!by || event.altKey) return;
      event.preventDefault();
      add(by);
    });
    if (input.classList.replace("stepper", "count")) {
      const holder = html("span", { class: "stepper" });
      input.replaceWith(holder);
      holder.append(input);
    }
    if (!input.parentElement?.matches(".stepper") || input.parentElement.querySelector("button")) return;
    const label = input.getAttribute("aria-label") ?? this.field.label;
    const less = button(word("less", { label }), "minus", { tabindex: -1, class: "no-print" });
    const more = button(word("more", { label }), "plus", { tabindex: -1, class: "no-print" });
    less.addEventListener("click", () => add(-1));
    more.addEventListener("click", () => add(1));
    input.before(less);
    input.after(more);
  }

  /** Radio buttons of a row are a group of their own; an optional answer is taken back by choosing it once more. */
  #freeRadios() {
    const name = `${this.radios[0].name}~${(count += 1)}`;
    for (const radio of this.radios) {
      if (!this.box.matches(".field")) radio.name = name;
      if (!this.field.optional) continue;
      let was = radio.checked;
      radio.parentElement?.addEventListener("pointerdown", () => {
        was = radio.checked;
      });
      const clear = () => {
        radio.checked = false;
        radio.dispatchEvent(new Event("input", { bubbles: true }));
      };
      radio.addEventListener("click", () => {
        if (was) clear();
        was = false;
      });
      radio.addEventListener("keydown", (event) => {
        if (radio.checked && ["Backspace", "Delete"].includes(event.key)) clear();
      });
    }
  }

  /** What is entered; a text without anything is no answer. */
  get text() {
    if (this.radios.length > 0) return chosen(this.radios)?.value ?? "";
    const { input } = this;
    if (input instanceof HTMLInputElement && input.type === "checkbox") {
      return input.checked ? "true" : this.field.optional && this.field.default === undefined ? "" : "false";
    }
    return input?.value ?? "";
  }

  set text(text) {
    for (const radio of this.radios) radio.checked = radio.value === text;
    const { input } = this;
    if (input instanceof HTMLInputElement && input.type === "checkbox") input.checked = text === "true";
    else if (input) input.value = this.field.type === "money" ? grouped(text) : text;
  }

  /** What is entered, a number as the engine reads it. */
  get answer() {
    return this.field.core === "number" ? plain(this.text) : this.text;
  }

  /** Whether the person has not touched it: nothing entered, or what the page put there. */
  get isBlank() {
    const { text } = this;
    return text === "" || text === (this.field.default ?? (this.field.core === "flag" ? "false" : "")) || text === this.#filled;
  }

  /** Whether it counts nothing. */
  get isZero() {
    return Number(plain(this.text || this.field.default || "0")) === 0;
  }

  /** Nothing, the default, or the day and the time of now. */
  reset() {
    this.#filled = this.field.filled ? clock(this.field.filled) : "";
    this.text = this.#filled || (this.field.core === "number" && !this.radios.length && !this.box.matches(".field") ? "" : (this.field.default ?? ""));
  }

  get isFilledByPage() {
    return this.#filled !== "" && this.text === this.#filled;
  }

  get isChanged() {
    const { answer } = this;
    return answer !== "" && answer !== (this.field.default ?? "") && !this.isFilledByPage;
  }

  /** Shows a large sum of money in words, below what was typed. */
  echo() {
    if (!this.#echo) return;
    const text = plain(this.text);
    show(this.#echo, /^[+-]?\d{1,16}(\.\d{0,12})?$/.test(text) ? [short(text)] : []);
  }

  /** Says what is wrong, beside the field, or that nothing is. What was typed stays. @param {string} words */
  complain(words) {
    if (!words && !this.#error?.textContent) return;
    const target = this.input ?? this.radios[0];
    this.#error ??= this.#place(target);
    if (this.#error.dataset.words === words) return;
    this.#error.dataset.words = words;
    this.#error.replaceChildren(...(words ? [icon("warn"), words] : []));
    this.#error.hidden = !words;
    if (this.#echo) this.#echo.hidden = Boolean(words);
    for (const control of this.input ? [this.input] : this.radios) {
      if (words) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** A cell has no place for its errors until it needs one. @param {HTMLElement | undefined} target */
  #place(target) {
    const error = html("p", { class: "error", id: `tool_error_${(count += 1)}`, hidden: true });
    target?.setAttribute("aria-describedby", error.id);
    this.box.append(error);
    return error;
  }

  focus() {
    (this.input ?? chosen(this.radios) ?? this.radios[0])?.focus();
  }
}
