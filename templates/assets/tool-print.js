// @ts-check
// On paper: the form as it is filled, or a blank one with lines to write on and words to circle.

import { html } from "./tool-dom.js";
import { word } from "./tool-words.js";

/**
 * Prints this tool alone; the rest of a playbook stays at home.
 * @param {HTMLElement} root @param {boolean} isBlank
 */
export const printTool = (root, isBlank) => {
  const marks = [document.documentElement, root];
  marks[0].classList.add("prints-tool");
  root.classList.add("prints");
  root.classList.toggle("blank-form", isBlank);
  const settings = [...root.querySelectorAll("details.settings")].filter((each) => each instanceof HTMLDetailsElement && !each.open);
  if (isBlank) for (const each of settings) each.setAttribute("open", "");
  const paper = html("p", { class: "paper" }, ...["paperName", "paperBy", "paperDay"].map((key) => html("span", {}, word(key))));
  if (isBlank) root.querySelector("form")?.append(paper);
  const done = () => {
    paper.remove();
    marks[0].classList.remove("prints-tool");
    root.classList.remove("prints", "blank-form");
    if (isBlank) for (const each of settings) each.removeAttribute("open");
  };
  addEventListener("afterprint", done, { once: true });
  globalThis.print();
};
