// @ts-check
// Checks a value by the schema of records, and says where it is damaged.

import { schema } from "./records-schema.js";

/** @typedef {import("./records-schema.js").Rule} Rule */
/** @typedef {{ path: string, rule: string }} Damage  `evaluations[3].date`, and the keyword that is broken */

/**
 * @param {unknown} value
 * @param {Rule} rule
 * @param {string} [path] where the value stands
 * @returns {Damage | null} the first thing wrong
 */
export const damage = (value, rule, path = "") => {
  if (rule.$ref) return damage(value, named(rule.$ref), path);
  if (rule.anyOf) return either(value, rule.anyOf, path);
  if (rule.type && ![rule.type].flat().includes(typeOf(value, rule.type))) return { path, rule: "type" };
  if (rule.const !== undefined && value !== rule.const) return { path, rule: "const" };
  if (rule.enum && !rule.enum.some((each) => each === value)) return { path, rule: "enum" };
  if (typeof value === "string") return ofText(value, rule, path);
  if (typeof value === "number") return ofNumber(value, rule, path);
  if (Array.isArray(value)) return ofList(value, rule, path);
  return typeof value === "object" && value !== null ? ofObject(value, rule, path) : null;
};

/** @param {string} name @returns {Rule} */
export const named = (name) => {
  const rule = schema.$defs?.[name.replace("#/$defs/", "")];
  if (!rule) throw new Error(`the schema has no ${name}`);
  return rule;
};

/** @param {unknown} value @param {string | string[]} types */
const typeOf = (value, types) => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) && types.includes("integer") ? "integer" : typeof value;
};

/** @param {unknown} value @param {Rule[]} rules @param {string} path @returns {Damage | null} of the rule that comes furthest */
const either = (value, rules, path) => {
  const found = rules.map((rule) => damage(value, rule, path));
  if (found.includes(null)) return null;
  return found.reduce((far, each) => (each && far && each.path.length <= far.path.length ? far : each));
};

/** @param {string} value @param {Rule} rule @param {string} path @returns {Damage | null} */
const ofText = (value, rule, path) => {
  // A schema counts characters; code units are never fewer.
  const count = value.length > (rule.maxLength ?? Infinity) || rule.minLength ? [...value].length : value.length;
  if (count > (rule.maxLength ?? Infinity)) return { path, rule: "maxLength" };
  if (count < (rule.minLength ?? 0)) return { path, rule: "minLength" };
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(value)) return { path, rule: "pattern" };
  if (rule.format && !isDay(value.slice(0, 10))) return { path, rule: "format" };
  return rule.format === "date-time" && Number.isNaN(Date.parse(value)) ? { path, rule: "format" } : null;
};

/** @param {string} day */
const isDay = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** @param {number} value @param {Rule} rule @param {string} path @returns {Damage | null} */
const ofNumber = (value, rule, path) => {
  if (value < (rule.minimum ?? -Infinity)) return { path, rule: "minimum" };
  return value > (rule.maximum ?? Infinity) ? { path, rule: "maximum" } : null;
};

/** @param {unknown[]} value @param {Rule} rule @param {string} path @returns {Damage | null} */
const ofList = (value, { items }, path) => {
  for (const [index, item] of items ? value.entries() : []) {
    const found = damage(item, items ?? {}, `${path}[${index}]`);
    if (found) return found;
  }
  return null;
};

/** @param {object} value @param {Rule} rule @param {string} path @returns {Damage | null} */
const ofObject = (value, { properties = {}, required = [], additionalProperties }, path) => {
  const below = (/** @type {string} */ name) => (path ? `${path}.${name}` : name);
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return { path: below(missing), rule: "required" };
  for (const [name, item] of Object.entries(value)) {
    const rule = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (rule === false) return { path: below(name), rule: "additionalProperties" };
    const found = rule ? damage(item, rule, below(name)) : null;
    if (found) return found;
  }
  return null;
};
