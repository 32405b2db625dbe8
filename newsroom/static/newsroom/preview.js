// Beside an article's form: what readers would see of it, as typed and kept by now.

const place = document.querySelector("[data-live]");
const OPEN = "live-preview";
const VIEWS = { phone: "Phone", desktop: "Desktop", print: "Print" };

// How the panel stands open when the page comes back after a save, or "no"; a browser may keep nothing.
const memory = {
  read() { try { return sessionStorage.getItem(OPEN) || "no"; } catch { return "no"; } },
  write(view) { try { sessionStorage.setItem(OPEN, view); } catch {} },
};

const make = (tag, given) => Object.assign(document.createElement(tag), given);

function panel() {
  const section = make("section", { id: OPEN, className: "live", hidden: true });
  section.setAttribute("aria-label", "Live preview");
  const head = make("div", { className: "live__head" });
  const close = make("button", { type: "button", className: "button button--quiet", textContent: "Close" });
  const views = make("div", { className: "live__views", role: "group", ariaLabel: "Show as" });
  for (const [view, textContent] of Object.entries(VIEWS)) {
    const button = make("button", { type: "button", className: "button button--quiet", textContent });
    button.dataset.view = view;
    views.append(button);
  }
  const frame = make("iframe", {});
  const room = make("div", { className: "live__room" });
  room.append(frame);
  head.append(views, close);
  section.append(head, room);
  return { section, close, frame, views };
}

// Anew, at the place it was scrolled to.
function show(frame, address) {
  let y = 0;
  try { y = frame.contentWindow.scrollY; } catch {}
  frame.addEventListener("load", () => {
    try { frame.contentWindow.scrollTo({ top: y, behavior: "instant" }); } catch {}
  }, { once: true });
  frame.src = address;
}

if (place) {
  const { section, close, frame, views } = panel();
  let view = memory.read() in VIEWS ? memory.read() : "phone";
  const toggle = make("button", { type: "button", className: "button button--quiet", textContent: "Beside the form" });
  toggle.setAttribute("aria-controls", OPEN);
  const refresh = () => show(frame, view === "print" ? place.dataset.livePrint : place.dataset.live);
  const set = (isOpen) => {
    section.hidden = !isOpen;
    section.classList.toggle("live--wide", view !== "phone");
    document.documentElement.classList.toggle("has-live", isOpen);
    document.documentElement.classList.toggle("has-live--wide", isOpen && view !== "phone");
    toggle.setAttribute("aria-expanded", String(isOpen));
    for (const each of views.children) each.setAttribute("aria-pressed", String(each.dataset.view === view));
    frame.className = `frame frame--${view}`;
    frame.title = `${VIEWS[view]} preview`;
    memory.write(isOpen ? view : "no");
    if (isOpen) refresh();
  };
  place.append(" ", toggle);
  place.closest("section").after(section);
  toggle.addEventListener("click", () => set(section.hidden));
  close.addEventListener("click", () => { set(false); toggle.focus(); });
  views.addEventListener("click", ({ target }) => {
    if (target.dataset.view) { view = target.dataset.view; set(true); }
  });
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close.click();
  });
  // Fired once the server has kept or saved what was typed.
  document.addEventListener("newsroom:saved", () => { if (!section.hidden) refresh(); });
  set(memory.read() in VIEWS);
}
