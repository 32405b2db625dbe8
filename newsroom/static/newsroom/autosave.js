// Keeps what is typed on an article: in this browser at once, on the server a few seconds later.
// The form works without any of this.

const root = document.querySelector("[data-autosave]");
const form = document.querySelector("#article_form");
const SETTLE = 2500, ECHO = 300, PULSE = 20000;
const PREFIX = "newsroom:typed:";
const MARK = "newsroom:submitted";

if (root && form) begin();

function begin() {
  const address = root.dataset.autosave;
  const key = PREFIX + address;
  const state = form.querySelector("[data-unsaved]");
  const company = document.querySelector("[data-company]");
  let settle, echo, typedAt = 0, keptAt = 0, isBusy = false;

  settleSubmitted();
  offer(key, address);

  const typed = () => {
    const data = new FormData(form);
    return [...data].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  };

  function changed(event) {
    if (event.type === "change" && !event.isTrusted && !window.django) return;
    typedAt = Date.now();
    clearTimeout(echo);
    clearTimeout(settle);
    echo = setTimeout(hold, ECHO);
    settle = setTimeout(send, SETTLE);
  }

  // Local first: a lost network, a dead server or a closed tab find the words here.
  function hold() {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: typed() }));
    } catch { /* private windows and full stores: the server still gets them */ }
  }

  async function send() {
    if (isBusy) { settle = setTimeout(send, SETTLE); return; }
    isBusy = true;
    const began = typedAt;
    try {
      const told = await post(address, typed());
      keptAt = began;
      if (typedAt === began) {
        localStorage.removeItem(key);
        say(`${told.words}. Not saved yet`);
        document.dispatchEvent(new CustomEvent("newsroom:saved", { detail: told }));
      }
      if (told.findings) showFindings(told.findings);
      showWhen(told.when ?? "");
      showCompany(told);
    } catch (error) {
      hold();
      say(error.message || "No connection. What you type is kept in this browser");
      settle = setTimeout(send, SETTLE * 4);
    } finally {
      isBusy = false;
    }
  }

  function say(words) {
    if (!state) return;
    state.hidden = false;
    state.textContent = words;
  }

  function showCompany(told) {
    if (!company || told.others === undefined) return;
    const words = [told.newer, told.others].filter(Boolean).join(" ");
    if (company.textContent !== words) company.textContent = words;
    company.hidden = !words;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("rows:changed", (event) => { if (typedAt) changed(event); });
  form.addEventListener("submit", () => {
    clearTimeout(settle);
    if (typedAt) hold();
    sessionStorage.setItem(MARK, key);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && typedAt > keptAt) send();
  });

  const presence = root.dataset.presence;
  if (presence) {
    const pulse = async () => {
      if (document.hidden) return;
      const base = form.querySelector("[name=base]")?.value ?? "";
      try { showCompany(await post(presence, [["base", base]])); } catch { /* the next one will do */ }
    };
    pulse();
    setInterval(pulse, PULSE);
  }
}

async function post(address, fields, again = true) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams(fields);
  body.append("csrfmiddlewaretoken", token.value);
  let response;
  try {
    response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    throw new Error("No connection. What you type is kept in this browser");
  }
  if (response.ok) return response.json();
  if (response.status === 403 && again && await renewToken(address, token)) return post(address, fields, false);
  if (response.status === 403) throw new Error("You are logged out. What you type is kept in this browser: log in in another window and go on here");
  if (response.status === 413) throw new Error((await response.json()).words);
  throw new Error("The server does not answer. What you type is kept in this browser");
}

// A new log-in in another window brings a new token.
async function renewToken(address, token) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (response.redirected || !response.ok) return false;
    token.value = (await response.json()).csrf;
    return true;
  } catch { return false; }
}

// What was sent by the form is let go of once a page says that it was saved.
function settleSubmitted() {
  const sent = sessionStorage.getItem(MARK);
  if (!sent) return;
  sessionStorage.removeItem(MARK);
  const isReturned = document.querySelector(".errornote, .problems, .errorlist.nonfield");
  if (isReturned || document.querySelector(".messagelist :is(.success, .stored)")) localStorage.removeItem(sent);
}

function offer(key, address) {
  let held;
  try { held = JSON.parse(localStorage.getItem(key)); } catch { return; }
  if (!held?.fields?.length) return;
  const when = new Date(held.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const notice = document.createElement("div");
  notice.className = "notice notice--warn";
  notice.setAttribute("role", "note");
  const words = document.createElement("p");
  words.textContent = `This browser holds what you typed here on ${when} and the server does not have. `;
  const back = button("Bring it back", async () => {
    try {
      await post(address, held.fields);
      localStorage.removeItem(key);
      location.search = "?kept=1";
    } catch (error) { words.textContent = error.message; }
  });
  const away = button("Throw it away", () => { localStorage.removeItem(key); notice.remove(); });
  away.classList.add("button--quiet");
  notice.append(words, back, " ", away);
  form.before(notice);
}

function button(words, act) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "button";
  node.textContent = words;
  node.addEventListener("click", act);
  return node;
}

// What the typed date and time mean on other clocks, or why there is no such moment.
function showWhen(words) {
  const place = document.querySelector("[data-when]");
  if (place && place.textContent !== words) place.textContent = words;
}

function showFindings(findings) {
  const list = document.querySelector("[data-findings]");
  const note = document.querySelector("[data-findings-as]");
  if (!list) return;
  list.replaceChildren(...findings.map(({ weight, words, anchor }) => {
    const item = document.createElement("li");
    item.className = weight === "Must" ? "todo" : "rec";
    const kind = document.createElement("b"), said = document.createElement("span"), link = document.createElement("a");
    kind.textContent = weight;
    said.textContent = words;
    link.href = `#${anchor}`;
    link.dataset.toField = anchor;
    link.textContent = "Go";
    const more = document.createElement("span");
    more.className = "visually-hidden";
    more.textContent = " to the field";
    link.append(more);
    item.append(kind, " ", said, " ", link);
    return item;
  }));
  if (note) { note.className = findings.length ? "help" : "ok"; note.textContent = findings.length ? "As typed now." : "Nothing is missing."; }
}
