// @ts-check
// The customers: a line each with the course of the latest tool, and a chart a tool when one is opened.

import { inOrder } from "./records.js";
import { draw, points, spark } from "./records-chart.js";
import { dayOf, language, made, showTone, within, word } from "./records-words.js";

/** @typedef {import("./records-schema.js").Customer} Customer */
/** @typedef {import("./records-schema.js").Evaluation} Evaluation */
/** @typedef {import("./records-schema.js").RecordsFile} RecordsFile */

/** @param {RecordsFile} records @returns {Map<string, Evaluation[]>} by customer id, the first one first */
const byCustomer = ({ customers, evaluations }) => {
  /** @type {Map<string, Evaluation[]>} */
  const found = new Map(customers.map(({ id }) => [id, []]));
  for (const each of evaluations.toSorted(inOrder)) found.get(each.customer ?? "")?.push(each);
  return found;
};

/** @param {HTMLElement} list @param {RecordsFile} records */
export const showCustomers = (list, records) => {
  const opened = new Set([...list.querySelectorAll("details[open]")].map((each) => each.closest("li")?.dataset.id));
  const all = byCustomer(records);
  const latest = (/** @type {Customer} */ { id }) => all.get(id)?.at(-1)?.date ?? "";
  const collator = new Intl.Collator(language);
  const ordered = records.customers.toSorted((one, other) =>
    latest(one) === latest(other) ? collator.compare(one.name, other.name) : latest(one) < latest(other) ? 1 : -1);
  list.replaceChildren(...ordered.map((customer) => {
    const own = all.get(customer.id) ?? [];
    const line = customerLine(customer, own);
    const details = within(line, "details", HTMLDetailsElement);
    details.addEventListener("toggle", () => {
      if (details.open) showFigures(within(details, ".figures"), customer, own);
    });
    details.open = opened.has(customer.id);
    return line;
  }));
};

/** @param {Customer} customer @param {Evaluation[]} own */
const customerLine = (customer, own) => {
  const line = made("records-customer");
  line.dataset.id = customer.id;
  within(line, "b").textContent = customer.name;
  const last = own.at(-1);
  if (!last) return line;
  showTone(within(line, ".st"), last);
  within(line, ".v").textContent = last.headline.text;
  const course = points(courseOf(own, last));
  if (course.length > 1) within(line, "polyline", SVGElement).setAttribute("points", spark(course));
  return line;
};

/** The evaluations whose headline is the same output of the same tool. @param {Evaluation[]} own @param {Evaluation} last */
const courseOf = (own, last) => own.filter(({ tool, headline }) => tool === last.tool && headline.output === last.headline.output);

/** A chart for each tool, the one used last first. @param {HTMLElement} place @param {Customer} customer @param {Evaluation[]} own */
const showFigures = (place, customer, own) => {
  const tools = new Map(own.map((each) => [each.tool, each]));
  const latest = [...tools.values()].toSorted(inOrder).toReversed();
  place.replaceChildren(...latest.flatMap((last) => {
    const course = points(courseOf(own, last));
    return course.length > 0 ? [figure(customer, last, course)] : [];
  }));
};

/** @param {Customer} customer @param {Evaluation} last @param {import("./records-chart.js").Point[]} course */
const figure = (customer, last, course) => {
  const chart = made("records-figure");
  within(chart, "figcaption").textContent = `${last.title} · ${last.headline.label}`;
  const svg = within(chart, "svg", SVGElement);
  const says = word("course", `${customer.name}, ${last.headline.label}`, course.length, course[0].text, course.at(-1)?.text ?? "");
  svg.setAttribute("aria-label", says);
  draw(svg, course);
  within(chart, "tbody").replaceChildren(...course.toReversed().map(({ date, text }) => {
    const row = document.createElement("tr");
    for (const [name, cell] of [["th", dayOf(date)], ["td", text]]) {
      const box = document.createElement(name);
      if (name === "th") box.setAttribute("scope", "row");
      box.textContent = cell;
      row.append(box);
    }
    return row;
  }));
  return chart;
};
