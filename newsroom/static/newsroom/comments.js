// What script adds to Speak Your Mind. Everything here has a way without it.

const LIMIT = 5000;
const speak = document.querySelector("#speak");
const form = document.querySelector("[data-comment-form]");

// Drafts live in this browser until the text is stored; a browser may refuse to keep any.
const drafts = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(`draft:${key}`)) || {};
    } catch {
      return {};
    }
  },
  write(key, draft) {
    try {
      if (draft.body) localStorage.setItem(`draft:${key}`, JSON.stringify(draft));
      else localStorage.removeItem(`draft:${key}`);
    } catch {}
  },
};

function keepDraft(text, key) {
  const { body = "", isSent, sentAs } = drafts.read(key);
  const once = form.elements.key;
  // Beside a text that the page brought, like one to be changed, only what was typed and not sent.
  if (!text.value || (body && !isSent && text.value === text.defaultValue)) text.value = body;
  // Sent before, and the answer never seen: sent again, it is the same comment.
  if (isSent && sentAs && text.value === body && !once.value) once.value = sentAs;
  text.addEventListener("input", () => drafts.write(key, { body: text.value }));
  form.addEventListener("submit", () =>
    drafts.write(key, { body: text.value, isSent: true, sentAs: once.value }));
}

// The receipt proves that what was sent is stored; a draft begun since then stays.
function dropStoredDrafts(keys) {
  for (const key of keys) if (drafts.read(key).isSent) drafts.write(key, {});
}

function countCharacters(text) {
  const counter = document.createElement("p");
  counter.className = "counter";
  text.after(counter);
  const count = () => {
    const left = LIMIT - [...text.value.trim().normalize("NFC")].length;
    const number = Math.abs(left).toLocaleString("en");
    counter.textContent = left < 0 ? `${number} characters too long` : `${number} characters left`;
  };
  text.addEventListener("input", count);
  count();
}

const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

// The one form moves below the comment that is answered, and back.
function answerInPlace() {
  const heading = speak.querySelector("h3");
  if (!heading) return;
  const home = document.createComment("");
  const words = heading.textContent;
  const { about, body, parent } = form.elements;
  const cancel = document.createElement("button");
  Object.assign(cancel, { type: "button", className: "btn btn--quiet", textContent: "Cancel" });
  speak.before(home);
  const goHome = () => {
    parent.value = "";
    heading.textContent = words;
    if (about) about.closest(".field").hidden = false;
    cancel.remove();
    home.after(speak);
  };
  cancel.addEventListener("click", () => {
    const link = document.querySelector(`[data-reply="${parent.value}"]`);
    goHome();
    link?.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-reply]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    const comment = link.closest("article");
    parent.value = link.dataset.reply;
    heading.textContent = `Answer ${comment.querySelector(".comment__who bdi").textContent.trim()}`;
    if (about) {
      about.value = "";
      about.closest(".field").hidden = true;
    }
    form.querySelector(".actions .btn").after(cancel);
    comment.after(speak);
    body.focus();
  });
  document.querySelector(".comments__bar a[href='#speak']")?.addEventListener("click", goHome);
  if (about) offerAnswers(about, (name) => {
    goHome();
    heading.textContent = `Answer ${name}`;
    body.focus();
  });
}

// A way to answer beside each takeaway and quote that the form knows.
function offerAnswers(about, answer) {
  for (const option of about.options) {
    const [, kind, number] = option.text.match(/^(Key takeaway|Quote) (\d+):/) || [];
    const place = document.getElementById(`${kind === "Quote" ? "quote" : "takeaway"}-${number}`);
    if (!place) continue;
    const link = document.createElement("a");
    const name = `${kind.toLowerCase()} ${number}`;
    link.href = "#speak";
    link.innerHTML = "Answer<span class='vh'></span>";
    link.lastChild.textContent = ` ${name}`;
    link.addEventListener("click", (event) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      about.value = option.value;
      answer(name);
    });
    let links = place.querySelector(".comments-link");
    if (!links) {
      links = document.createElement("span");
      links.className = "comments-link no-print";
      place.append(" ", links);
    }
    links.prepend(link, " ");
  }
}

// One click recommends; whatever stands in the way is said on the small page behind the link.
function recommendInPlace() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-recommend]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    if (link.dataset.recommend) return;
    link.dataset.recommend = "asked";
    link.setAttribute("aria-live", "polite");
    try {
      const answer = await fetch(link.href, { method: "POST", redirect: "manual" });
      if (answer.type !== "opaqueredirect") throw new Error(answer.status);
      link.querySelector(".lbl").textContent = "Recommended";
      link.dataset.recommend = "done";
    } catch {
      location.assign(link.href);
    }
  });
}

function showTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}

if (form) {
  const text = form.elements.body;
  keepDraft(text, new URL(form.action).pathname);
  countCharacters(text);
  if (speak) answerInPlace();
  // After the browser has gone to the fragment of the address, which takes the focus away.
  addEventListener("load", () => setTimeout(() => form.querySelector(".error-summary")?.focus()));
}
dropStoredDrafts((document.querySelector("[data-stored-for]")?.dataset.storedFor || "").split(" "));
recommendInPlace();
showTarget();
addEventListener("hashchange", showTarget);
