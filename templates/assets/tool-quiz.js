// @ts-check
// A quiz: one question after the other or all at once; after an answer, whether it is right and why.

import { html, icon, say } from "./tool-dom.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-control.js").Control} Control */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-form.js").Form} Form */

export class Quiz {
  /** @type {Control[]} */
  #questions;
  #at = 0;
  #single;

  /** @param {Description} description @param {Form} form */
  constructor(description, form) {
    this.answers = description.file.questions ?? {};
    this.#questions = Object.keys(this.answers).flatMap((id) => form.controls.get(id) ?? []);
    this.#single = this.#questions.length > 5;
    const entries = form.root.querySelector(".entries");
    const mode = html("button", { type: "button", class: "btn", "aria-pressed": "false" }, word("quizAll"));
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
    this.#at = Math.max(0, this.#questions.findIndex((question) => question.text === ""));
    this.show();
  }

  /** @param {number} by */
  #go(by) {
    this.#at = Math.max(0, Math.min(this.#questions.length - 1, this.#at + by));
    this.show();
    this.#questions[this.#at]?.focus();
  }

  show() {
    const answered = this.#questions.filter((question) => question.text !== "").length;
    for (const [index, question] of this.#questions.entries()) {
      question.box.toggleAttribute("hidden", this.#single && index !== this.#at);
      this.#mark(question);
    }
    this.turn.hidden = !this.#single;
    this.back.disabled = this.#at === 0;
    this.on.disabled = this.#at === this.#questions.length - 1;
    this.track.value = answered;
    this.count.textContent = word(this.#single ? "quizAt" : "quizAnswered", { at: this.#at + 1, answered, all: this.#questions.length });
  }

  /** @param {Control} question */
  #mark(question) {
    const { answer, why } = this.answers[question.field.id];
    const { text, box } = question;
    if (box.getAttribute("data-answered") === text) return;
    box.setAttribute("data-answered", text);
    for (const radio of question.radios) {
      const label = radio.closest("label");
      label?.classList.toggle("right", text !== "" && radio.value === answer);
      label?.classList.toggle("wrong", radio.checked && radio.value !== answer);
    }
    const note = box.querySelector(".because") ?? box.appendChild(html("div", { class: "because" }));
    if (text === "") return note.replaceChildren();
    const isRight = text === answer;
    const verdict = html("b", { class: `tone ${isRight ? "good" : "block"}` }, icon(isRight ? "check" : "cross"), word(isRight ? "right" : "notRight"));
    note.replaceChildren(html("p", {}, verdict, " ", why ?? ""));
    if (document.activeElement?.closest(".field") === box) say(`${word(isRight ? "right" : "notRight")} ${why ?? ""}`);
  }
}
