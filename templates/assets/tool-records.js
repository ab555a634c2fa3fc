// @ts-check
// What a tool keeps: a draft on every change, dated evaluations of a customer, and word of it when the browser cannot.

import { fitted } from "./tool-answers.js";
import { html, icon, say } from "./tool-dom.js";
import { instant } from "./tool-format.js";
import { word } from "./tool-words.js";
import { newID, openStore, today } from "./records.js";

/** @typedef {import("./records.js").Store} Store */
/** @typedef {import("./records.js").Evaluation} Evaluation */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Given} Given */
/** @typedef {Pick<Evaluation, "headline" | "tone" | "verdict">} Outcome */

/**
 * What the records ask of the tool.
 * @typedef {{ read(asDraft?: boolean): Given, restore(given: Given, undo?: string): void, outcome(): Outcome | null }} Tool
 */

export class Records {
  /** @type {Store | null} */
  #store = null;
  /** The draft that this page last read or wrote. */
  #changed = "";
  #waiting = 0;
  /** @type {Promise<void>} */
  #saving = Promise.resolve();
  #customer = html("select", {}, html("option", { value: "" }, word("nobody")));
  #name = html("input", { type: "text", maxlength: 200, autocomplete: "off" });
  #last = html("p", { class: "last" });
  #notice = html("div", { class: "notices" });

  /** @param {HTMLElement} place @param {Description} description @param {Tool} tool */
  constructor(place, description, tool) {
    this.place = place;
    this.description = description;
    this.tool = tool;
    this.key = description.file.tool;
  }

  /** Opens the store. @returns {Promise<Given | null>} the draft, as far as it fits this version */
  async open() {
    this.#build();
    try {
      this.#store = await openStore();
      this.#store.onChange((change) => this.#heard(change));
      await this.#list();
      return await this.#restored();
    } catch (error) {
      this.#trouble(error);
      return null;
    }
  }

  #build() {
    const field = html("label", {}, html("span", {}, word("forCustomer")), html("span", { class: "in" }, this.#customer));
    const fresh = html("label", { hidden: true }, html("span", {}, word("newCustomer")), html("span", { class: "in" }, this.#name));
    this.#customer.addEventListener("change", () => {
      fresh.hidden = this.#customer.value !== "new";
      if (!fresh.hidden) this.#name.focus();
      try {
        localStorage.setItem(`customer ${this.key}`, this.#customer.value);
      } catch { /* chosen for as long as the page is open */ }
      this.#tellLast();
    });
    this.place.append(html("div", { class: "cust" }, field, fresh, this.#last), this.#notice);
    this.place.hidden = false;
  }

  async #list() {
    const customers = (await this.#store?.all("customers")) ?? [];
    let was = this.#customer.value;
    try {
      was ||= localStorage.getItem(`customer ${this.key}`) ?? "";
    } catch { /* nobody is chosen */ }
    const options = customers.toSorted((one, other) => one.name.localeCompare(other.name)).map(({ id, name }) => html("option", { value: id }, name));
    this.#customer.replaceChildren(html("option", { value: "" }, word("nobody")), ...options, html("option", { value: "new" }, word("addCustomer")));
    this.#customer.value = customers.some(({ id }) => id === was) || was === "new" ? was : "";
    await this.#tellLast();
  }

  async #tellLast() {
    const id = this.#customer.value;
    const history = (id !== "new" && (await this.#store?.history(this.key, id || null))) || [];
    const last = history.at(-1);
    if (!last) return this.#last.replaceChildren();
    const day = instant(last.changed);
    const open = html("button", { type: "button", class: "plain" }, word("openLast"));
    open.addEventListener("click", () => this.tool.restore(fitted(this.description, last.given).given, word("undoOpen")));
    this.#last.replaceChildren(word("lastSaved", { day, result: last.headline.text, count: history.length }), " ", open);
  }

  /** @returns {Promise<Given | null>} */
  async #restored() {
    const draft = await this.#store?.draft(this.key);
    if (!draft) return null;
    this.#changed = draft.changed;
    const { version } = this.description.file;
    if (draft.toolVersion === null || draft.toolVersion === version) return draft.given;
    const { given, lost } = fitted(this.description, draft.given);
    const old = `${this.key}@${draft.toolVersion}`;
    // Before this version's draft takes its place, the old one is put aside.
    await this.#store?.saveDraft(old, draft.given, draft.toolVersion);
    const agree = html("button", { type: "button", class: "btn" }, word("agree"));
    const notice = this.#note("review", word("older", { version: draft.toolVersion, now: version }), ...this.#lost(lost), html("p", {}, agree));
    agree.addEventListener("click", async () => {
      await this.#store?.remove("drafts", old);
      notice.remove();
    });
    return given;
  }

  /** @param {{ name: string, text: string }[]} lost */
  #lost(lost) {
    if (lost.length === 0) return [html("p", {}, word("keptAll"))];
    return [html("p", {}, word("lost")), html("ul", {}, ...lost.map(({ name, text }) => html("li", {}, word("textLine", { label: name, text }))))];
  }

  /** @param {string} kind @param {string} text @param {...import("./tool-dom.js").Child} more */
  #note(kind, text, ...more) {
    const notice = html("div", { class: `note ${kind}`, role: kind === "redline" ? "alert" : "status" }, html("b", {}, icon("warn"), word("heed")), html("div", {}, html("p", {}, text), ...more));
    this.#notice.append(notice);
    return notice;
  }

  /** Keeps the draft; the last of what is typed in quick succession. */
  keep() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#save(), 250);
  }

  /** Keeps at once what still waits, because the page is being left. */
  flush() {
    if (this.#waiting === 0) return;
    this.#save();
  }

  #save() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    const given = this.tool.read(true);
    this.#saving = this.#write(given, this.#saving);
  }

  /** @param {Given} given @param {Promise<void>} before what is written before it */
  async #write(given, before) {
    await before;
    try {
      await this.#store?.saveDraft(this.key, given, this.description.file.version);
      this.#changed = (await this.#store?.draft(this.key))?.changed ?? "";
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** Another tab wrote: the newer draft is taken over, and that is said. @param {import("./records.js").Change} change */
  async #heard(change) {
    // This page's changes count too: the tool may stand on it twice.
    try {
      if (change.kinds.includes("customers") || change.kinds.includes("evaluations")) await this.#list();
      if (!change.kinds.includes("drafts") || this.#waiting !== 0) return;
      await this.#saving;
      const draft = await this.#store?.draft(this.key);
      if (!draft || draft.changed <= this.#changed || draft.toolVersion !== this.description.file.version) return;
      // What was typed meanwhile is newer still, and what this form wrote itself stands in it.
      if (this.#waiting !== 0 || JSON.stringify(draft.given) === JSON.stringify(this.tool.read(true))) return;
      this.#changed = draft.changed;
      this.tool.restore(draft.given);
      if (change.here) return;
      say(word("otherTab"));
      this.#last.title = word("otherTab");
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** Saves a dated evaluation, for the customer chosen or a new one. */
  async save() {
    const outcome = this.tool.outcome();
    if (!outcome) return say(word("notYet"));
    if (!this.#store) return this.#offer(outcome);
    try {
      const customer = await this.#chosen();
      await this.#store.put("evaluations", this.#evaluation(outcome, customer));
      await this.#list();
      say(word("saved"));
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** @param {Outcome} outcome @param {string | null} customer */
  #evaluation(outcome, customer) {
    const { tool, version, title } = this.description.file;
    return { id: newID(), tool, toolVersion: version, title, customer, date: today(), given: this.tool.read(), note: "", ...outcome };
  }

  /** @returns {Promise<string | null>} the customer's id */
  async #chosen() {
    const { value } = this.#customer;
    if (value !== "new") return value || null;
    const name = this.#name.value.trim();
    if (name === "" || !this.#store) return null;
    const same = (await this.#store.all("customers")).find((customer) => customer.name === name);
    const id = same?.id ?? newID();
    if (!same) await this.#store.put("customers", { id, name });
    this.#name.value = "";
    this.#name.closest("label")?.toggleAttribute("hidden", true);
    this.#customer.append(html("option", { value: id }, name));
    this.#customer.value = id;
    this.#customer.dispatchEvent(new Event("change"));
    return id;
  }

  /** The browser keeps nothing, or no more: said once, with a file to take along. @param {unknown} error */
  #trouble(error) {
    const kind = error instanceof Error && "kind" in error ? String(error.kind) : "denied";
    if (this.#notice.querySelector("[data-trouble]")) return;
    const out = html("button", { type: "button", class: "btn" }, word("export"));
    out.addEventListener("click", () => this.#offer(this.tool.outcome()));
    this.#note("redline", word(kind === "full" ? "full" : "denied"), html("p", {}, out)).dataset.trouble = kind;
  }

  /** A file of records that can be imported later: all there is, or what stands in this form. @param {Outcome | null} outcome */
  async #offer(outcome) {
    const now = new Date().toISOString();
    const mine = {
      format: "rapport-records", version: 1, exportedAt: now, customers: [], ticks: [], erased: [],
      drafts: [{ key: this.key, toolVersion: this.description.file.version, given: this.tool.read(true), changed: now }],
      evaluations: outcome ? [{ ...this.#evaluation(outcome, null), changed: now }] : [],
    };
    const all = await this.#store?.export().catch(() => null);
    const file = all ? { ...all, drafts: [...all.drafts.filter((draft) => draft.key !== this.key), ...mine.drafts] } : mine;
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    html("a", { href: url, download: `rapport-${today()}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
