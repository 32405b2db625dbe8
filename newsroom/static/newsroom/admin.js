// What script adds to the editors' screens. Everything here has a way without it.

const form = document.querySelector("#article_form");
const GROUPS = ["takeaways", "quotes", "bylines"];
const ROW = { takeaways: "takeaway", quotes: "quote", bylines: "author" };

document.documentElement.classList.add("has-script");

const say = (() => {
  const region = document.createElement("p");
  region.className = "visually-hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
  return (words) => { region.textContent = words; };
})();

const make = (tag, attributes = {}, text = "") => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
};

// Counters: "53 of 70". The limit is advice.

function count(field) {
  const label = document.querySelector(`label[for="${field.id}"]`);
  if (!label || label.querySelector(".count")) return;
  const shown = make("span", { class: "count" });
  label.append(" ", shown);
  const limit = Number(field.dataset.limit);
  const show = () => {
    const length = [...field.value.trim()].length;
    shown.textContent = `${length} of ${limit}`;
    shown.classList.toggle("count--over", length > limit);
  };
  field.addEventListener("input", show);
  show();
}

// Rows of an article: moved by button or by dragging, numbered in tens.

const rowsOf = (prefix) => [...document.querySelectorAll(`#${prefix}-group .inline-related:not(.empty-form)`)].filter((row) => !row.hidden);

function number(prefix) {
  const rows = rowsOf(prefix);
  rows.forEach((row, index) => {
    const position = row.querySelector("[name$='-position']");
    if (position) position.value = 10 * (index + 1);
    const name = `${ROW[prefix]} ${index + 1}`;
    row.querySelector(".move--up")?.setAttribute("aria-label", `Move ${name} up`);
    row.querySelector(".move--down")?.setAttribute("aria-label", `Move ${name} down`);
    const up = row.querySelector(".move--up"), down = row.querySelector(".move--down");
    if (up) up.disabled = index === 0;
    if (down) down.disabled = index === rows.length - 1;
  });
  form.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
}

function move(row, prefix, step) {
  const rows = rowsOf(prefix);
  const at = rows.indexOf(row);
  const other = rows[at + step];
  if (!other) return;
  if (step < 0) other.before(row); else other.after(row);
  number(prefix);
  const button = row.querySelector(step < 0 ? ".move--up" : ".move--down");
  (button.disabled ? row.querySelector(".move:not([disabled])") : button)?.focus();
  say(`${ROW[prefix]} is now number ${at + step + 1} of ${rows.length}`);
}

function equip(row, prefix) {
  const head = row.querySelector("h3");
  if (!head || head.querySelector(".move") || !row.querySelector("[name$='-position']")) return;
  row.querySelector("[name$='-position']").tabIndex = -1;
  const up = make("button", { type: "button", class: "move move--up" }, "↑");
  const down = make("button", { type: "button", class: "move move--down" }, "↓");
  up.addEventListener("click", () => move(row, prefix, -1));
  down.addEventListener("click", () => move(row, prefix, 1));
  head.querySelector(".inline_label").after(up, down);
}

// A row that was never saved is emptied and put out of sight: the server leaves out empty rows.
// Django's own way numbers the rows anew by their place on the page, which moves may have changed.
function remove(row, prefix) {
  for (const field of row.querySelectorAll("input, textarea, select")) {
    if (/-(position|uid|id|article)$/.test(field.name)) continue;
    field.value = "";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  row.hidden = true;
  number(prefix);
  document.querySelector(`#${prefix}-group .add-row a`)?.focus();
  say(`${ROW[prefix]} removed`);
}

const freshUid = () => [...crypto.getRandomValues(new Uint8Array(6))].map((each) => each.toString(16).padStart(2, "0")).join("");

function prepareRows() {
  for (const prefix of GROUPS) {
    const group = document.querySelector(`#${prefix}-group`);
    if (!group) continue;
    rowsOf(prefix).forEach((row) => equip(row, prefix));
    number(prefix);
    group.addEventListener("formset:added", (event) => {
      const row = event.target.closest(".inline-related");
      const uid = row.querySelector("[name$='-uid']");
      if (uid) uid.value = freshUid();
      row.querySelectorAll("[data-limit]").forEach(count);
      equip(row, prefix);
      number(prefix);
    });
    group.addEventListener("click", (event) => {
      const link = event.target.closest(".inline-deletelink");
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      remove(link.closest(".inline-related"), prefix);
    }, true);
    // After a drag the numbers are right already; the buttons' names are not.
    django.jQuery(group).on("sortstop", () => number(prefix));
  }
}

// A link of the checklist leads to the field itself, wherever that hides.

function goTo(id) {
  const target = fieldOf(id);
  if (!target) return false;
  target.closest("details")?.setAttribute("open", "");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}

function fieldOf(id) {
  const FIRST = ":is(textarea,.select2-selection)";
  const [, prefix, place] = id.match(/^(takeaways|quotes|bylines)-(\d+)$/) ?? [];
  // Rows that were moved keep their ids: the place counts.
  if (prefix) return rowsOf(prefix)[place]?.querySelector(FIRST);
  const target = (id === "id_body" && document.querySelector(".ProseMirror")) || document.getElementById(id);
  if (target?.matches(".inline-group")) return target.querySelector(`.inline-related:not([hidden],.empty-form) ${FIRST}`) || target.querySelector(".add-row a");
  return target?.nextElementSibling?.querySelector?.(".select2-selection") || target;
}

function guardUnsaved() {
  let dirty = false;
  const note = form.querySelector("[data-unsaved]");
  const mark = () => { dirty = true; if (note) note.hidden = false; };
  form.addEventListener("input", mark);
  form.addEventListener("change", (event) => { if (event.isTrusted) mark(); });
  form.addEventListener("submit", () => { dirty = false; });
  // Kept on the server: a closed tab loses nothing.
  document.addEventListener("newsroom:saved", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector("[name=_save]")?.click();
    }
  });
}

// Fields with a search as you type are named after their label, which names the hidden select.

function nameChoosers(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete:not([id*='__prefix__'])")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const shown = select.nextElementSibling?.querySelector(".select2-selection");
    if (!label || !shown) continue;
    const words = label.firstChild.textContent.trim();
    const search = shown.querySelector(".select2-search__field");
    if (search) search.setAttribute("aria-label", words);
    shown.removeAttribute("aria-labelledby");
    for (const name of ["role", "aria-readonly"]) shown.querySelector("span.select2-selection__rendered")?.removeAttribute(name);
    const value = [...select.selectedOptions].map((each) => each.textContent.trim()).join(", ");
    shown.setAttribute("aria-label", value ? `${words}: ${value}` : words);
  }
}

function watchChoosers() {
  const $ = window.django?.jQuery;
  if (!$) return;
  nameChoosers(document);
  document.addEventListener("formset:added", (event) => setTimeout(() => nameChoosers(event.target)));
  $(document).on("change", "select.admin-autocomplete", (event) => setTimeout(() => nameChoosers(event.target.parentElement)));
  $(document).on("select2:open", () => {
    document.querySelector(".select2-container--open .select2-search__field")?.setAttribute("aria-label", "Search");
  });
}

// The focal point: a click sets both numbers, the ring shows them.

function focalPoint(frame) {
  const x = document.getElementById("id_focal_x"), y = document.getElementById("id_focal_y");
  const ring = make("b", { "aria-hidden": "true" });
  if (!x || !y) return;
  frame.append(ring);
  const show = () => { ring.style.left = `${x.value}%`; ring.style.top = `${y.value}%`; };
  frame.addEventListener("click", (event) => {
    const box = frame.querySelector("img").getBoundingClientRect();
    x.value = Math.round(100 * (event.clientX - box.left) / box.width);
    y.value = Math.round(100 * (event.clientY - box.top) / box.height);
    show();
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
}

function start() {
  document.querySelectorAll("[data-limit]:not([id*='__prefix__'])").forEach(count);
  document.querySelectorAll("[data-focal-point]").forEach(focalPoint);
  watchChoosers();
  if (!form) return;
  prepareRows();
  guardUnsaved();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-to-field]");
    if (link && goTo(link.dataset.toField)) event.preventDefault();
    const label = event.target.closest("label[for=id_body]");
    if (label) goTo("id_body");
  });
}

// Django's own scripts set up the rows when the page is loaded: come after them.
if (document.readyState === "complete") start(); else window.addEventListener("load", start);
