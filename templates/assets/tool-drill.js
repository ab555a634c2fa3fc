// @ts-check
// A drill: the customer's line, a clock, then our answer to compare with, and ticks for what was in it.

import { html, icon, say } from "./tool-dom.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-form.js").Form} Form */

export class Drill {
  /** @type {HTMLElement[]} */
  #cards;
  #at = 0;
  #timer = 0;
  /** @type {Set<number>} cards that were spoken or ticked since the last evaluation */
  #practised = new Set();

  /** @param {HTMLElement} place @param {Form} form @param {() => void} changed */
  constructor(place, form, changed) {
    this.form = form;
    // What is counted is the card that is shown.
    const count = () => {
      const card = this.#cards[this.#at];
      if (card && ticked(card, form)) changed();
    };
    this.#cards = [...place.querySelectorAll(".drill-card")].filter((card) => card instanceof HTMLElement);
    for (const card of this.#cards) this.#liven(card);
    const back = html("button", { type: "button", class: "btn" }, icon("left"), word("drillBack"));
    const on = html("button", { type: "button", class: "btn" }, word("drillOn"), icon("right"));
    for (const [button, by] of /** @type {[HTMLElement, number][]} */ ([[back, -1], [on, 1]])) {
      button.addEventListener("click", () => {
        this.#go(by);
        count();
      });
    }
    this.count = html("span", { class: "count num" });
    if (this.#cards.length > 1) place.append(html("p", { class: "acts drillturn no-print" }, back, this.count, on));
    place.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.#practised.add(this.#at);
      if (event.target.dataset.ticks) count();
    });
    this.#show();
  }

  /** @param {HTMLElement} card */
  #liven(card) {
    const clock = html("span", { class: "clock num", role: "timer" });
    const seconds = Number(card.dataset.seconds ?? 40);
    const begin = html("button", { type: "button", class: "btn main" }, word("drillBegin", { seconds }));
    const answer = card.querySelector("details.answer");
    begin.addEventListener("click", () => {
      clearInterval(this.#timer);
      this.#practised.add(this.#at);
      if (answer instanceof HTMLDetailsElement) answer.open = false;
      let left = seconds;
      clock.textContent = time(left);
      clock.classList.remove("over");
      say(word("drillSpeak"));
      this.#timer = setInterval(() => {
        left -= 1;
        clock.textContent = time(Math.max(0, left));
        if (left > 0) return;
        clearInterval(this.#timer);
        clock.classList.add("over");
        clock.textContent = word("drillOver");
        say(word("drillOver"));
      }, 1000);
    });
    answer?.addEventListener("toggle", () => {
      if (answer instanceof HTMLDetailsElement && answer.open) clearInterval(this.#timer);
    });
    card.querySelector(".play")?.after(html("p", { class: "acts drillacts no-print" }, begin, clock));
  }

  /** @param {number} by */
  #go(by) {
    this.#at = (this.#at + by + this.#cards.length) % this.#cards.length;
    clearInterval(this.#timer);
    this.#show();
    this.#cards[this.#at]?.querySelector("button")?.focus();
  }

  /** The cards that were practised, each with its line: an evaluation's note, so that what is still to come shows. */
  practised() {
    const cues = this.form.description.file.script ?? [];
    const cards = [...this.#practised].toSorted((one, other) => one - other);
    return cards.map((card) => word("drillNote", { card: card + 1, cue: cues[card]?.cue ?? "" })).join(word("semicolon"));
  }

  /** The evaluation is saved. */
  done() {
    this.#practised.clear();
  }

  #show() {
    for (const [index, card] of this.#cards.entries()) card.hidden = index !== this.#at;
    this.count.textContent = word("drillAt", { at: this.#at + 1, all: this.#cards.length });
  }
}

/** @param {number} seconds */
const time = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/**
 * Sets the flags and rows of the tool that the card's moves name, as they are ticked on it; false where they name none.
 * @param {HTMLElement} card @param {Form} form
 */
const ticked = (card, form) => {
  let found = false;
  for (const box of card.querySelectorAll("input[data-ticks]")) {
    const flag = box instanceof HTMLInputElement && flagOf(box.dataset.ticks ?? "", form);
    if (!flag) continue;
    flag.text = String(box.checked);
    found = true;
  }
  return found;
};

/** The flag of this name, or the flag in the row of this name. @param {string} id @param {Form} form */
const flagOf = (id, form) => {
  const lines = form.tables.flatMap((table) => (table?.table.rows ?? []).map((row, index) => ({ row, line: table.lines[index] })));
  const controls = [...form.controls.values()].filter(({ field }) => field.id === id);
  const cells = lines.find(({ row }) => row.id === id)?.line?.controls.values() ?? [];
  return [...controls, ...cells].find(({ field }) => field.core === "flag");
};
