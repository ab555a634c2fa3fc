// @ts-check
// Results in the page's language: numbers from their digits, money, dates with the day of the week, and no data in words.

import { isField } from "./tool-description.js";
import { grouped, magnitude, shifted } from "./tool-numbers.js";
import { has, word } from "./tool-words.js";

/** @typedef {import("./scoring.js").Datum} Datum */
/** @typedef {import("./tool-description.js").Named} Named */
/** @typedef {{ text: string, unit: string, about?: string }} Shown  a result, the unit that stands beside it, and its size in words */

/** The page's language; English as the words are, with the day before the month. */
const locale = document.documentElement.lang.replace(/^en$/, "en-GB");

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @param {number} least @param {number} most */
const digits = (least, most) => {
  const key = `${least} ${most}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, format);
  return format;
};

/** Groups and marks of the language around exactly these digits. @param {string} text @param {number} [least] @param {number} [most] */
export const number = (text, least = 0, most = 6) => digits(least, Math.max(least, most)).format(/** @type {`${number}`} */ (text)).replace("-", "−");

/** @param {string} text @param {number} [least] */
export const money = (text, least = text.includes(".") ? 2 : 0) => {
  const shown = number(text, least, 2);
  return shown.startsWith("−") ? `−¥${shown.slice(1)}` : `¥${shown}`;
};

/** A large number in the language's own steps, such as 1,500 万; nothing where it is small. @param {string} text */
export const short = (text) => {
  const scales = word("scales").split(" ");
  const size = magnitude(text);
  for (let index = scales.length - 2; index >= 0; index -= 2) {
    const power = Number(scales[index]);
    if (power > 0 && size > power) return `${number(shifted(text, -power), 0, 2)} ${scales[index + 1]}`;
  }
  return "";
};

const day = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric", weekday: "short", timeZone: "UTC" });
const minute = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });

/** @param {string} iso a date, or a date and a time */
export const date = (iso) => {
  const [ymd, time] = iso.split("T");
  const [year, month, dayOfMonth] = ymd.split("-").map(Number);
  const moment = new Date(Date.UTC(2000, month - 1, dayOfMonth, ...(time ? time.split(":").map(Number) : [])));
  moment.setUTCFullYear(year, month - 1, dayOfMonth);
  return day.format(moment) + (time ? ` ${minute.format(moment)}` : "");
};

/** A record's instant, where the reader is. @param {string} iso */
export const instant = (iso) =>
  new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));

/** @param {Named} named @param {string} id */
const option = (named, id) => named.options?.find((each) => each.id === id)?.label ?? id;

/** @param {Named} named @param {string} [before] the number: 1 may have a word of its own */
const unitOf = (named, before) => (named.unit === undefined || named.unit === "currency" ? "" : (before === "1" && named.one) || unitWord(named.unit));

/** A unit that the language has is the tool's own word for it. @param {string} unit */
const unitWord = (unit) => (has(`unit_${unit}`) ? word(`unit_${unit}`) : unit);

/** The unit of a bare number, money's as well. @param {Named} named @param {string} [before] */
export const unitFor = (named, before = "") => (named.type === "money" || named.unit === "currency" ? unitWord("currency") : unitOf(named, before));

/** @param {string} text @param {Named} named @returns {Shown} */
const shownNumber = (text, named) => {
  if (named.type === "money" || named.unit === "currency") {
    const size = has("about") && short(text);
    return { text: money(text), unit: "", about: size ? word("about", { size }) : "" };
  }
  const least = named.type === "score" ? (named.places ?? 1) : 0;
  return { text: number(text, least, isField(named) ? 6 : (named.places ?? 6)), unit: unitOf(named, text) };
};

/**
 * @param {Datum} datum
 * @param {Named} named whose value it is
 * @returns {Shown}
 */
export const shown = (datum, named) => {
  const blank = "blank" in named && named.blank && named.blank !== "ok" ? named.blank : word("none");
  switch (datum.kind) {
    case "blank":
      return { text: blank, unit: "" };
    case "range":
      return { text: word("errorRange"), unit: "" };
    case "number":
      return shownNumber(datum.text, named);
    case "flag":
      return { text: named.options?.length ? option(named, String(datum.holds)) : word(datum.holds ? "yes" : "no"), unit: "" };
    case "choice":
      return { text: option(named, datum.id), unit: "" };
    case "text":
      return { text: datum.text, unit: "" };
    case "date":
    case "datetime":
      return { text: date(datum.text), unit: "" };
    case "list": {
      const items = datum.items.map((item) => listed(item, named));
      return { text: items.length > 0 ? items.join(word("comma")) : word("empty"), unit: "" };
    }
  }
};

/** An item of a list: a row or an option by its label. @param {Datum} item @param {Named} list */
export const listed = (item, list) => (item.kind === "text" ? option(list, item.text) : whole(item, list));

/** A result with its unit, in one text. @param {Datum} datum @param {Named} named */
export const whole = (datum, named) => {
  const { text, unit } = shown(datum, named);
  return unit ? text + (/^[%°]/.test(unit) ? unit : ` ${unit}`) : text;
};

/** What was typed, as it is read: for copying and for a list of what was given. @param {string} text @param {import("./tool-description.js").Field} field */
export const typed = (text, field) => {
  if (text.trim() === "") return "";
  if (field.options) return option(field, text);
  if (field.core === "flag") return word(text === "true" ? "yes" : "no");
  if (field.core === "date" || field.core === "datetime") return /^\d{4}-\d\d-\d\d/.test(text) ? date(text) : text;
  if (field.core !== "number") return text;
  const unit = unitFor(field, text);
  return unit ? `${grouped(text)}${unit === "%" ? "" : " "}${unit}` : grouped(text);
};
