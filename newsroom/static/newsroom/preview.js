// Beside an article's form: what readers would see of it, as typed and kept by now, on a phone.

const place = document.querySelector("[data-live]");
const OPEN = "live-preview";

// Whether the panel stays open when the page comes back after a save; a browser may keep nothing.
const memory = {
  read() { try { return sessionStorage.getItem(OPEN) === "yes"; } catch { return false; } },
  write(isOpen) { try { sessionStorage.setItem(OPEN, isOpen ? "yes" : "no"); } catch {} },
};

const make = (tag, given) => Object.assign(document.createElement(tag), given);

function panel() {
  const section = make("section", { id: OPEN, className: "live", hidden: true });
  section.setAttribute("aria-label", "Preview on a phone");
  const head = make("div", { className: "live__head" });
  const close = make("button", { type: "button", className: "button button--quiet", textContent: "Close" });
  const frame = make("iframe", { className: "frame frame--phone", title: "Preview on a phone" });
  head.append(make("b", { textContent: "Live preview" }), close);
  section.append(head, frame);
  return { section, close, frame };
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
  const { section, close, frame } = panel();
  const toggle = make("button", { type: "button", className: "button button--quiet", textContent: "Beside the form" });
  toggle.setAttribute("aria-controls", OPEN);
  const set = (isOpen) => {
    section.hidden = !isOpen;
    document.documentElement.classList.toggle("has-live", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
    memory.write(isOpen);
    if (isOpen) show(frame, place.dataset.live);
  };
  place.append(" ", toggle);
  place.closest("section").after(section);
  toggle.addEventListener("click", () => set(section.hidden));
  close.addEventListener("click", () => { set(false); toggle.focus(); });
  section.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close.click();
  });
  // Fired once the server has kept or saved what was typed.
  document.addEventListener("newsroom:saved", () => { if (!section.hidden) show(frame, place.dataset.live); });
  set(memory.read());
}
