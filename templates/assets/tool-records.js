// @ts-check
// What a tool keeps: a draft on every change, dated evaluations of a customer, and word of it when the browser cannot.

import { fitted } from "./tool-answers.js";
import { html, icon, say } from "./tool-dom.js";
import { date, instant } from "./tool-format.js";
import { word } from "./tool-words.js";
import { format, version as formatVersion } from "./records-schema.js";
import { newID, openStore, StoreError, today } from "./records.js";

/** @typedef {import("./records.js").Store} Store */
/** @typedef {import("./records.js").Evaluation} Evaluation */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Given} Given */
/** @typedef {import("./records-schema.js").Kind} Kind */
/** @typedef {Pick<Evaluation, "headline" | "tone" | "verdict">} Outcome */

/**
 * What the records ask of the tool.
 * @typedef {{
 *   read(asDraft?: boolean): Given, restore(given: Given, undo?: string, keeps?: boolean): void, outcome(): Outcome | null,
 *   practised(): string, saved(): void
 * }} Tool  `practised` tells which cards of a drill this is about; once it is saved, the next is about others
 */

export class Records {
  /** @type {Store | null} */
  #store = null;
  /** The draft that this page last read or wrote. */
  #changed = "";
  #waiting = 0;
  /** @type {Given | null} what is to be written, until it is */
  #unsaved = null;
  /** Whether a record is open, which is no draft until it is changed. */
  #isRecord = false;
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
      // A customer can be named all the same, for the file that is offered.
      if (!this.#store) await this.#list();
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

  /** Opens the record that the address asks for, as far as it fits this version. */
  async openAsked() {
    const id = new URL(location.href).searchParams.get("record");
    if (!id || !this.#store) return;
    try {
      const found = await this.#store.get("evaluations", id);
      if (found?.tool !== this.key) this.#note("review", word("noRecord"));
      else this.#open(found);
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** @param {Evaluation} record */
  #open(record) {
    const { version } = this.description.file;
    const isOld = record.toolVersion !== version;
    const { given, lost } = isOld ? fitted(this.description, record.given) : { given: record.given, lost: [] };
    this.#isRecord = true;
    this.#choose(record.customer ?? "");
    this.tool.restore(given, word("undoOpen"), false);
    const older = isOld ? [html("p", {}, word("olderRecord", { version: record.toolVersion, now: version })), ...this.#lost(lost)] : [];
    this.#note(isOld ? "review" : "plain", word("opened", { day: date(record.date), result: record.headline.text }), ...older);
  }

  /** Chooses a customer, where there is such a one. @param {string} id */
  #choose(id) {
    if (![...this.#customer.options].some(({ value }) => value === id)) return;
    this.#customer.value = id;
    this.#customer.dispatchEvent(new Event("change"));
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
    this.#unsaved = {};
    if (this.#isRecord) this.#leaveRecord();
  }

  /** What was a record is a draft now, also when the page is opened again. */
  #leaveRecord() {
    this.#isRecord = false;
    const url = new URL(location.href);
    url.searchParams.delete("record");
    history.replaceState(history.state, "", url);
  }

  /** Leaves what is not kept yet for the next page: this one may be gone before the database has it. */
  flush() {
    if (!this.#unsaved || !this.#store) return;
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    try {
      this.#changed = this.#store.leaveDraft(this.key, this.tool.read(true), this.description.file.version, this.#changed);
      this.#unsaved = null;
    } catch {
      this.#save();
    }
  }

  #save() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    this.#unsaved = this.tool.read(true);
    this.#saving = this.#write(this.#unsaved, this.#saving);
  }

  /** @param {Given} given @param {Promise<void>} before what is written before it */
  async #write(given, before) {
    await before;
    // Something newer waits, or was kept while the page was out of sight.
    if (given !== this.#unsaved) return;
    try {
      await this.#store?.saveDraft(this.key, given, this.description.file.version);
      this.#changed = (await this.#store?.draft(this.key))?.changed ?? "";
      if (given === this.#unsaved) this.#unsaved = null;
      this.#eased();
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** Another tab wrote: the newer draft is taken over, and that is said. @param {import("./records.js").Change} change */
  async #heard(change) {
    // This page's changes count too: the tool may stand on it twice.
    try {
      if (change.kinds.includes("customers") || change.kinds.includes("evaluations")) await this.#list();
      if (!change.kinds.includes("drafts") || this.#waiting !== 0 || this.#isRecord) return;
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
    if (!this.#store) return this.#offer();
    try {
      const customer = await this.#chosen();
      await this.#store.change({
        put: [...(customer?.isNew ? [/** @type {[Kind, any]} */ (["customers", { id: customer.id, name: customer.name }])] : []),
          ["evaluations", this.#evaluation(outcome, customer?.id ?? null)]],
      });
      this.tool.saved();
      if (this.#customer.value === "new") this.#known(customer);
      this.#eased();
      await this.#list();
      say(word("saved"));
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** @param {Outcome} outcome @param {string | null} customer */
  #evaluation(outcome, customer) {
    const { tool, version, title } = this.description.file;
    const note = this.tool.practised();
    return { id: newID(), tool, toolVersion: version, title, customer, date: today(), given: this.tool.read(), note, ...outcome };
  }

  /** @returns {Promise<{ id: string, name: string, isNew: boolean } | null>} the customer chosen or named */
  async #chosen() {
    const { value, selectedOptions } = this.#customer;
    if (value !== "new") return value ? { id: value, name: selectedOptions[0]?.text ?? "", isNew: false } : null;
    const name = this.#name.value.trim();
    if (name === "") return null;
    const same = (await this.#store?.all("customers"))?.find((customer) => customer.name === name);
    return { id: same?.id ?? newID(), name, isNew: !same };
  }

  /** The new customer stands in the list from now on. @param {{ id: string, name: string } | null} customer */
  #known(customer) {
    if (!customer) return;
    this.#name.value = "";
    this.#customer.append(html("option", { value: customer.id }, customer.name));
    this.#choose(customer.id);
  }

  /** The browser keeps nothing, or no more: said once, with a file to take along. @param {unknown} error */
  #trouble(error) {
    const kind = error instanceof StoreError ? error.kind : "denied";
    if (this.#notice.querySelector(`[data-trouble=${kind}]`)) return;
    const out = html("button", { type: "button", class: "btn" }, word("export"));
    out.addEventListener("click", () => this.#offer());
    this.#note("redline", word(kind), html("p", {}, out)).dataset.trouble = kind;
  }

  /** There is room again. */
  #eased() {
    this.#notice.querySelector("[data-trouble=full]")?.remove();
  }

  /** A file of records that can be imported later: all there is, with what stands in this form. */
  async #offer() {
    const now = new Date().toISOString();
    const [all, customer] = await Promise.all([this.#store?.export().catch(() => null), this.#chosen().catch(() => null)]);
    const outcome = this.tool.outcome();
    const draft = { key: this.key, toolVersion: this.description.file.version, given: this.tool.read(true), changed: now };
    const file = {
      format, version: formatVersion, exportedAt: now,
      customers: [...(all?.customers ?? []), ...(customer?.isNew ? [{ id: customer.id, name: customer.name, changed: now }] : [])],
      evaluations: [...(all?.evaluations ?? []), ...(outcome ? [{ ...this.#evaluation(outcome, customer?.id ?? null), changed: now }] : [])],
      drafts: [...(all?.drafts ?? []).filter(({ key }) => key !== this.key), draft],
      ticks: all?.ticks ?? [],
      erased: (all?.erased ?? []).filter(({ store, id }) => store !== "drafts" || id !== this.key),
    };
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    html("a", { href: url, download: `rapport-${today()}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
