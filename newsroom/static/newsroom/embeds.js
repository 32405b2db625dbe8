// The editor of the body, with the places of takeaways, quotes and pictures: dashed slots that
// name a row. Without this module the body stays the plain text area that it is.
import * as kit from "django-prose-editor/editor";

const { Node, Plugin } = kit;
const SELECTOR = "data-django-prose-editor-newsroom";

const form = document.querySelector("#article_form");
const page = document.querySelector("[data-pictures]");
const pictures = JSON.parse(document.getElementById("body-pictures")?.textContent || "{}") || {};

const make = (tag, properties = {}, children = []) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

/** The quote rows of the form, in order: uid, name of the expert, first words. */
function quotes() {
  const rows = [...document.querySelectorAll("#quotes-group .inline-related:not(.empty-form)")].filter((row) => !row.hidden);
  return rows.map((row, index) => {
    const value = (name) => row.querySelector(`[name$='-${name}']`);
    const chosen = value("expert")?.selectedOptions?.[0]?.textContent.trim().replace(/^-+$/, "");
    return {
      uid: value("uid")?.value,
      number: index + 1,
      name: chosen || "nobody named yet",
      words: (value("text")?.value || "").trim().slice(0, 90),
    };
  }).filter((quote) => quote.uid);
}

function wordsFor({ embed, ref }) {
  if (embed === "takeaways") return ["Key takeaways appear here", true];
  if (embed === "quote") {
    const quote = quotes().find((each) => each.uid === ref);
    return quote ? [`Expert quote ${quote.number}: ${quote.name}`, true] : ["A quote that is not in this article any more", false];
  }
  return pictures[ref] ? [`Picture: ${pictures[ref].label}`, true] : ["A picture", true];
}

/** A list in a dialog; resolves to the chosen item, or nothing. */
function choose(title, items, { onSearch } = {}) {
  return new Promise((resolve) => {
    const list = make("ul");
    const close = make("button", { type: "button", className: "button button--quiet", textContent: "Cancel" });
    const heading = make("h2", { id: "chooser-title", textContent: title });
    const dialog = make("dialog", { className: "chooser" }, [heading]);
    dialog.setAttribute("aria-labelledby", "chooser-title");
    const fill = (shown) => {
      list.replaceChildren(...shown.map((item) => {
        const button = make("button", { type: "button" }, item.src ? [make("img", { src: item.src, alt: "" }), item.label] : [item.label]);
        button.addEventListener("click", () => { resolve(item); dialog.close(); });
        return make("li", {}, [button]);
      }));
      if (!shown.length) list.replaceChildren(make("li", { textContent: "Nothing here yet." }));
    };
    if (onSearch) {
      dialog.classList.add("chooser--pictures");
      const search = make("input", { type: "search", className: "vTextField", placeholder: "Search pictures" });
      search.setAttribute("aria-label", "Search pictures");
      search.addEventListener("input", async () => fill(await onSearch(search.value)));
      search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
      dialog.append(search);
    }
    fill(items);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); resolve(null); });
    dialog.append(list, close);
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function recentPictures(words = "") {
  const answer = await fetch(`${page.dataset.pictures}?${new URLSearchParams({ q: words })}`);
  if (!answer.ok) return [];
  const found = (await answer.json()).pictures;
  for (const each of found) pictures[each.token] = each;
  return found;
}

// A slot that is selected is never written over: what comes next goes behind it.
const isEmbed = (selection) => selection.node?.type.name === "embed";

function place(editor, embed, ref = null) {
  const { selection } = editor.state;
  const content = { type: "embed", attrs: { embed, ref } };
  if (isEmbed(selection)) editor.chain().focus().insertContentAt(selection.to, content).run();
  else editor.chain().focus().insertContent(content).run();
  editor.commands.setTextSelection(editor.state.selection.to + 1);
}

function writeBehind(view, _from, _to, text) {
  const { selection, schema, tr } = view.state;
  if (!isEmbed(selection)) return false;
  tr.insert(selection.to, schema.nodes.paragraph.create(null, schema.text(text)));
  const end = tr.doc.resolve(selection.to + 1 + text.length);
  view.dispatch(tr.setSelection(kit.pm.state.TextSelection.near(end)));
  return true;
}

const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes() {
    const kept = (name) => ({
      default: null,
      parseHTML: (element) => element.getAttribute(`data-${name}`),
      renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
    });
    return { embed: kept("embed"), ref: kept("ref") };
  },

  parseHTML() {
    return [{ tag: "figure[data-embed]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes];
  },

  addNodeView() {
    return ({ node }) => {
      const dom = make("div", { className: "slot" });
      const show = () => {
        const [words, found] = wordsFor(node.attrs);
        const src = node.attrs.embed === "image" && pictures[node.attrs.ref]?.src;
        dom.replaceChildren(...(src ? [make("img", { src, alt: "" })] : []), words);
        dom.classList.toggle("slot--lost", !found);
      };
      show();
      for (const event of ["rows:changed", "change"]) form?.addEventListener(event, show);
      return {
        dom,
        destroy() {
          for (const event of ["rows:changed", "change"]) form?.removeEventListener(event, show);
        },
      };
    };
  },

  // The text box needs a name of its own: its label belongs to the hidden text area.
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleTextInput: writeBehind, attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Body" } } })];
  },

  onCreate() {
    const bar = this.editor.view.dom.parentElement.querySelector(".prose-menubar");
    bar?.setAttribute("role", "toolbar");
    bar?.setAttribute("aria-label", "Formatting");
  },

  addMenuItems({ buttons, menu }) {
    const item = (name, label, title, command) => menu.defineItem({ name, groups: "embeds", priority: 90, button: buttons.text(label, title), command });
    item("placeTakeaways", "Takeaways", "Place takeaways", (editor) => place(editor, "takeaways"));
    item("placeQuote", "Quote…", "Place quote", async (editor) => {
      const rows = quotes().filter((each) => each.words || each.name !== "nobody named yet");
      const items = rows.map((each) => ({ label: `${each.number}. ${each.name}: ${each.words || "no words yet"}`, uid: each.uid }));
      const chosen = await choose("Place a quote", items);
      if (chosen) place(editor, "quote", chosen.uid);
    });
    item("placePicture", "Picture…", "Place picture", async (editor) => {
      const chosen = await choose("Place a picture", await recentPictures(), { onSearch: recentPictures });
      if (chosen) place(editor, "image", chosen.token);
    });
  },
});

kit.initializeEditors((textarea) => {
  if (textarea.closest(".prose-editor")) return;
  const known = { ...kit, Embed };
  const wanted = Object.entries(JSON.parse(textarea.getAttribute(SELECTOR)).extensions);
  const missing = wanted.filter(([name]) => !known[name]);
  if (missing.length) throw new Error(`The editor lacks ${missing.map(([name]) => name)}`);
  kit.createTextareaEditor(textarea, wanted.map(([name, options]) => (options === true ? known[name] : known[name].configure(options))));
}, `[${SELECTOR}]`);
