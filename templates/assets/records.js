// @ts-check
// What a reader enters, kept in the browser's own database and told to the other tabs. Nothing here touches a page.

import { damage, named } from "./records-check.js";
import { answer, Database, idOf, kinds, stores } from "./records-database.js";
import { readFile } from "./records-file.js";
import { merge } from "./records-merge.js";
import { format, version } from "./records-schema.js";

export { StoreError } from "./records-database.js";
export { evaluationsCSV, ImportError } from "./records-file.js";

/** @typedef {import("./records-schema.js").Kind} Kind */
/** @typedef {import("./records-schema.js").Kinds} Kinds */
/** @typedef {import("./records-schema.js").Given} Given */
/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./records-schema.js").RecordsFile} RecordsFile */
/** @typedef {import("./records-database.js").Stores} Stores */
/** @typedef {Kinds[Kind]} Kept */
/** @typedef {{ kinds: Kind[], here: boolean }} Change  what changed, and whether this page did it */

/**
 * `changed` is the store's to set; what may be absent is filled in.
 * @template {Kind} K
 * @typedef {K extends "evaluations" ? Omit<Evaluation, "changed" | "headline" | "tone" | "verdict" | "note" | "customer"> & {
 *     headline: Pick<Evaluation["headline"], "output" | "label" | "text"> & Partial<Evaluation["headline"]>
 *   } & Partial<Pick<Evaluation, "changed" | "tone" | "verdict" | "note" | "customer">>
 *   : Omit<Kinds[K], "changed"> & { changed?: string }} Fresh
 */

const parts = { customers: "customer", evaluations: "evaluation", drafts: "draft", ticks: "tick" };

/** An id for a new customer or evaluation; pages without HTTPS have no randomUUID. */
export const newID = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, index) =>
    ((index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte) | 256).toString(16).slice(1));
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

/** Today where the reader is, as a record's date. */
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** The last instant that a record can have. */
const end = "9999-12-31T23:59:59.999Z";

/** The instant of a change: now, or just after the change before it where a clock runs behind. @param {string} before @param {string} [now] */
const stamp = (before, now = new Date().toISOString()) => {
  return now > before ? now : before >= end ? end : new Date(Date.parse(before) + 1).toISOString();
};

/** What is whole of what the browser kept: by hand, anything can be put there. @template {Kind} K @param {K} kind @param {Kinds[K][]} records */
const sound = (kind, records) => records.filter((record) => !damage(record, named(parts[kind])));

/** @param {Kind} kind @param {any} record @param {string} changed */
const filled = (kind, record, changed) => {
  if (kind === "drafts") return { toolVersion: null, ...record, changed };
  if (kind !== "evaluations") return { ...record, changed };
  const headline = { value: null, unit: null, better: null, ...record.headline };
  return { customer: null, tone: null, verdict: "", note: "", ...record, headline, changed };
};

/** What the name of a draft begins with that a page left as it went. */
const leftAs = "draft ";

/** @returns {{ key: string, text: string, draft: Kinds["drafts"] | null }[]} with null for what is none, put there by hand */
const leftDrafts = () => {
  try {
    return Object.entries(localStorage).flatMap(([key, text]) => (key.startsWith(leftAs) ? [{ key, text, draft: readDraft(text) }] : []));
  } catch {
    return [];
  }
};

/** @param {string} text @returns {Kinds["drafts"] | null} */
const readDraft = (text) => {
  try {
    return sound("drafts", [JSON.parse(text)])[0] ?? null;
  } catch {
    return null;
  }
};

export class Store {
  #database;
  /** @type {Set<(change: Change) => void>} */
  #listeners = new Set();
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel("rapport") : null;
  #asksToStay = true;

  /** @param {Database} database */
  constructor(database) {
    this.#database = database;
    this.#channel?.addEventListener("message", ({ data }) => {
      this.#tell({ kinds: Array.isArray(data?.kinds) ? data.kinds : kinds, here: false });
    });
    // A page that the back button brings back has slept through what other tabs did.
    globalThis.addEventListener("pageshow", async ({ persisted }) => {
      if (!persisted) return;
      await this.takeLeft().catch(() => {});
      this.#tell({ kinds, here: false });
    });
    globalThis.addEventListener("storage", ({ key, newValue }) => {
      if (newValue && key?.startsWith(leftAs)) this.takeLeft().catch(() => {});
    });
  }

  /** @template {Kind} K @param {K} kind @param {string} id @returns {Promise<Kinds[K] | undefined>} */
  async get(kind, id) {
    const found = await this.#database.within("readonly", (store) => answer(store(kind).get(id)));
    return found && sound(kind, [found])[0];
  }

  /** @template {Kind} K @param {K} kind @returns {Promise<Kinds[K][]>} */
  async all(kind) {
    return sound(kind, await this.#database.within("readonly", (store) => answer(store(kind).getAll())));
  }

  /**
   * Keeps a record, in place of the one with its id, and stamps it.
   * @template {Kind} K @param {K} kind @param {Fresh<K>} record
   */
  put(kind, record) {
    return this.change({ put: [[kind, record]] });
  }

  /** @param {Kind} kind @param {string} id */
  remove(kind, id) {
    return this.change({ remove: [[kind, id]] });
  }

  /**
   * Several changes, all or none of them.
   * @param {{ put?: [Kind, any][], remove?: [Kind, string][] }} changes
   * @returns {Promise<[Kind, Kept][]>} what was removed; given to `put` it is back
   */
  async change({ put = [], remove = [] }) {
    // The database may get to it after something newer was left.
    const now = new Date().toISOString();
    const removed = await this.#database.within("readwrite", async (store) => {
      await Promise.all(put.map(([kind, record]) => this.#put(store, kind, record, now)));
      const found = await Promise.all(remove.map(([kind, id]) => this.#remove(store, kind, id)));
      return found.flat();
    });
    if (put.some(([kind]) => kind === "evaluations")) this.#askToStay();
    this.#say([...put, ...remove].map(([kind]) => kind));
    return removed;
  }

  /** @param {Stores} store @param {Kind} kind @param {any} record @param {string} now */
  async #put(store, kind, record, now) {
    const id = idOf(kind, record);
    const [before, grave] = await Promise.all([answer(store(kind).get(id)), answer(store("erased").get([kind, id]))]);
    const last = [before, grave].map((each) => (damage(each?.changed, named("instant")) ? "" : each.changed)).toSorted()[1];
    const whole = filled(kind, record, stamp(last, now));
    const found = damage(whole, named(parts[kind]));
    if (found) throw new TypeError(`${kind}: ${found.path} breaks '${found.rule}'`);
    store(kind).put(whole);
    store("erased").delete([kind, id]);
  }

  /** @param {Stores} store @param {Kind} kind @param {string} id @returns {Promise<[Kind, Kept][]>} */
  async #remove(store, kind, id) {
    const record = await answer(store(kind).get(id));
    if (!record) return [];
    store(kind).delete(id);
    store("erased").put({ store: kind, id, changed: stamp(damage(record.changed, named("instant")) ? "" : record.changed) });
    return [[kind, record]];
  }

  /** @param {string} tool the tool's id, with the page's where each page keeps its own */
  draft(tool) {
    return this.get("drafts", tool);
  }

  /** @param {string} tool @param {Given} given @param {number | null} [toolVersion] */
  saveDraft(tool, given, toolVersion = null) {
    return this.put("drafts", { key: tool, given, toolVersion });
  }

  /**
   * Leaves a draft where the next page finds it: what a page gives the database as it goes, the database may never get.
   * Throws where the browser keeps nothing or has no room.
   * @param {string} tool @param {Given} given @param {number} toolVersion
   * @param {string} before when the draft was last changed
   * @returns {string} when it is changed now
   */
  leaveDraft(tool, given, toolVersion, before) {
    const draft = filled("drafts", { key: tool, given, toolVersion }, stamp(before));
    localStorage.setItem(leftAs + tool, JSON.stringify(draft));
    return draft.changed;
  }

  /** Takes in the drafts that pages left as they went; of each draft the newer stays. */
  async takeLeft() {
    const left = leftDrafts();
    if (left.length === 0) return;
    const drafts = left.flatMap(({ draft }) => (draft ? [draft] : []));
    const incoming = { customers: [], evaluations: [], drafts, ticks: [], erased: [] };
    await this.#database.within("readwrite", (store) => merge(store, incoming));
    for (const { key, text } of left) if (localStorage.getItem(key) === text) localStorage.removeItem(key);
    this.#say(["drafts"]);
  }

  /** Evaluations by one tool of one customer, or of none; the first one first. @param {string} tool @param {string | null} customer */
  async history(tool, customer) {
    const all = await this.all("evaluations");
    return all.filter((each) => each.tool === tool && each.customer === customer).toSorted(inOrder);
  }

  /** @param {string} page @returns {Promise<Map<string, boolean>>} item id → whether it is done */
  async ticks(page) {
    const range = IDBKeyRange.bound(`${page}#`, `${page}#\uFFFF`);
    /** @type {Kinds["ticks"][]} */
    const found = await this.#database.within("readonly", (store) => answer(store("ticks").getAll(range)));
    return new Map(sound("ticks", found).map(({ key, done }) => [key.slice(page.length + 1), done]));
  }

  /** @returns {Promise<RecordsFile>} */
  async export() {
    const [customers, evaluations, drafts, ticks, erased] = await this.#database.within("readonly", (store) =>
      Promise.all(stores.map((name) => answer(store(name).getAll()))));
    return {
      format, version, exportedAt: new Date().toISOString(), customers: sound("customers", customers),
      evaluations: sound("evaluations", evaluations), drafts: sound("drafts", drafts), ticks: sound("ticks", ticks),
      erased: erased.filter((/** @type {unknown} */ grave) => !damage(grave, named("erased"))),
    };
  }

  /**
   * Takes in what an export wrote; of each record the newer stays. A file that is refused changes nothing.
   * @param {string} text
   * @returns {Promise<import("./records-merge.js").Counts>} throws an ImportError
   */
  async importFile(text) {
    const file = readFile(text);
    const counts = await this.#database.within("readwrite", (store) => merge(store, file));
    this.#say(kinds);
    return counts;
  }

  /** Deletes everything, and leaves no trace that would keep an import away. */
  async erase() {
    for (const { key } of leftDrafts()) localStorage.removeItem(key);
    await this.#database.within("readwrite", (store) => Promise.all(stores.map((name) => answer(store(name).clear()))));
    this.#say(kinds);
  }

  /**
   * Calls back after every change, in this page or another tab.
   * @param {(change: Change) => void} callback
   * @returns {() => void} stops it
   */
  onChange(callback) {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  /** @param {Kind[]} changed */
  #say(changed) {
    const told = [...new Set(changed)];
    this.#tell({ kinds: told, here: true });
    this.#channel?.postMessage({ kinds: told });
  }

  /** @param {Change} change */
  #tell(change) {
    for (const listener of this.#listeners) listener(change);
  }

  /** Browsers clear what sites keep when room gets short, unless asked not to. */
  #askToStay() {
    if (!this.#asksToStay) return;
    this.#asksToStay = false;
    navigator.storage?.persist?.().catch(() => {});
  }
}

/** By day, and within a day as they were entered. @param {Evaluation} one @param {Evaluation} other */
export const inOrder = (one, other) => {
  const left = one.date + one.changed;
  const right = other.date + other.changed;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** @type {Promise<Store> | null} */
let store = null;

/** The store of this page, the same one for all who ask. Throws a StoreError. */
export const openStore = () => {
  store ??= Database.open().then(async (database) => {
    const opened = new Store(database);
    await opened.takeLeft().catch(() => {});
    return opened;
  });
  store.catch(() => {
    store = null;
  });
  return store;
};
