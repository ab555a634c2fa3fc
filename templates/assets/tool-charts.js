// @ts-check
// Charts as inline SVG, each with its numbers as a table behind it. Lengths in percent, so that text never scales.

import { html, show, svg, toneShape } from "./tool-drawing.js";
import { number, short, shown, whole } from "./tool-format.js";
import { standing } from "./tool-results.js";
import { word } from "./tool-words.js";

/** @typedef {import("./tool-description.js").Chart} Chart */
/** @typedef {import("./tool-description.js").Description} Description */
/** @typedef {import("./tool-description.js").Named} Named */
/** @typedef {import("./tool-results.js").Outcome} Outcome */
/** @typedef {{ label: string, value: number | null, text: string }} Point */

/** @param {import("./scoring.js").Datum | undefined} datum */
const size = (datum) => (datum?.kind === "number" ? Number(datum.text) : null);

/** @param {Outcome} outcome @param {Named} named @param {number} [row] */
const at = (outcome, named, row = 0) => outcome.values[named.value]?.[row] ?? { kind: /** @type {const} */ ("blank") };

/** What a chart shows: results one by one, or a column down its rows. @param {Chart} chart @param {Description} description @param {Outcome} outcome @returns {Point[]} */
const points = (chart, description, outcome) => {
  if (!chart.of) {
    return (chart.values ?? []).flatMap((id) => {
      const named = description.named(id);
      return named ? { label: named.label ?? id, value: size(at(outcome, named)), text: whole(at(outcome, named), named) } : [];
    });
  }
  const of = description.named(chart.of);
  const table = of && description.tableOf(of.value);
  if (!of || !table) return [];
  const by = chart.by ? description.named(chart.by) : undefined;
  return (outcome.values[of.value] ?? []).map((datum, row) => ({
    label: by ? whole(at(outcome, by, row), by) : (table.rows?.[row]?.label ?? word("rowNumber", { row: row + 1 })),
    value: size(datum), text: whole(datum, of),
  }));
};

/** @param {string} label @param {Point[]} all */
const behind = (label, all) =>
  html(
    "table", { class: "vh" }, html("caption", {}, label),
    html("tbody", {}, ...all.map((point) => html("tr", {}, html("th", { scope: "row" }, point.label), html("td", {}, point.text)))),
  );

/** The ends of the bands of a value, which may be cut lines that a company set. @param {Named} named @param {Description} description @param {Outcome} outcome */
const ticks = (named, description, outcome) =>
  description.file.outputs.flatMap((output) => (output.bands ?? []).filter((band) => band.of === named.id)).flatMap((band) => {
    const end = band.from ?? band.above;
    const setting = end === undefined ? undefined : description.named(end);
    const value = setting ? size(at(outcome, setting)) : Number(end);
    return value === null || end === undefined || Number.isNaN(value) ? [] : [value];
  });

/** @param {number} x percent of the way round, from the top @param {number} radius */
const around = (x, radius) => {
  const turn = (x / 100) * 2 * Math.PI;
  return { x: (100 + radius * Math.sin(turn)).toFixed(1), y: (100 - radius * Math.cos(turn)).toFixed(1) };
};

/** @param {Chart} chart @param {Description} description @param {Outcome} outcome */
const ring = (chart, description, outcome) => {
  const named = description.named(chart.values?.[0] ?? "");
  if (!named) return null;
  const datum = at(outcome, named);
  const most = Number(chart.max ?? 100) || 100;
  const share = Math.max(0, Math.min(100, ((size(datum) ?? 0) / most) * 100));
  const marks = ticks(named, description, outcome).map((value) => ({ value, at: (value / most) * 100 })).filter((mark) => mark.at > 0 && mark.at < 100);
  const isHeadline = named === description.headline;
  const state = standing(description, outcome, named);
  const drawing = svg(
    "svg", { viewBox: "-16 -6 232 212", role: "img", "aria-label": `${chart.label} ${whole(datum, named)}` },
    svg("circle", { class: "track", cx: 100, cy: 100, r: 86 }),
    share > 0 && svg("circle", { class: "value", cx: 100, cy: 100, r: 86, pathLength: 100, "stroke-dasharray": `${share} 100`, transform: "rotate(-90 100 100)" }),
    ...[...marks, { value: most, at: 0 }].flatMap((mark) => {
      const [from, to, text] = [around(mark.at, 79), around(mark.at, 93), around(mark.at, 104)];
      return [svg("line", { class: "tick", x1: from.x, y1: from.y, x2: to.x, y2: to.y }), svg("text", { x: text.x, y: text.y }, number(String(mark.value)))];
    }),
  );
  return html(
    "figure", { class: isHeadline ? "chart ring main" : "chart ring" }, html("figcaption", {}, chart.label), drawing,
    html("div", { class: "mid", "aria-hidden": "true" }, html("span", { class: datum.kind === "blank" ? "n none" : "n" }, shown(datum, named).text), state && html("span", { class: `b ${state.tone ?? ""}` }, (state.tone === "block" || state.tone === "warn") && toneShape(state.tone), state.label)),
    behind(chart.label, [{ label: named.label ?? chart.label, value: null, text: whole(datum, named) }]),
  );
};

/** @param {Chart} chart @param {Description} description @param {Outcome} outcome */
const bars = (chart, description, outcome) => {
  const all = points(chart, description, outcome);
  if (all.length === 0) return null;
  const most = Math.max(Number(chart.max ?? 0), ...all.map((point) => Math.abs(point.value ?? 0))) || 1;
  const rows = all.map((point) => {
    const width = `${((Math.abs(point.value ?? 0) / most) * 100).toFixed(2)}%`;
    return html(
      "li", {}, html("span", {}, point.label),
      svg("svg", { class: (point.value ?? 0) < 0 ? "minus" : null, "aria-hidden": "true", width: "100%", height: 6 }, svg("rect", { width, height: 6 })),
      html("span", { class: "num" }, point.text),
    );
  });
  return html("figure", { class: "chart bars" }, html("figcaption", {}, chart.label), html("ul", {}, ...rows));
};

const wide = 460;
const high = 190;

/** A value at the axis, as short as can be. @param {import("./scoring.js").Datum} datum @param {Named} named */
const brief = (datum, named) => (datum.kind === "number" && named.type === "money" && short(datum.text)) || whole(datum, named);

/** @param {Chart} chart @param {Description} description @param {Outcome} outcome */
const line = (chart, description, outcome) => {
  const of = description.named(chart.of ?? "");
  const by = description.named(chart.by ?? "");
  const all = points(chart, description, outcome);
  if (!of || all.length < 2) return null;
  const along = all.map((_, row) => (by ? size(at(outcome, by, row)) : row) ?? row);
  const mark = chart.mark ? description.named(chart.mark) : undefined;
  const here = mark && size(at(outcome, mark));
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const values = all.map((point) => point.value ?? 0);
  const least = Math.min(...values, 0);
  const span = Math.max(...values, 0) - least || 1;
  const x = (/** @type {number} */ value) => ((value - left) / (right - left || 1)) * wide;
  const y = (/** @type {number} */ value) => high - ((value - least) / span) * (high - 12);
  const path = all.flatMap((point, row) => (point.value === null ? [] : `${x(along[row]).toFixed(1)} ${y(point.value).toFixed(1)}`)).join("L");
  const marked = here !== null && here !== undefined && here >= left && here <= right;
  const height = marked ? between(along, all, here) : 0;
  const end = x(here ?? 0);
  const foot = (/** @type {number} */ row) => (by ? brief(at(outcome, by, row), by) : all[row].label);
  return html(
    "figure", { class: "chart line" }, html("figcaption", {}, chart.label),
    svg(
      "svg", { viewBox: "-2 -12 470 236", role: "img", "aria-label": chart.label },
      svg("path", { class: "axis", d: `M0 ${high}H${wide}` }),
      marked && svg("path", { class: "tick", d: `M${end.toFixed(1)} ${high}V${y(height).toFixed(1)}` }),
      svg("path", { class: "curve", d: `M${path}` }),
      marked && svg("circle", { class: "point", cx: end.toFixed(1), cy: y(height).toFixed(1), r: 6 }),
      (!marked || end > 130) && svg("text", { x: 0, y: high + 24 }, foot(0)),
      (!marked || end < wide - 200) && svg("text", { x: wide, y: high + 24, "text-anchor": "end" }, foot(all.length - 1)),
      marked && mark && svg("text", { class: "here", x: Math.max(0, Math.min(wide, end)).toFixed(1), y: high + 24, "text-anchor": end > wide - 130 ? "end" : end < 130 ? "start" : "middle" }, `${mark.label ?? ""} ${brief(at(outcome, mark), mark)}`),
      svg("text", { x: wide, y: y(all[all.length - 1].value ?? 0) - 10, "text-anchor": "end" }, brief(at(outcome, of, all.length - 1), of)),
    ),
    behind(chart.label, all),
  );
};

/** The curve's height between the two points beside a place. @param {number[]} along @param {Point[]} all @param {number} here */
const between = (along, all, here) => {
  const next = Math.max(1, along.findIndex((each) => each >= here));
  const [from, to] = [along[next - 1], along[next]];
  const [low, up] = [all[next - 1].value ?? 0, all[next].value ?? 0];
  return to === from ? up : low + ((here - from) / (to - from)) * (up - low);
};

const drawings = { ring, bar: bars, line };

/** Draws the charts; the same every time for the same results. @param {Element} place @param {Description} description @param {Outcome | null} outcome */
export const draw = (place, description, outcome) => {
  const figures = outcome ? (description.file.charts ?? []).map((chart) => drawings[chart.type](chart, description, outcome)) : [];
  show(place, figures.filter((figure) => figure !== null));
};
