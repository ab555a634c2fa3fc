// @ts-check
// Brings the records of a file together with those that are here: of each record the newer stays, and what was deleted
// later than it was changed stays deleted.

import { answer, idOf, kinds } from "./records-database.js";

/** @typedef {import("./records-database.js").Kind} Kind */
/** @typedef {import("./records-database.js").Stores} Stores */
/** @typedef {import("./records-schema.js").Erased} Erased */
/** @typedef {Pick<import("./records-schema.js").RecordsFile, Kind | "erased">} Incoming */
/** @typedef {{ added: number, updated: number, kept: number, removed: number }} Counts */

/** @param {Stores} store @param {Incoming} file */
export const merge = async (store, file) => {
  const counts = { added: 0, updated: 0, kept: 0, removed: 0 };
  /** @type {Erased[]} */
  const graves = await answer(store("erased").getAll());
  const here = await Promise.all(kinds.map((kind) => answer(store(kind).getAll())));
  for (const [index, kind] of kinds.entries()) {
    /** @type {Map<string, string>} id → when it was changed */
    const changes = new Map(here[index].map((each) => [idOf(kind, each), each.changed]));
    const erased = new Map(graves.filter((each) => each.store === kind).map(({ id, changed }) => [id, changed]));
    mergeKind(kind, store, file, changes, erased, counts);
  }
  return counts;
};

/**
 * @param {Kind} kind
 * @param {Stores} store
 * @param {Incoming} file
 * @param {Map<string, string>} changes when each record here was changed
 * @param {Map<string, string>} erased when each record that is no longer here was deleted
 * @param {Counts} counts
 */
const mergeKind = (kind, store, file, changes, erased, counts) => {
  const isOlder = (/** @type {string} */ id, /** @type {string} */ changed) =>
    (changes.get(id) ?? "") >= changed || (erased.get(id) ?? "") >= changed;
  for (const record of file[kind]) {
    const id = idOf(kind, record);
    if (isOlder(id, record.changed)) {
      counts.kept += 1;
      continue;
    }
    store(kind).put(record);
    store("erased").delete([kind, id]);
    counts[changes.has(id) ? "updated" : "added"] += 1;
    changes.set(id, record.changed);
  }
  for (const grave of file.erased) {
    if (grave.store !== kind || isOlder(grave.id, grave.changed)) continue;
    store(kind).delete(grave.id);
    store("erased").put(grave);
    erased.set(grave.id, grave.changed);
    if (changes.delete(grave.id)) counts.removed += 1;
  }
};
