// @ts-check
// An old evaluation by the tool's version of today: its answers, as far as they still fit, computed anew.

import { Engine } from "./scoring.js";
import { fitted, request } from "./tool-answers.js";
import { Description } from "./tool-description.js";
import { summary } from "./tool-errors.js";
import { whole } from "./tool-format.js";
import { standing } from "./tool-results.js";
import { word } from "./tool-words.js";

/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./tool-description.js").File} File */
/**
 * @typedef {{ kind: "same" | "gone" | "noEngine" }
 *   | { kind: "now", version: number, label: string, text: string | null, verdict: string, left: string, why: string }} Today
 *   `text` is the headline, null where the answers give none, and `why` says why; `left` names the answers that have no
 *   place any more
 */

/** @type {Map<string, Promise<File | null>>} each tool's description, null for one that is gone */
const files = new Map();

/** @param {string} tool */
const fileOf = (tool) => {
  const asked = files.get(tool) ?? asking(tool);
  files.set(tool, asked);
  // Without a network it may come later.
  asked.catch(() => files.delete(tool));
  return asked;
};

/** @param {string} tool @returns {Promise<File | null>} */
const asking = async (tool) => {
  const reply = await fetch(`tools/${encodeURIComponent(tool)}.json`);
  if (reply.status === 404 || reply.status === 410) return null;
  if (!reply.ok) throw new Error(`${reply.status} ${reply.url}`);
  return reply.json();
};

/** @type {Promise<Engine> | null} */
let engine = null;

/** @param {Evaluation} evaluation @returns {Promise<Today>} */
export const byToday = async ({ tool, toolVersion, given }) => {
  try {
    const file = await fileOf(tool);
    if (!file) return { kind: "gone" };
    if (file.version === toolVersion) return { kind: "same" };
    const description = new Description(file);
    engine ??= Engine.load(new URL("scoring.wasm", import.meta.url).href);
    const program = await (await engine).program(description.program);
    const { given: fitting, lost } = fitted(description, given);
    const reply = program.run(request(description, fitting));
    const left = lost.map(({ name, text }) => word("textLine", { label: name, text })).join(word("semicolon"));
    const { headline } = description;
    const today = { kind: /** @type {const} */ ("now"), version: file.version, label: headline?.label ?? file.title, left };
    if (reply.status === "errors") return { ...today, text: null, verdict: "", why: summary(reply.errors, description).words };
    const datum = headline && reply.values[headline.value]?.[0];
    return { ...today, text: datum ? whole(datum, headline) : null, verdict: standing(description, reply)?.label ?? "", why: "" };
  } catch {
    engine = null;
    return { kind: "noEngine" };
  }
};
