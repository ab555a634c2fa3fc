// @ts-check
// The page of records: shows what is kept, and does what its buttons say.

import { evaluationsCSV, ImportError, inOrder, openStore, StoreError, today } from "./records.js";
import { showCustomers } from "./records-customers.js";
import { portion, showLedger, toggle } from "./records-ledger.js";
import { counted, dayOf, made, part, say, within, word } from "./records-words.js";

/** @typedef {import("./records-schema.js").Kind} Kind */
/** @typedef {import("./records-schema.js").RecordsFile} RecordsFile */

const book = part("records-book");
const ledger = within(book, "table", HTMLTableElement);
const clients = within(book, ".cl");
const keep = part("records-keep");
const file = within(document, "#records-file", HTMLInputElement);
const ask = within(document, "#records-ask", HTMLDialogElement);
const undo = part("records-undo");
const lastExport = "records-exported";

/** @type {RecordsFile} what is kept, as last read */
let records;
let most = portion;
/** @type {[Kind, any][]} what the last deletion took away */
let removed = [];

/** When everything was last exported here, if the browser remembers. */
const exported = () => {
  try {
    return localStorage.getItem(lastExport);
  } catch {
    return null;
  }
};

/** @param {string | null} day */
const noteExport = (day) => {
  try {
    if (day) localStorage.setItem(lastExport, day);
    else localStorage.removeItem(lastExport);
  } catch { /* then it is not shown */ }
};

const show = () => {
  const { customers, evaluations, drafts, ticks } = records;
  const isBlank = customers.length + evaluations.length === 0;
  const isEmpty = isBlank && drafts.length + ticks.length === 0;
  showLedger(ledger, records, most);
  showCustomers(clients, records);
  book.hidden = isBlank;
  part("records-customers").closest("section")?.toggleAttribute("hidden", customers.length === 0);
  part("records-none").hidden = !isBlank;
  keep.hidden = isEmpty;
  within(book, "[data-act=older]").hidden = evaluations.length <= most;
  within(keep, "[data-act=csv]").hidden = evaluations.length === 0;
  within(keep, "[data-act=import]").hidden = isBlank;
  const day = exported();
  const says = [spoken("span", counted("count", evaluations.length)), ...(customers.length > 0 ? [customersLink()] : []), spoken("span", day ? word("exported", dayOf(day)) : "")];
  part("records-meta").replaceChildren(...says.filter(({ textContent }) => !isBlank && textContent));
};

/** @param {string} name @param {string} text */
const spoken = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};

/** On a phone the customers stand far below, after the ledger. */
const customersLink = () => {
  const link = spoken("a", counted("customers", records.customers.length));
  link.setAttribute("href", "#records-customers");
  return link;
};

const counts = () => `${counted("count", records.evaluations.length)} · ${counted("customers", records.customers.length)}`;

const reload = async () => {
  records = await (await openStore()).export();
  show();
};

/** @param {string} text */
const trouble = (text) => {
  const box = part("records-trouble");
  within(box, "p").textContent = text;
  box.hidden = text === "";
  if (text) box.scrollIntoView({ block: "nearest" });
};

/** Does it, or says why not. @param {() => Promise<unknown>} work */
const attempt = async (work) => {
  try {
    await work();
    trouble("");
  } catch (error) {
    if (error instanceof StoreError) trouble(word(error.kind === "newer" ? "newerSite" : error.kind));
    else if (error instanceof ImportError) trouble(word(error.reason, [error.path, error.rule].filter(Boolean).join(", ")));
    else throw error;
  }
};

/** @param {string} text @param {string} name @param {string} type */
const download = (text, name, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const exportAll = async () => {
  download(JSON.stringify(await (await openStore()).export(), null, 1), `rapport-records-${today()}.json`, "application/json");
  noteExport(today());
  show();
};

const exportCSV = () => {
  const ordered = records.evaluations.toSorted(inOrder);
  const table = evaluationsCSV(ordered, records.customers, word("csv").split("|"), word);
  download(table, `rapport-records-${today()}.csv`, "text/csv;charset=utf-8");
};

const importChosen = async () => {
  const chosen = file.files?.[0];
  file.value = "";
  if (!chosen) return;
  const { added, updated, kept, removed: gone } = await (await openStore()).importFile(await chosen.text());
  offerUndo(word("imported", added, updated, kept, gone), []);
  await reload();
};

/** Says what was done, and offers to undo it. @param {string} text @param {[Kind, any][]} taken */
const offerUndo = (text, taken) => {
  removed = taken;
  within(undo, "span").textContent = text;
  const button = within(undo, "button");
  button.hidden = taken.length === 0;
  undo.hidden = text === "";
  say(text);
  if (!button.hidden) button.focus();
};

/** @param {[Kind, string][]} ids @param {string} text */
const remove = async (ids, text) => {
  const taken = await (await openStore()).change({ remove: ids });
  await reload();
  offerUndo(text, taken);
};

const bringBack = async () => {
  await (await openStore()).change({ put: removed });
  await reload();
  const [kind, record] = removed[0];
  offerUndo("", []);
  say(word("restored"));
  const place = document.querySelector(kind === "customers" ? `.cl [data-id="${record.id}"] summary` : `tr[data-id="${record.id}"] button`);
  if (place instanceof HTMLElement) place.focus();
};

/** @param {HTMLElement} line of a customer */
const rename = (line) => {
  const button = within(line, "[data-act=rename]");
  const customer = records.customers.find(({ id }) => id === line.dataset.id);
  if (!customer || line.querySelector(".rename")) return;
  const form = made("records-rename");
  const field = within(form, "input", HTMLInputElement);
  field.value = customer.name;
  within(line, ".open").prepend(form);
  field.select();
  const close = () => {
    form.remove();
    button.focus();
  };
  within(form, "[data-act=keep]").addEventListener("click", close);
  form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = field.value.trim();
    if (!name) return;
    attempt(async () => {
      form.remove();
      await (await openStore()).put("customers", { id: customer.id, name });
      await reload();
      offerUndo(word("renamed", name), []);
      within(document, `.cl [data-id="${customer.id}"] [data-act=rename]`).focus();
    });
  });
};

/** @param {string} id of a customer */
const drop = (id) => {
  const customer = records.customers.find((each) => each.id === id);
  const own = records.evaluations.filter((each) => each.customer === id);
  if (!customer) return;
  /** @type {[Kind, string][]} */
  const ids = [["customers", id], ...own.map((each) => /** @type {[Kind, string]} */ (["evaluations", each.id]))];
  attempt(() => remove(ids, word("deletedCustomer", customer.name)));
};

/** @type {Record<string, (button: HTMLElement) => void>} what each button does, by its `data-act` */
const acts = {
  export: () => attempt(exportAll),
  csv: exportCSV,
  import: () => file.click(),
  erase: () => {
    within(ask, "p").textContent = word("eraseHelp", counts());
    ask.returnValue = "";
    ask.showModal();
  },
  undo: () => attempt(bringBack),
  older: () => {
    const next = records.evaluations.length - most;
    most += portion;
    show();
    within(ledger, `tbody:last-child tr:last-child button`).focus({ preventScroll: true });
    say(counted("count", Math.min(next, portion)));
  },
  open: (button) => {
    const line = button.closest("tr");
    const evaluation = records.evaluations.find(({ id }) => id === line?.dataset.id);
    if (line && evaluation) toggle(line, evaluation);
  },
  delete: (button) => {
    const evaluation = records.evaluations.find(({ id }) => id === button.closest("tr")?.dataset.id);
    if (!evaluation) return;
    const { id, date, title } = evaluation;
    attempt(() => remove([["evaluations", id]], word("deleted", `${dayOf(date)} · ${title}`)));
  },
  rename: (button) => {
    const line = button.closest("li");
    if (line) rename(line);
  },
  drop: (button) => drop(button.closest("li")?.dataset.id ?? ""),
};

part("records").addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-act]") : null;
  if (button instanceof HTMLElement) acts[button.dataset.act ?? ""]?.(button);
});
file.addEventListener("change", () => attempt(importChosen));
ask.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.value === "export") attempt(exportAll);
  else if (button) ask.close(button.value);
});
ask.addEventListener("close", () => {
  if (ask.returnValue !== "erase") return;
  attempt(async () => {
    await (await openStore()).erase();
    noteExport(null);
    await reload();
    offerUndo(word("erased"), []);
    within(document, "#records-none [data-act=import]").focus();
  });
});

attempt(async () => {
  const store = await openStore();
  store.onChange(({ here }) => {
    if (!here && !clients.querySelector(".rename")) attempt(reload);
  });
  await reload();
});
