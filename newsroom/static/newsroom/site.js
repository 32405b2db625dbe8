/* What script adds to readers' pages. Everything here works without it, only slower. */

/* A form that a page for everybody shows can hold no token: it is fetched when somebody begins
   to write, so that the post need not meet the page with the one button. */
async function fetchToken(form) {
  const answer = await fetch("/form-token/", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { token, key } = await answer.json();
  for (const [name, value] of Object.entries({ token, key })) {
    const field = form.elements.namedItem(name);
    if (field && !field.value) field.value = value;
  }
}

for (const form of document.querySelectorAll("form[data-reader-form]")) {
  let asked = null;
  const ask = () => {
    asked ??= fetchToken(form).catch(() => { asked = null; });
    return asked;
  };
  form.addEventListener("focusin", ask, { once: true });
  form.addEventListener("submit", (event) => {
    const token = form.elements.namedItem("token");
    if (!token || token.value || form.dataset.sent) return;
    /* Typed faster than the answer came: wait for it once, then send whatever there is. */
    event.preventDefault();
    form.dataset.sent = "yes";
    const wait = new Promise((done) => setTimeout(done, 2000));
    Promise.race([ask(), wait]).then(() => form.requestSubmit(event.submitter));
  });
}

/* Errors are announced where they are listed. */
document.querySelector(".error-summary")?.focus();

for (const control of document.querySelectorAll("[data-print]")) {
  control.hidden = false;
  control.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  const { share: url, title } = button.dataset;
  if (!navigator.share && !navigator.clipboard) continue;
  const label = button.querySelector("span");
  const words = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      label.textContent = "Link copied";
      setTimeout(() => { label.textContent = words; }, 4000);
    } catch { /* closing the sheet is no error */ }
  });
}
