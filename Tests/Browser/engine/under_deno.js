// under_deno.js SCRIPT MODULE REPLAY CASES: the engine outside a browser. Replays the examples, tries what a page meets when
// things go wrong, then CASES damaged programs and requests; prints what came of it as JSON.
import { replay } from "./replay.js";

const [script, module, record, cases] = Deno.args;
const { Engine } = await import(`file://${script}`);
const wasm = Deno.readFileSync(module);
const lines = Deno.readTextFileSync(record);
const engine = await Engine.from(wasm);
const result = { ...(await replay(engine, lines)), ...(await mishaps()), ...fuzz(Number(cases)) };
console.log(JSON.stringify(result));

/** A trap, another format, bytes that are no program: what the page is told, and that the next call is right. */
async function mishaps() {
  const { program, request, reply } = JSON.parse(lines.split("\n")[0]);
  const loaded = await engine.program(bytes(program));
  const before = engine.instance;
  const trapped = name(() => engine.call(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  }));
  const after = String(loaded.answer(bytes(request))) === String(bytes(reply)) && engine.instance === before + 1;
  // (module (func (export "version") (result i32) i32.const 2))
  const other = Uint8Array.from(atob("AGFzbQEAAAABBQFgAAF/AwIBAAcLAQd2ZXJzaW9uAAAKBgEEAEECCw=="), (letter) => letter.charCodeAt(0));
  const version = await Engine.from(other).catch((/** @type {Error} */ error) => error.name);
  const otherFormat = bytes(program);
  otherFormat[2] = 99;
  const format = await engine.program(otherFormat).catch((/** @type {Error} */ error) => error.name);
  const refused = await engine.program(new Uint8Array(9)).catch((/** @type {Error} */ error) => error.name);
  return { trapped, after, version, format, refused };
}

/** @param {number} count */
function fuzz(count) {
  const start = performance.now();
  const seeds = lines.trim().split("\n").map((line) => JSON.parse(line)).map(({ program, request }) => [bytes(program), bytes(request)]);
  const compiled = new WebAssembly.Module(wasm);
  let state = 1;
  /** A number below the limit: xorshift. @param {number} limit */
  const pick = (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  /** @param {Uint8Array} whole */
  const damaged = (whole) => {
    let copy = [...whole];
    for (let change = pick(4); change >= 0; change -= 1) {
      const place = pick(copy.length + 1);
      switch (pick(6)) {
        case 0: copy[place] = pick(256); break;
        case 1: copy[place] ^= 1 << pick(8); break;
        case 2: copy.splice(place, 1); break;
        case 3: copy.splice(place, 0, pick(256)); break;
        case 4: copy = copy.slice(0, place); break;
        default: copy.splice(place, 0, ...copy.slice(pick(copy.length + 1)).slice(0, 8));
      }
    }
    return Uint8Array.from(copy);
  };
  /** @type {any} */
  let exports;
  /** @param {Uint8Array} message */
  const put = (message) => {
    const room = exports.alloc(message.length) >>> 0;
    new Uint8Array(exports.memory.buffer, room, message.length).set(message);
  };
  let loaded = 0, answered = 0, slowest = 0;
  for (let number = 0; number < count; number += 1) {
    if (number % 900 === 0) exports = new WebAssembly.Instance(compiled).exports;
    const [program, request] = seeds[pick(seeds.length)];
    const begun = performance.now();
    const tried = pick(4) === 0 ? program : damaged(program);
    put(tried);
    const handle = exports.load(tried.length);
    if (handle >= 0) {
      loaded += 1;
      const asked = pick(3) === 0 ? request : damaged(request);
      put(asked);
      const place = exports.run(handle, asked.length) >>> 0;
      if (new Uint8Array(exports.memory.buffer, place, exports.length())[0] < 2) answered += 1;
    }
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return { cases: count, loaded, answered, slowest: Math.round(slowest), seconds: Math.round((performance.now() - start) / 100) / 10 };
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The name of the error thrown. @param {() => unknown} body */
function name(body) {
  try {
    body();
    return "";
  } catch (error) {
    return error instanceof Error ? error.name : "";
  }
}
