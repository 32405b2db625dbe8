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
  if (!text.value) text.value = drafts.read(key).body || "";
  text.addEventListener("input", () => drafts.write(key, { body: text.value }));
  form.addEventListener("submit", () => drafts.write(key, { body: text.value, isSent: true }));
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

// The one form moves below the comment that is answered, and back.
function answerInPlace() {
  const heading = speak.querySelector("h3");
  const home = document.createComment("");
  const words = heading?.textContent;
  const cancel = document.createElement("button");
  Object.assign(cancel, { type: "button", className: "btn btn--quiet", textContent: "Cancel" });
  speak.before(home);
  const goHome = () => {
    form.elements.parent.value = "";
    heading.textContent = words;
    cancel.remove();
    home.after(speak);
  };
  cancel.addEventListener("click", () => {
    const link = document.querySelector(`[data-reply="${form.elements.parent.value}"]`);
    goHome();
    link?.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-reply]");
    if (!link || !heading || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const comment = link.closest("article");
    form.elements.parent.value = link.dataset.reply;
    heading.textContent = `Answer ${comment.querySelector(".comment__who").textContent.trim()}`;
    form.querySelector(".actions").append(cancel);
    comment.after(speak);
    form.elements.body.focus();
  });
  document.querySelector(".comments__bar a[href='#speak']")?.addEventListener("click", goHome);
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
showTarget();
addEventListener("hashchange", showTarget);
