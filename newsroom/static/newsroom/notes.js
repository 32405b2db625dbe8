// Beside an article's form: words selected in it become the passage that a new note is about.

const link = document.querySelector("[data-note]");
const LONGEST = 500; // articles.notes.MAX_PASSAGE
const home = link?.href;

// The words selected in a field of the form, and the field as a note names it.
function selected() {
  const field = document.activeElement;
  if (field?.matches?.(".ProseMirror")) return ["body", document.getSelection().toString()];
  if (!field?.matches?.("#article_form textarea, #article_form input[type=text]")) return ["", ""];
  const name = field.name.replace(/-\d+-.*/, "");
  return [name, field.value.slice(field.selectionStart, field.selectionEnd)];
}

document.addEventListener("selectionchange", () => {
  const [field, words] = selected();
  const passage = words.trim().slice(0, LONGEST);
  if (!link || !passage) return;
  link.href = `${home}?${new URLSearchParams({ field, passage })}`;
  link.target = "_blank"; // what is typed and not saved stays here
  link.textContent = `Note on “${passage.length > 24 ? `${passage.slice(0, 24).trim()}…` : passage}” (new tab)`;
});
