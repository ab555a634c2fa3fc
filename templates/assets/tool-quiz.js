// @ts-check
// A quiz: one question after the other or all at once; after an answer, whether it is right and why.

import { html, icon } from "./tool-dom.js";
import { Question } from "./tool-question.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */

export class Quiz {
  /** @type {Question[]} */
  #questions;
  #at = 0;
  #single;

  /** @param {Description} description @param {Form} form */
  constructor(description, form) {
    const keys = description.file.questions ?? {};
    this.#questions = Object.entries(keys).flatMap(([id, key]) => {
      const entry = form.controls.get(id) ?? form.tables.find((table) => table?.table.id === id);
      return entry ? new Question(id, key, entry, form) : [];
    });
    this.#single = this.#questions.length > 5;
    const entries = form.root.querySelector(".entries");
    const mode = html("button", { type: "button", class: "btn", "aria-pressed": String(!this.#single) }, word("quizAll"));
    mode.addEventListener("click", () => {
      this.#single = !this.#single;
      mode.setAttribute("aria-pressed", String(!this.#single));
      this.show();
    });
    this.count = html("span", { class: "count num" });
    this.track = html("progress", { max: this.#questions.length, "aria-label": word("quizProgress") });
    entries?.prepend(html("div", { class: "quizhead no-print" }, this.count, this.track, mode));
    this.back = html("button", { type: "button", class: "btn" }, icon("left"), word("quizBack"));
    this.on = html("button", { type: "button", class: "btn main" }, word("quizOn"), icon("right"));
    this.back.addEventListener("click", () => this.#go(-1));
    this.on.addEventListener("click", () => this.#go(1));
    this.turn = html("p", { class: "acts quizturn no-print" }, this.back, this.on);
    entries?.append(this.turn);
    form.root.querySelector(".answers")?.toggleAttribute("hidden", true);
  }

  /** Goes on to the first question without an answer, once the form is filled. */
  begin() {
    for (const question of this.#questions) question.begin();
    this.#at = Math.max(0, this.#questions.findIndex((question) => !question.isAnswered));
    this.show();
  }

  /** @param {number} by */
  #go(by) {
    this.#at = Math.max(0, Math.min(this.#questions.length - 1, this.#at + by));
    this.show();
    this.#questions[this.#at]?.focus();
  }

  show() {
    const answered = this.#questions.filter((question) => question.isAnswered).length;
    for (const [index, question] of this.#questions.entries()) {
      question.box.toggleAttribute("hidden", this.#single && index !== this.#at);
      question.show();
    }
    this.turn.hidden = !this.#single;
    this.back.disabled = this.#at === 0;
    this.on.disabled = this.#at === this.#questions.length - 1;
    this.track.value = answered;
    this.count.textContent = word(this.#single ? "quizAt" : "quizAnswered", { at: this.#at + 1, answered, all: this.#questions.length });
  }
}
