// @ts-check
// What came out, in the places the page keeps for it: results, computed columns, the strip at the foot of a phone.

import { html, say } from "./tool-dom.js";
import { html as drawn, show, toneShape } from "./tool-drawing.js";
import { listed, number, shown, whole } from "./tool-format.js";
import { word } from "./tool-words.js";

/** @typedef {import("./scoring.js").Datum} Datum */
/** @typedef {import("./tool-description.js").Computed} Computed */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Tone} Tone */
/** @typedef {Extract<import("./scoring.js").Reply, { status: "results" }>} Outcome */

/** The option that a result names. @param {Computed} output @param {Datum | undefined} datum */
export const optionOf = (output, datum) => (datum?.kind === "choice" ? output.options?.find((option) => option.id === datum.id) : undefined);

/** @type {Tone[]} */
const gravest = ["block", "warn", "good"];

/** The gravest tone among the results. @param {Description} description @param {Outcome} outcome @returns {Tone | undefined} */
export const toneOf = (description, outcome) => {
  const tones = new Set(description.file.outputs.map((output) => optionOf(output, outcome.values[output.value]?.[0])?.tone));
  return gravest.find((tone) => tones.has(tone));
};

/** A text with `{name}`s of results and entries in it. @param {string} text @param {Description} description @param {Outcome} outcome */
export const filled = (text, description, outcome) =>
  text.replace(/\{([\w.]+)\}/g, (all, name) => {
    const named = description.named(name);
    const datum = named && outcome.values[named.value]?.[0];
    return named && datum ? whole(datum, named) : all;
  });

/**
 * The choice that says in a word how a value stands: a red line's before the band it lies in.
 * @param {Description} description @param {Outcome} outcome @param {import("./tool-description.js").Named} [named] the headline where none is given
 */
export const standing = (description, outcome, named = description.headline) => {
  const { file } = description;
  const choices = file.outputs.flatMap((output) => optionOf(output, outcome.values[output.value]?.[0]) ?? []);
  const band = file.outputs.find((output) => output.bands?.some((each) => each.of === named?.id));
  return choices.find((option) => option.tone === "block") ?? (band && optionOf(band, outcome.values[band.value]?.[0]));
};

export class Results {
  /** @type {Map<string, HTMLElement>} */
  #places = new Map();
  #dock;
  /** What stands at the left of the strip. */
  #result = "";
  #said = "";
  #isBegun = false;

  /** @param {HTMLElement} root @param {Description} description */
  constructor(root, description) {
    this.description = description;
    const panel = root.querySelector(".result");
    if (!(panel instanceof HTMLElement)) throw new Error("the tool has no panel of results");
    this.panel = panel;
    this.#dock = root.querySelector(".dock");
    for (const place of panel.querySelectorAll("[data-output]")) {
      if (place instanceof HTMLElement) this.#places.set(place.dataset.output ?? "", place);
    }
    this.message = html("p", { class: "missing", hidden: true });
    (panel.querySelector(".big") ?? panel.querySelector("h2, h3, h4"))?.after(this.message);
  }

  /** @param {Outcome} outcome @param {import("./tool-form.js").Form} form */
  show(outcome, form) {
    const { file } = this.description;
    for (const output of file.outputs) this.#put(output, outcome.values[output.value]?.[0] ?? { kind: "blank" });
    for (const table of form.tables) if (table) this.#columns(table, outcome);
    const tone = toneOf(this.description, outcome);
    if (tone === undefined) delete this.panel.dataset.tone;
    else if (tone !== this.panel.dataset.tone) this.panel.dataset.tone = tone;
    delete this.panel.dataset.waiting;
    if (!this.message.hidden) this.message.hidden = true;
    this.#showDock(outcome);
    this.#announce(outcome);
  }

  /** @param {Computed} output @param {Datum} datum */
  #put(output, datum) {
    const place = this.#places.get(output.id);
    const target = place?.querySelector("output");
    if (!place || !target) return;
    const { text, unit, about } = shown(datum, output);
    const option = optionOf(output, datum);
    const isLong = datum.kind === "blank" || text.length > 14 || (datum.kind === "list" && datum.items.length > 0);
    place.classList.toggle("wordy", isLong);
    place.classList.toggle("none", datum.kind === "blank");
    show(target, [datum.kind === "list" && datum.items.length > 0 ? this.#list(output, datum) : toned(text, option)]);
    const beside = place.querySelector(".unit") ?? (about && target.parentElement?.appendChild(html("small", { class: "unit" })));
    if (!beside) return;
    show(beside, [datum.kind === "blank" ? "" : about || unit]);
    beside.classList.toggle("about", Boolean(about));
  }

  /** @param {Computed} output @param {Extract<Datum, { kind: "list" }>} datum */
  #list(output, datum) {
    return drawn("ul", {}, ...datum.items.map((item) => drawn("li", {}, listed(item, output))));
  }

  /** @param {import("./tool-table.js").TableForm} table @param {Outcome} outcome */
  #columns(table, outcome) {
    const computed = table.table.columns.filter((column) => "computed" in column);
    const rows = new Map(table.lines.map((line, index) => [line, index]));
    for (const line of table.everyLine()) {
      const row = rows.get(line);
      for (const column of computed) {
        const target = line.outputs.get(column.id);
        const datum = row === undefined ? undefined : outcome.values[column.value]?.[row];
        if (target) cell(target, column, datum);
      }
    }
    for (const head of table.box.querySelectorAll("tbody[data-group]")) {
      const output = this.description.file.outputs.find((each) => each.id === head.getAttribute("data-group"));
      const datum = output && outcome.values[output.value]?.[0];
      const place = head.querySelector(".grouphead th");
      if (!output || !datum || !place) continue;
      const sum = place.querySelector("small") ?? place.appendChild(html("small", { class: "num" }));
      show(sum, [whole(datum, output)]);
    }
  }

  /** Nothing to show yet: the places hold a dash, and a line says what is missing or wrong. @param {string} words @param {boolean} isWrong */
  wait(words, isWrong) {
    for (const place of this.#places.values()) {
      const target = place.querySelector("output");
      if (target) show(target, ["–"]);
      place.classList.remove("wordy", "none");
    }
    this.panel.dataset.waiting = "";
    delete this.panel.dataset.tone;
    this.message.hidden = words === "";
    this.message.classList.toggle("wrong", isWrong);
    if (this.message.textContent !== words) this.message.textContent = words;
    if (this.#dock instanceof HTMLElement) this.#fillDock("–", words, "");
    if (isWrong && words !== this.#said) say((this.#said = words), 900);
  }

  /** @param {Outcome} outcome */
  #showDock(outcome) {
    const { headline } = this.description;
    if (!headline) return;
    const state = standing(this.description, outcome);
    const datum = outcome.values[headline.value]?.[0] ?? { kind: "blank" };
    this.#fillDock(whole(datum, headline), headline.label ?? "", state?.label ?? word("seeAll"));
  }

  /** @param {string} result @param {string} label @param {string} more */
  #fillDock(result, label, more) {
    const dock = this.#dock;
    if (!(dock instanceof HTMLElement)) return;
    if (dock.hidden === this.#isBegun) dock.hidden = !this.#isBegun;
    this.#result = result;
    show(dock, [drawn("span", { class: "n" }, result), drawn("span", { class: "d" }, label, drawn("b", {}, more))]);
  }

  /** From the first entry on the strip keeps the result in sight; before, it would only cover what is to be read. */
  begin() {
    this.#isBegun = true;
    if (this.#dock instanceof HTMLElement) this.#dock.hidden = false;
  }

  /** What stands at the right of the strip: the step that counts most. @param {string} label @param {string} gain */
  dockNext(label, gain) {
    this.#fillDock(this.#result, word("next"), `${label} ${gain}`);
  }

  /** @param {Outcome} outcome */
  #announce(outcome) {
    const { headline, file } = this.description;
    const words = file.outputs.flatMap((output) => {
      const datum = outcome.values[output.value]?.[0];
      if (!datum || (output !== headline && !optionOf(output, datum)?.tone)) return [];
      return `${output.label ?? ""} ${whole(datum, output)}`.trim();
    });
    const text = words.join(word("semicolon"));
    if (this.#said !== "" && text !== this.#said) say(text, 900);
    this.#said = text;
  }
}

/** A computed cell. @param {HTMLOutputElement} target @param {Computed | import("./tool-description.js").Field} column @param {Datum | undefined} datum */
const cell = (target, column, datum) => {
  target.classList.toggle("none", datum?.kind === "blank");
  show(target, [toned(datum ? whole(datum, column) : "", "computed" in column ? optionOf(column, datum) : undefined)]);
};

/** A result as it stands, in the colour of the option that it names. @param {string} text @param {import("./tool-description.js").Option} [option] */
const toned = (text, option) => (option?.tone ? drawn("span", { class: `tone ${option.tone}` }, toneShape(option.tone), text) : text);

/** A gain with its sign. @param {Datum} datum @param {Computed | undefined} goal */
export const gain = (datum, goal) => (datum.kind === "number" ? `+${number(datum.text, goal?.type === "score" ? 1 : 0, goal?.places ?? 2)}` : "");
