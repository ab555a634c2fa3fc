// @ts-check
// The scoring engine: `scoring.wasm`, compiled from the sources the command line uses, and the bytes that cross into it.
// Every number is read, computed and written there; here are only places, lengths and texts.

/** @typedef {{ kind: "blank" } | { kind: "number", text: string } | { kind: "flag", holds: boolean } | { kind: "choice", id: string } | { kind: "text", text: string } | { kind: "date" | "datetime", text: string } | { kind: "list", items: Datum[] } | { kind: "range" }} Datum */
/** @typedef {{ rows: (number | null)[], entries: (string | null)[][] }} Given  rows by table; entries by input value in the program's order, one or one a row; null is nothing given */
/** @typedef {"=" | "<>" | "<" | "<=" | ">" | ">="} Comparison */
/** @typedef {"unknown" | "required" | "type" | "whole" | "places" | "range" | "min" | "max" | "above" | "below" | "option" | "rows" | "requirement"} Rule */
/**
 * What explains a value, in its row from 0 (null: it is no column): the rule that won, from 1; what a row of a table (null:
 * a sequence) added to a sum; a condition that a rule before the winner missed, with the value named in it.
 * @typedef {{ value: number, row: number | null } & (
 *   { kind: "rule", rule: number }
 *   | { kind: "term", sum: number, table: number | null, at: number, adds: Datum }
 *   | { kind: "missed", rule: number, named: number | null, comparison: Comparison, is: Datum, needs: Datum })} Step
 */
/** @typedef {{ value: number, row: number | null, from: Datum, to: Datum, gain: Datum, after: Datum }} Action  one entry changed by one step; `after` is the goal then */
/** @typedef {{ place: "whole" | "value" | "table", index: number, rule: Rule, requirement: number, row: number | null, limit: Datum }} InputError */
/** @typedef {{ status: "results", values: Datum[][], trace: Step[], next: Action[] } | { status: "errors", errors: InputError[] }} Reply */
/**
 * @typedef {{ memory: WebAssembly.Memory, version(): number, alloc(count: number): number, load(count: number): number,
 *   run(handle: number, count: number): number, length(): number }} Exports
 */

/** The version of the program's format that this script is written for. */
const FORMAT = 1;

/** @type {Comparison[]} */
const COMPARISONS = ["=", "<>", "<", "<=", ">", ">="];
/** @type {Rule[]} */
const RULES = [
  "unknown", "required", "type", "whole", "places", "range", "min", "max", "above", "below", "option", "rows", "requirement",
];
/** @type {InputError["place"][]} */
const PLACES = ["whole", "value", "table"];

/** The engine stopped, or refused what it was given. The next call has a fresh engine. */
export class EngineError extends Error {
  /** @override */
  name = "EngineError";
}

/** Page and engine are not of one version. */
export class VersionError extends Error {
  /** @override */
  name = "VersionError";
}

export class Engine {
  /** @type {WebAssembly.Module} */
  #module;
  /** @type {Exports | undefined} */
  #exports;
  /** Counts the instances, so that a program knows whether it is loaded in this one. */
  instance = 0;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#module = module;
  }

  /**
   * Fetches the engine.
   * @param {string | URL} url
   */
  static async load(url) {
    const response = await fetch(url);
    if (!response.ok) throw new EngineError(`${url}: ${response.status}`);
    return Engine.from(await response.arrayBuffer());
  }

  /**
   * @param {BufferSource} bytes of `scoring.wasm`
   * @throws {VersionError}
   */
  static async from(bytes) {
    const engine = new Engine(await WebAssembly.compile(bytes));
    const version = engine.call((exports) => exports.version());
    if (version !== FORMAT) throw new VersionError(`the engine reads format ${version}, this page ${FORMAT}`);
    return engine;
  }

  /**
   * A tool's program, checked once.
   * @param {Uint8Array} bytes
   * @returns {Promise<Program>}
   * @throws {EngineError | VersionError}
   */
  program(bytes) {
    return new Promise((resolve) => {
      const program = new Program(this, bytes);
      program.load();
      resolve(program);
    });
  }

  /**
   * What a trap leaves behind is of no use to a later call, so the instance goes, and another is begun.
   * @template Result
   * @param {(exports: Exports) => Result} body
   * @returns {Result}
   */
  call(body) {
    const exports = this.#exports ?? this.#restart();
    try {
      return body(exports);
    } catch (error) {
      this.#exports = undefined;
      throw new EngineError("the engine stopped", { cause: error });
    }
  }

  #restart() {
    const instance = new WebAssembly.Instance(this.#module);
    this.#exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
    this.instance += 1;
    return this.#exports;
  }

  /**
   * Puts bytes where the engine reads them.
   * @param {Exports} exports
   * @param {Uint8Array} bytes
   */
  static put(exports, bytes) {
    const room = exports.alloc(bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer, room, bytes.length).set(bytes);
  }
}

export class Program {
  #engine;
  #bytes;
  #handle = -1;
  #instance = 0;

  /**
   * @param {Engine} engine
   * @param {Uint8Array} bytes
   */
  constructor(engine, bytes) {
    this.#engine = engine;
    this.#bytes = bytes;
  }

  /** Loads the program into the engine's instance, unless it is there. */
  load() {
    const handle = this.#engine.call((exports) => {
      if (this.#instance === this.#engine.instance) return this.#handle;
      Engine.put(exports, this.#bytes);
      return exports.load(this.#bytes.length);
    });
    if (handle === -2) throw new VersionError("this tool is of another format");
    if (handle < 0) throw new EngineError(`the engine refuses this tool (${handle})`);
    this.#handle = handle;
    this.#instance = this.#engine.instance;
  }

  /**
   * The reply to what was given.
   * @param {Given} given
   * @param {{ trace?: boolean, next?: boolean }} [wanted]
   * @returns {Reply}
   * @throws {EngineError}
   */
  run(given, { trace = false, next = false } = {}) {
    return new ReplyReader(this.bytes(given, (trace ? 1 : 0) + (next ? 2 : 0))).reply();
  }

  /**
   * The reply as it came.
   * @param {Given} given
   * @param {number} flags 1 trace, 2 next steps
   */
  bytes(given, flags) {
    return this.answer(encode(given, flags));
  }

  /**
   * The reply to a request.
   * @param {Uint8Array} request
   */
  answer(request) {
    this.load();
    return this.#engine.call((exports) => {
      Engine.put(exports, request);
      const place = exports.run(this.#handle, request.length) >>> 0;
      // A copy, for the memory is written again by the next call.
      return new Uint8Array(exports.memory.buffer, place, exports.length() >>> 0).slice();
    });
  }
}

/**
 * @param {Given} given
 * @param {number} flags
 */
function encode({ rows, entries }, flags) {
  /** @type {number[]} */
  const bytes = [flags];
  const encoder = new TextEncoder();
  /** @param {number} number unsigned LEB128 */
  const put = (number) => {
    for (; number >= 0x80; number = Math.floor(number / 0x80)) bytes.push((number & 0x7f) | 0x80);
    bytes.push(number);
  };
  put(rows.length);
  for (const count of rows) {
    bytes.push(count === null ? 0 : 1);
    if (count !== null) put(count);
  }
  for (const entry of entries.flat()) {
    bytes.push(entry === null ? 0 : 1);
    if (entry === null) continue;
    const text = encoder.encode(entry);
    put(text.length);
    for (const byte of text) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Reads a reply, in its order. */
class ReplyReader {
  #bytes;
  #at = 0;
  #decoder = new TextDecoder();

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /**
   * The whole of it: what is cut short, or goes on, is no reply.
   * @returns {Reply}
   * @throws {EngineError}
   */
  reply() {
    const reply = this.#reply();
    if (this.#at !== this.#bytes.length) throw new EngineError("the reply is damaged");
    return reply;
  }

  /** @returns {Reply} */
  #reply() {
    switch (this.#byte()) {
      case 0:
        return {
          status: "results", values: this.#each(() => this.#each(() => this.#datum())), trace: this.#each(() => this.#step()),
          next: this.#each(() => this.#action()),
        };
      case 1:
        return { status: "errors", errors: this.#each(() => this.#error()) };
      default:
        throw new EngineError("the engine could not read the request");
    }
  }

  #byte() {
    if (this.#at >= this.#bytes.length) throw new EngineError("the reply is damaged");
    return this.#bytes[this.#at++];
  }

  /**
   * What a byte stands for.
   * @template Item
   * @param {Item[]} items
   */
  #one(items) {
    const number = this.#byte();
    if (number >= items.length) throw new EngineError("the reply is damaged");
    return items[number];
  }

  #number() {
    let number = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#byte();
      number += (byte & 0x7f) * scale;
      if (byte < 0x80) return number;
    }
  }

  /** A place from 0, or null for none. */
  #place() {
    const number = this.#number();
    return number === 0 ? null : number - 1;
  }

  #text() {
    const length = this.#number();
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new EngineError("the reply is damaged");
    return this.#decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  /**
   * @template Item
   * @param {() => Item} read
   */
  #each(read) {
    const count = this.#number();
    /** @type {Item[]} */
    const items = [];
    while (items.length < count) items.push(read());
    return items;
  }

  /** @returns {Datum} */
  #datum() {
    switch (this.#byte()) {
      case 0: return { kind: "blank" };
      case 1: return { kind: "number", text: this.#text() };
      case 2: return { kind: "flag", holds: this.#byte() === 1 };
      case 3: return { kind: "choice", id: this.#text() };
      case 4: return { kind: "text", text: this.#text() };
      case 5: return { kind: "date", text: this.#text() };
      case 6: return { kind: "datetime", text: this.#text() };
      case 7: return { kind: "list", items: this.#each(() => this.#datum()) };
      case 8: return { kind: "range" };
      default: throw new EngineError("the reply is damaged");
    }
  }

  /** @returns {Step} */
  #step() {
    const whose = { value: this.#number(), row: this.#place() };
    switch (this.#byte()) {
      case 0:
        return { ...whose, kind: "rule", rule: this.#number() };
      case 1:
        return { ...whose, kind: "term", sum: this.#number(), table: this.#place(), at: this.#number(), adds: this.#datum() };
      case 2:
        return {
          ...whose, kind: "missed", rule: this.#number(), named: this.#place(), comparison: this.#one(COMPARISONS),
          is: this.#datum(), needs: this.#datum(),
        };
      default: throw new EngineError("the reply is damaged");
    }
  }

  /** @returns {Action} */
  #action() {
    return {
      value: this.#number(), row: this.#place(), from: this.#datum(), to: this.#datum(), gain: this.#datum(), after: this.#datum(),
    };
  }

  /** @returns {InputError} */
  #error() {
    return {
      place: this.#one(PLACES), index: this.#number(), rule: this.#one(RULES), requirement: this.#number(), row: this.#place(),
      limit: this.#datum(),
    };
  }
}
