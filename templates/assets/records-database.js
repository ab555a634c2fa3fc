// @ts-check
// The browser's database under the records: its versions, its transactions, and what can go wrong with it.

/** @typedef {import("./records-schema.js").Kind} Kind */
/** @typedef {(name: string) => IDBObjectStore} Stores  the stores within one transaction, by name */

/** The browser keeps nothing, has no room, or another tab holds a newer version of the site. */
export class StoreError extends Error {
  /** @param {"denied" | "full" | "newer"} kind @param {unknown} [cause] */
  constructor(kind, cause) {
    super(`records: ${kind}`, { cause });
    this.name = "StoreError";
    this.kind = kind;
  }
}

const name = "rapport";
/** @type {Kind[]} */
export const kinds = ["customers", "evaluations", "drafts", "ticks"];
export const stores = [...kinds, "erased"];

/**
 * What makes a database of one version one of the next; the first begins with none.
 * @type {((database: IDBDatabase, transaction: IDBTransaction) => void)[]}
 */
const steps = [
  (made) => {
    for (const kind of kinds) made.createObjectStore(kind, { keyPath: keyOf(kind) });
    made.createObjectStore("erased", { keyPath: ["store", "id"] });
  },
];

/** @param {Kind} kind @returns {"id" | "key"} */
const keyOf = (kind) => (kind === "customers" || kind === "evaluations" ? "id" : "key");

/** @param {Kind} kind @param {any} record @returns {string} */
export const idOf = (kind, record) => record[keyOf(kind)];

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const answer = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

/** @param {unknown} error */
const told = (error) => {
  if (!(error instanceof DOMException)) return error;
  const kind = error.name === "QuotaExceededError" ? "full" : error.name === "VersionError" ? "newer" : "denied";
  return new StoreError(kind, error);
};

/** @returns {Promise<IDBDatabase>} */
const open = async () => {
  try {
    // In some private windows there is none, in others it exists and refuses.
    const request = globalThis.indexedDB.open(name, steps.length);
    request.addEventListener("upgradeneeded", ({ oldVersion }) => {
      if (request.transaction) for (const step of steps.slice(oldVersion)) step(request.result, request.transaction);
    });
    return await answer(request);
  } catch (error) {
    throw error instanceof TypeError ? new StoreError("denied", error) : told(error);
  }
};

export class Database {
  #opened;

  /** @param {IDBDatabase} opened */
  constructor(opened) {
    this.#opened = held(opened);
  }

  /** Throws a StoreError. */
  static async open() {
    return new Database(await open());
  }

  /**
   * One transaction over all stores: what throws within it undoes it.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: Stores) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async within(mode, work) {
    try {
      const transaction = await this.#transaction(mode);
      const finished = new Promise((resolve, reject) => {
        transaction.addEventListener("complete", resolve);
        transaction.addEventListener("abort", () => reject(transaction.error));
      });
      // Where the work itself fails, its own error is the one to tell.
      finished.catch(() => {});
      try {
        const result = await work((kind) => transaction.objectStore(kind));
        await finished;
        return result;
      } catch (error) {
        try {
          transaction.abort();
        } catch { /* it already has */ }
        throw error;
      }
    } catch (error) {
      throw told(error);
    }
  }

  /** @param {IDBTransactionMode} mode */
  async #transaction(mode) {
    try {
      return this.#opened.transaction(stores, mode);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.#opened = held(await open());
      return this.#opened.transaction(stores, mode);
    }
  }
}

/** @param {IDBDatabase} opened lets go of it when another tab needs to bring it to a newer version */
const held = (opened) => {
  opened.addEventListener("versionchange", () => opened.close());
  return opened;
};
