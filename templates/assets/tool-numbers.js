// @ts-check
// Numbers as text: digits in, digits out. Nothing is ever rounded through a binary fraction.

/** No number is longer; a text that is costs too much to look at. */
const longest = 100;

/** Full-width letters, digits and signs as plain ones, and any space. Nothing else: a ² made a 2 would make 5² a 52. @param {string} text */
const narrow = (text) =>
  text.replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xFEE0)).replace(/[\u3000\u00A0\u2009\u202F]/g, " ").replace(/\uFFE5/g, "¥");

/** Digits with the point moved to the right; to the left where `by` is below 0. @param {string} text @param {number} by */
export const shifted = (text, by) => {
  const [, sign, whole, fraction = ""] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = (by < 0 ? "0".repeat(-by) : "") + whole + fraction + (by > 0 ? "0".repeat(by) : "");
  const point = whole.length + by + (by < 0 ? -by : 0);
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const right = digits.slice(point).replace(/0+$/, "");
  return sign + left + (right && `.${right}`);
};

/**
 * A number as the engine reads it: groups of thousands are closed up, 万 and 亿 become zeros, a sign of money goes. Anything
 * else stays as it was typed, for the engine to refuse.
 * @param {string} typed
 */
export const plain = (typed) => {
  if (typed.length > longest) return typed;
  let text = narrow(typed).trim().replace(/^([+-]?)\s*[¥$]\s*/, "$1").replace(/\s*[%元]$/, "");
  if (/^[+-]?\d{1,3}([, ]\d{3})+(\.\d*)?\s*[万亿]?$/.test(text)) text = text.replace(/[, ](?=\d)/g, "");
  const scaled = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*([万亿])$/.exec(text);
  return scaled ? shifted(scaled[1], scaled[2] === "万" ? 4 : 8) : text;
};

/** A number with its thousands apart, as it stands in a field; any other text as it is. @param {string} typed */
export const grouped = (typed) => {
  const text = plain(typed);
  if (text.length > longest || !/^[+-]?\d+(\.\d*)?$/.test(text)) return typed;
  const [whole, fraction] = text.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
};

/** How many digits stand before the point. @param {string} text */
export const magnitude = (text) => text.replace(/^[+-]?0*/, "").split(".")[0].length;
