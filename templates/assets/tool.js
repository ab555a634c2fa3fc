// @ts-check
// Brings a tool's form to life: what is typed goes to the engine, and what comes out goes to its places on the page.

import { request } from "./tool-answers.js";
import { draw } from "./tool-charts.js";
import { Description } from "./tool-description.js";
import { html, icon, say } from "./tool-dom.js";
import { show } from "./tool-drawing.js";
import { Drill } from "./tool-drill.js";
import { summary, tell } from "./tool-errors.js";
import { Form } from "./tool-form.js";
import { unitFor, whole } from "./tool-format.js";
import { showNext } from "./tool-next.js";
import { printTool } from "./tool-print.js";
import { Quiz } from "./tool-quiz.js";
import { Records } from "./tool-records.js";
import { Results, standing, toneOf } from "./tool-results.js";
import { asText } from "./tool-text.js";
import { showVerdicts } from "./tool-verdict.js";
import { explain } from "./tool-why.js";
import { word } from "./tool-words.js";
import { Engine } from "./scoring.js";

/** @typedef {import("./tool-results.js").Outcome} Outcome */
/** @typedef {import("./tool-description.js").Given} Given */

/** Kinds whose page opens with the worked example; the others are for one's own answers from the start. */
const opensWithExample = new Set(["calculator", "planner", "gate", "form"]);

/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();

/** @param {string} url */
const engineAt = (url) => {
  const engine = engines.get(url) ?? Engine.load(url);
  engines.set(url, engine);
  return engine;
};

class Tool extends HTMLElement {
  /** @type {Outcome | null} */
  #outcome = null;
  /** @type {{ label: string, undo: () => void } | null} */
  #undo = null;
  #idle = 0;
  #isRestoring = false;

  connectedCallback() {
    if (this.dataset.begun !== undefined) return;
    this.dataset.begun = "";
    this.#start().catch((error) => this.#fail(error));
  }

  async #start() {
    const [engine, description] = await Promise.all([engineAt(this.dataset.engine ?? ""), Description.load(this.dataset.tool ?? "")]);
    this.description = description;
    this.program = await engine.program(description.program);
    this.form = new Form(this, description, { changed: () => this.#changed(), undoable: (label, undo) => this.#undoable(label, undo) });
    this.results = new Results(this, description);
    if (description.file.questions) this.quiz = new Quiz(description, this.form);
    const cards = this.querySelector(".cards");
    if (cards instanceof HTMLElement) this.drill = new Drill(cards, this.form, () => this.#changed());
    this.#listen();
    const draft = await this.#openRecords(description);
    // The example's day would stand where today belongs.
    const isDated = description.fields.some((field) => field.filled);
    const example = opensWithExample.has(description.file.kind) && !isDated ? description.file.example?.given : undefined;
    this.form.write(draft ?? example ?? {});
    this.quiz?.begin();
    this.#compute();
    await this.records?.openAsked();
    this.dataset.live = "";
  }

  /** @param {Description} description */
  #openRecords(description) {
    const place = this.querySelector(".record");
    if (!(place instanceof HTMLElement)) return null;
    this.records = new Records(place, description, {
      read: (asDraft) => this.form?.read(asDraft) ?? {},
      restore: (given, undo, keeps) => this.#restore(given, undo, keeps),
      outcome: () => this.#headline(),
      practised: () => this.drill?.practised() ?? "",
      saved: () => this.drill?.done(),
    });
    return this.records.open();
  }

  #listen() {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => event.preventDefault());
    form?.addEventListener("input", (event) => {
      if (event.target instanceof Element && event.target.closest(".entries")) this.#changed();
    });
    this.#listenForBegin();
    form?.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement && event.target.closest(".entries")) this.#changed();
    });
    this.addEventListener("click", (event) => {
      const act = event.target instanceof Element && event.target.closest("[data-act]");
      if (act) this.#act(act.getAttribute("data-act") ?? "", act);
    });
    this.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || !this.#undo) return;
      event.preventDefault();
      this.#takeBack();
    });
    const why = this.querySelector("details.why");
    why?.addEventListener("toggle", () => this.#explain());
    addEventListener("pagehide", () => this.records?.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.records?.flush();
    });
    const acts = this.querySelector(".result > .acts");
    if (acts instanceof HTMLElement) acts.hidden = false;
    this.undoButton = html("button", { type: "button", class: "btn undo", "data-act": "undo", hidden: true }, icon("undo"), html("span", {}));
    this.querySelector(".entries")?.append(html("p", { class: "acts undoacts no-print" }, this.undoButton));
  }

  /** The strip comes with the first entry, but never between the press of a button and its release: it would take the release. */
  #listenForBegin() {
    const entries = this.querySelector(".entries");
    const begin = () => this.results?.begin();
    entries?.addEventListener("click", begin, { once: true });
    entries?.addEventListener("focusin", (event) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) begin();
    });
  }

  #changed() {
    if (this.#isRestoring) return;
    this.#compute();
    this.records?.keep();
  }

  /** From the entries to the results, at once. */
  #compute() {
    const { form, results, description, program } = this;
    if (!form || !results || !description || !program) return;
    try {
      const reply = program.run(request(description, form.read()), { trace: true });
      form.refresh();
      this.#outcome = reply.status === "results" ? reply : null;
      this.querySelector(".result .fault")?.remove();
      const errors = reply.status === "errors" ? reply.errors : [];
      tell(errors, description, form);
      const { words, isWrong } = summary(errors, description, form);
      if (this.#outcome) results.show(this.#outcome, form);
      else results.wait(words, isWrong);
      this.#follow();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What hangs on the results. */
  #follow() {
    const { description } = this;
    if (!description) return;
    const [charts, verdict] = [this.querySelector("[data-charts]"), this.querySelector(".verdict")];
    if (charts) draw(charts, description, this.#outcome);
    if (verdict instanceof HTMLElement) showVerdicts(verdict, description, this.#outcome);
    this.quiz?.show();
    const why = this.querySelector("details.why");
    if (why instanceof HTMLDetailsElement) why.hidden = !this.#outcome;
    this.#explain();
    clearTimeout(this.#idle);
    const next = this.querySelector(".result .next");
    if (!(next instanceof HTMLElement)) return;
    if (!this.#outcome || toneOf(description, this.#outcome) === "block") next.hidden = true;
    else if (description.file.goal) this.#idle = setTimeout(() => this.#next(next), 120);
  }

  /** @param {HTMLElement} place */
  #next(place) {
    const { description, form, program, results } = this;
    if (!description || !form || !program || !results || !this.#outcome) return;
    try {
      const reply = program.run(request(description, form.read()), { next: true });
      if (reply.status !== "results") return;
      const first = showNext(place, description, reply.next, form);
      if (first) results.dockNext(first.label, first.gain);
    } catch (error) {
      this.#fail(error);
    }
  }

  #explain() {
    const why = this.querySelector("details.why");
    const place = why?.querySelector("div");
    if (!(why instanceof HTMLDetailsElement) || !why.open || !place || !this.description || !this.#outcome || !this.form) return;
    explain(place, this.description, this.#outcome, this.form);
  }

  /** @param {string} act @param {Element} from */
  #act(act, from) {
    const { description, form } = this;
    if (!description || !form) return;
    if (act === "example") this.#restore(description.file.example?.given ?? {}, word("undoExample"));
    else if (act === "clear") this.#restore({}, word("undoClear"));
    else if (act === "undo") this.#takeBack();
    else if (act === "save") this.records?.save();
    else if (act === "print" || act === "blank") printTool(this, act === "blank", this.form);
    else if (act === "copy") this.#copy(asText(description, form, this.#outcome), from);
  }

  /** @param {string} text @param {Element} from */
  async #copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
      say(word("copied"));
      from.classList.add("copied");
      setTimeout(() => from.classList.remove("copied"), 1600);
    } catch {
      const area = html("textarea", { class: "copytext", readonly: true, rows: 8, "aria-label": word("copyText") }, text);
      from.parentElement?.after(area);
      area.select();
      say(word("copyFailed"));
    }
  }

  /**
   * @param {Given} given
   * @param {string} [undo] what a step back is called; none where another tab asked
   * @param {boolean} [keeps] whether this is the draft from now on
   */
  #restore(given, undo, keeps = undo !== undefined) {
    const { form } = this;
    if (!form) return;
    const before = form.read();
    this.#isRestoring = true;
    form.write(given);
    this.#isRestoring = false;
    if (undo) this.#undoable(undo, () => this.#restore(before));
    this.quiz?.begin();
    this.#compute();
    if (keeps) this.records?.keep();
  }

  /** @param {string} label @param {() => void} undo */
  #undoable(label, undo) {
    this.#undo = { label, undo };
    if (!this.undoButton) return;
    this.undoButton.hidden = false;
    const text = this.undoButton.querySelector("span");
    if (text) text.textContent = word("undo", { what: label });
  }

  #takeBack() {
    const undo = this.#undo;
    if (!undo) return;
    this.#undo = null;
    if (this.undoButton) this.undoButton.hidden = true;
    undo.undo();
    this.records?.keep();
    say(word("undone", { what: undo.label }));
  }

  /** The headline of an evaluation that is saved. */
  #headline() {
    const { description } = this;
    const output = description?.headline;
    if (!description || !output || !this.#outcome) return null;
    const datum = this.#outcome.values[output.value]?.[0] ?? { kind: /** @type {const} */ ("blank") };
    const { goal } = description.file;
    return {
      headline: {
        output: output.id, label: output.label ?? description.file.title, text: whole(datum, output),
        value: datum.kind === "number" ? datum.text : null, unit: datum.kind === "number" ? unitFor(output) : null,
        better: goal?.output === output.id ? goal.better : null,
      },
      tone: toneOf(description, this.#outcome) ?? null,
      verdict: standing(description, this.#outcome)?.label ?? "",
    };
  }

  /** Without the engine there is no result, and a word of why; never a number that may be wrong. @param {unknown} error */
  #fail(error) {
    this.#outcome = null;
    const isOld = error instanceof Error && error.name === "VersionError";
    const panel = this.querySelector(".result");
    this.results?.wait("", false);
    clearTimeout(this.#idle);
    for (const output of this.querySelectorAll(".result output")) show(output, ["–"]);
    for (const output of this.querySelectorAll(".entries output")) show(output, []);
    const charts = this.querySelector("[data-charts]");
    if (charts && this.description) draw(charts, this.description, null);
    for (const each of this.querySelectorAll(".verdict, .next, .why")) if (each instanceof HTMLElement) each.hidden = true;
    const note = html("div", { class: "note redline fault", role: "alert" }, html("b", {}, icon("stop"), word("fault")), html("div", {}, html("p", {}, word(isOld ? "faultVersion" : "faultEngine"))));
    panel?.querySelector(".fault")?.remove();
    panel?.querySelector("h2, h3, h4")?.after(note);
    globalThis.reportError?.(error);
  }
}

customElements.define("rapport-tool", Tool);
