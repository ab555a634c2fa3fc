// @ts-check
// Marks in the outline the section being read.

/** @type {Map<string, HTMLAnchorElement>} heading id → its line in the outline */
const lines = new Map();
for (const line of document.querySelectorAll(".outline a")) {
  if (line instanceof HTMLAnchorElement) lines.set(decodeURIComponent(line.hash.slice(1)), line);
}
const headings = [...lines.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);

/** The last heading above the upper third of the window is the one being read. */
const mark = () => {
  const last = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  const current = last ? headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight) : above.at(-1);
  for (const [id, line] of lines) {
    if (id === current?.id) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
};

if (headings.length > 0) {
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66.6%", threshold: [0, 1] });
  for (const heading of headings) observer.observe(heading);
  addEventListener("scrollend", mark);
}

// At a desk the stylesheet shows the outline whether it is open or not; saying so lets the keyboard and a screen
// reader know. On a phone it has done its work when a line of it was followed.
const outline = document.querySelector("details.outline");
if (outline instanceof HTMLDetailsElement) {
  const desk = matchMedia("(min-width: 68.75em)");
  const fit = () => {
    outline.open = desk.matches;
  };
  fit();
  desk.addEventListener("change", fit);
  outline.addEventListener("click", (event) => {
    if (event.target instanceof HTMLAnchorElement) fit();
  });
}
