// @ts-check
// On paper: the form as it is filled, or a blank one with lines to write on and words to circle.

import { html } from "./tool-dom.js";
import { word } from "./tool-words.js";

/** Words with a line each to write on. @param {...string} keys */
const line = (...keys) => html("p", { class: "paper" }, ...keys.map((key) => html("span", {}, word(key))));

/**
 * Prints this tool alone; the rest of a playbook stays at home.
 * @param {HTMLElement} root @param {boolean} isBlank @param {import("./tool-form.js").Form} [form]
 */
export const printTool = (root, isBlank, form) => {
  const marks = [document.documentElement, root];
  marks[0].classList.add("prints-tool");
  root.classList.add("prints");
  root.classList.toggle("blank-form", isBlank);
  const settings = [...root.querySelectorAll("details.settings")].filter((each) => each instanceof HTMLDetailsElement && !each.open);
  if (isBlank) for (const each of settings) each.setAttribute("open", "");
  const paper = line("paperName", "paperBy", "paperDay");
  const signed = line("paperSign");
  const tables = isBlank ? (form?.tables.flatMap((table) => table?.ready() ?? []) ?? []) : [];
  const sheet = root.querySelector("form");
  if (isBlank && root.matches(".form, .checklist")) {
    sheet?.querySelector(".split")?.before(paper);
    sheet?.append(signed);
  } else if (isBlank) sheet?.append(paper);
  const done = () => {
    paper.remove();
    signed.remove();
    for (const putBack of tables) putBack();
    marks[0].classList.remove("prints-tool");
    root.classList.remove("prints", "blank-form");
    if (isBlank) for (const each of settings) each.removeAttribute("open");
  };
  addEventListener("afterprint", done, { once: true });
  globalThis.print();
};
