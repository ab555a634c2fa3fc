// @ts-check
// The course of one customer's results: a line for the list, and a chart with its axes.

import { dayOf, language } from "./records-words.js";

/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {{ day: number, value: number, text: string, date: string }} Point  `day` in milliseconds */

/** @param {Evaluation[]} evaluations the first one first @returns {Point[]} those whose headline is a number */
export const points = (evaluations) =>
  evaluations.flatMap(({ date, headline }) =>
    headline.value === null ? [] : [{ day: Date.parse(date), value: Number(headline.value), text: headline.text, date }]);

/**
 * The points of a polyline within a box.
 * @param {Point[]} course
 * @param {{ width: number, top: number, bottom: number, low: number, high: number }} box
 */
const line = (course, { width, top, bottom, low, high }) => {
  const first = course[0].day;
  const span = (course.at(-1)?.day ?? first) - first || 1;
  return course.map(({ day, value }) => {
    const along = course.length === 1 ? width : (width * (day - first)) / span;
    const up = high === low ? 0.5 : (value - low) / (high - low);
    return [along, bottom - (bottom - top) * up].map((each) => Math.round(each * 10) / 10);
  });
};

/** @param {Point[]} course @returns {string} for `points` of a polyline within 100 by 40 */
export const spark = (course) => {
  const values = course.map(({ value }) => value);
  return line(course, { width: 100, top: 4, bottom: 36, low: Math.min(...values), high: Math.max(...values) }).join(" ");
};

/** Round numbers from below the least value to above the greatest. @param {number} low @param {number} high @returns {number[]} */
const ticks = (low, high) => {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 2));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 3) ?? power * 10;
  const from = Math.floor(low / step);
  const to = Math.max(from + 1, Math.ceil(high / step));
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
};

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
const drawn = (name, attributes, text) => {
  const part = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
  if (text !== undefined) part.textContent = text;
  return part;
};

/**
 * Fills a chart of 432 by 200, its right edge kept for the numbers of the scale.
 * @param {SVGElement} svg
 * @param {Point[]} course
 */
export const draw = (svg, course) => {
  const values = course.map(({ value }) => value);
  const scale = ticks(Math.min(...values), Math.max(...values));
  const box = { width: 380, top: 28, bottom: 170, low: scale[0], high: scale.at(-1) ?? scale[0] };
  const number = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 2 });
  const parts = scale.flatMap((value) => {
    const height = box.bottom - ((box.bottom - box.top) * (value - box.low)) / (box.high - box.low);
    return [
      drawn("path", { class: "ax", d: `M0 ${height}H${box.width}` }),
      drawn("text", { x: box.width + 8, y: height + 4 }, number.format(value)),
    ];
  });
  const places = line(course, box);
  const [[, before], [x, y]] = [places.at(-2) ?? [0, 0], places.at(-1) ?? [0, 0]];
  const last = course.at(-1);
  const fallsHere = places.length > 1 && before < y && y < 140;
  parts.push(
    drawn("polyline", { class: "l", points: places.join(" ") }),
    drawn("circle", { class: "pt", cx: x, cy: y, r: 6 }),
    drawn("text", { class: "on-t", x: x - 4, y: fallsHere ? y + 24 : y - 14, "text-anchor": "end" }, last?.text ?? ""),
  );
  if (course.length > 1) parts.push(drawn("text", { x: 0, y: 192 }, dayOf(course[0].date)));
  parts.push(drawn("text", { x: box.width, y: 192, "text-anchor": "end" }, dayOf(last?.date ?? "")));
  svg.replaceChildren(...parts);
};
