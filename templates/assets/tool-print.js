// @ts-check
// On paper: the form as it is filled, or a blank one with lines to write on and words to circle.

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
  const done = () => {
    marks[0].classList.remove("prints-tool");
    root.classList.remove("prints", "blank-form");
    if (isBlank) for (const each of settings) each.removeAttribute("open");
  };
  addEventListener("afterprint", done, { once: true });
  globalThis.print();
};
