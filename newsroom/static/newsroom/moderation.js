// What script adds to the moderation queue: keys, and decisions that leave the rest of the page
// alone. Everything here has a way without it.

const root = document.querySelector("[data-moderation]");
const help = root.querySelector("#mod-help");
const banDialog = root.querySelector("#mod-ban");
const useKeys = root.querySelector("#mod-use-keys");
const REASON_FOR = 5000; // milliseconds in which a number is a reason
const folded = new Map(); // a line that says what was done -> the cards it stands for
let choosing = null;

const cards = () => [...root.querySelectorAll(".mc[data-comment]")];
const cardOf = (node) => node.closest?.(".mc[data-comment]");

const say = (() => {
  const region = document.createElement("p");
  region.className = "vh";
  region.setAttribute("role", "status");
  root.append(region);
  return (words) => { region.textContent = words; };
})();

// Whether the keys are wanted; a browser may refuse to remember.
const wish = {
  read() { try { return localStorage.getItem("moderation-keys") !== "off"; } catch { return true; } },
  write(on) { try { localStorage.setItem("moderation-keys", on ? "on" : "off"); } catch {} },
};

function showWish() {
  useKeys.checked = wish.read();
  for (const node of root.querySelectorAll("kbd[hidden],kbd[data-key-name],[data-with-keys]")) {
    if (node.tagName === "KBD") node.dataset.keyName = "";
    node.hidden = !useKeys.checked;
  }
}

function step(from, by) {
  const all = cards();
  const next = all[all.indexOf(from) + by];
  next?.focus();
}

// The card, if any, after those that are about to go; else the one before; else a way on.
function afterwards(gone) {
  const all = cards();
  const last = all.indexOf(gone[gone.length - 1]);
  const stays = (card) => !gone.includes(card);
  return all.slice(last).find(stays) || all.slice(0, last).reverse().find(stays);
}

function goOn(next) {
  if (next) return next.focus();
  const rest = root.querySelector("[data-rest]");
  rest.hidden = false;
  rest.querySelector("a").focus();
}

function count(by) {
  const shown = root.querySelector(".mod-tabs [aria-current] .n");
  shown.textContent = Math.max(0, Number(shown.textContent.replace(/\D/g, "")) + by);
}

// Posts a form as its button would, and gets the lines that say what came of it.
async function post(form, button) {
  const body = new FormData(form, button);
  body.append("part", "1");
  const answer = await fetch(location.pathname, { method: "POST", body });
  if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { lines: [...page.body.children], isRefused: answer.status === 422 };
}

async function decide(form, button, chosen) {
  const { lines, isRefused } = await post(form, button);
  const about = new Map(lines.filter((line) => line.dataset.about).map((line) => [line.dataset.about, line]));
  // What is about one card takes its place, even if somebody else was quicker.
  const gone = isRefused ? [] : chosen.filter((card) => chosen.length === 1 || about.has(card.dataset.comment));
  const next = isRefused ? chosen[0] : afterwards(gone);
  if (chosen.length === 1) chosen[0].before(...lines);
  else root.querySelector("[data-done]").prepend(...lines);
  for (const card of gone) {
    if (about.has(card.dataset.comment)) folded.set(about.get(card.dataset.comment), [card]);
    card.remove();
  }
  const whole = lines.find((line) => line.matches("form") && !line.dataset.about);
  if (whole) folded.set(whole, gone);
  count(-gone.length);
  say(lines.map((line) => (line.firstElementChild || line).textContent).join(" "));
  goOn(next);
}

async function undo(form, button) {
  const { lines } = await post(form, button);
  const back = folded.get(form);
  if (lines.length) {
    form.replaceWith(...lines);
    return lines[0].focus();
  }
  if (!back) return location.assign(root.querySelector("[data-rest] a").href);
  form.before(...back);
  for (const [line, theirs] of [...folded]) {
    if (!theirs.some((card) => back.includes(card))) continue;
    folded.delete(line);
    line.remove();
  }
  count(back.length);
  say("Taken back");
  back[0].focus();
}

function noConnection(form) {
  const line = document.createElement("p");
  line.className = "mc mc--gone mc--told";
  line.textContent = "There is no connection. Nothing was decided; press again in a while.";
  (cardOf(form) || form).before(line);
  say(line.textContent);
}

root.addEventListener("submit", async (event) => {
  const { target: form, submitter: button } = event;
  if (form.method !== "post" || form.matches("[data-ban]")) return;
  const card = cardOf(form);
  const ticked = cards().filter((each) => each.querySelector("[form=chosen]").checked);
  const isUndo = button.value === "undo";
  const chosen = card ? [card] : ticked;
  if (!isUndo && !chosen.length) return;
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = "1";
  try {
    await (isUndo ? undo(form, button) : decide(form, button, chosen));
  } catch (error) {
    if (error instanceof TypeError) noConnection(form);
    else asked(form, button).submit(); // the page that comes says what is wrong
  } finally {
    delete form.dataset.sent;
  }
});

// A form that posts what its button stands for, without the button.
function asked(form, button) {
  const verb = document.createElement("input");
  Object.assign(verb, { type: "hidden", name: button.name, value: button.value });
  form.append(verb);
  return form;
}

// The form of the page behind the link, in a dialog.
async function openBan(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) return location.assign(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("[data-ban]");
  if (!form) return location.assign(link.href); // whoever is logged out is led to the log-in
  banDialog.replaceChildren(form);
  banDialog.querySelector("[data-cancel]").addEventListener("click", (event) => {
    event.preventDefault();
    banDialog.close();
  });
  banDialog.showModal();
}

function choose(card, isOn) {
  clearTimeout(choosing?.timer);
  choosing?.card.classList.remove("mc--choosing");
  choosing = isOn ? { card, timer: setTimeout(() => choose(card, false), REASON_FOR) } : null;
  card.classList.toggle("mc--choosing", isOn);
}

function giveReason(card, number) {
  const form = card.querySelector(".mc__told");
  const { reason, note } = form.elements;
  if (number > reason.length) return;
  choose(card, false);
  reason.selectedIndex = number - 1;
  if (number === reason.length) note.focus();
  else form.querySelector("[data-key=r]").click();
}

function press(card, key) {
  const button = card.querySelector(`[data-key="${key}"]`);
  if (button) return button.click();
  if (key === "e") say("Only a published comment can be an editor’s pick.");
}

const KEYS = {
  j: (card) => step(card, 1),
  k: (card) => step(card, -1),
  r: (card) => {
    if (!card.querySelector("[data-key=r]")) return;
    choose(card, true);
    say("Press a number for the reason.");
  },
  u: (card) => {
    const newest = [...folded.keys()].pop() || root.querySelector("[data-done] form");
    (newest || card).querySelector("[data-key=u]")?.click();
  },
  "/": () => root.querySelector("#mod-q").focus(),
  "?": () => help.showModal(),
  Escape: (card) => choose(card, false),
};

root.addEventListener("keydown", (event) => {
  const card = cardOf(event.target);
  const isField = event.target.matches("input,select,textarea");
  if (!card || isField || !useKeys.checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (choosing && /^[1-9]$/.test(key)) giveReason(choosing.card, Number(key));
  else if (KEYS[key]) KEYS[key](card);
  else if ("aseb".includes(key)) press(card, key);
  else return;
  event.preventDefault();
});

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key=b],[data-tick],[data-help]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches("[data-help]")) return help.showModal();
  if (link.dataset.key) return openBan(link);
  const boxes = cards().map((card) => card.querySelector("[form=chosen]"));
  const isOn = !boxes.every((box) => box.checked);
  boxes.forEach((box) => { box.checked = isOn; });
  link.textContent = isOn ? "Tick none" : "Tick all on this page";
});

useKeys.addEventListener("change", () => {
  wish.write(useKeys.checked);
  showWish();
});

root.querySelector("[data-help]").hidden = false;
showWish();
// A card has the focus from the start, unless the address or the reader has put it elsewhere.
if (!location.hash && document.activeElement === document.body) cards()[0]?.focus({ preventScroll: true });
