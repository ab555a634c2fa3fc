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
    this.#cards = [...place.querySelectorAll(".drill-card")].filter((card) => card instanceof HTMLElement);
    for (const card of this.#cards) this.#liven(card);
    const back = html("button", { type: "button", class: "btn" }, icon("left"), word("drillBack"));
    const on = html("button", { type: "button", class: "btn" }, word("drillOn"), icon("right"));
    back.addEventListener("click", () => this.#go(-1));
    on.addEventListener("click", () => this.#go(1));
    this.count = html("span", { class: "count num" });
    if (this.#cards.length > 1) place.append(html("p", { class: "acts drillturn no-print" }, back, this.count, on));
    place.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.#practised.add(this.#at);
      const text = event.target.closest("label")?.textContent?.trim() ?? "";
      if (tick(text, event.target, form)) changed();
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

/** Whether a move is the one of this name: the name alone, or with what it takes here after a colon. @param {string} text @param {string} label */
const says = (text, label) => text.split(/\s*[:：]/)[0] === label;

/**
 * A move that the tool counts is ticked there too: a flag or a row of that name.
 * @param {string} text @param {HTMLInputElement} box @param {Form} form
 */
const tick = (text, box, form) => {
  const control = [...form.controls.values()].find(({ field }) => field.core === "flag" && (field.id === box.name || says(text, field.label)));
  const rows = form.tables.flatMap((table) => (table?.table.rows ?? []).map((row, index) => ({ row, line: table.lines[index] })));
  const line = rows.find(({ row }) => row.id === box.name || says(text, row.label))?.line;
  const flag = control ?? [...(line?.controls.values() ?? [])].find(({ field }) => field.core === "flag");
  if (flag) flag.text = String(box.checked);
  return Boolean(flag);
};
