/* Everything here works without this file: it adds the keys n and p, and a way to see only what changed. */
(() => {
  "use strict";
  const redline = document.querySelector(".inforce-redline");
  if (!redline) return;
  const marks = ".inforce-redline :is(ins, del, .inforce-number, .inforce-link, a.inforce-move)[id]";

  const views = document.querySelector(".inforce-views");
  if (views) {
    views.hidden = false;
    views.addEventListener("click", event => {
      const button = event.target.closest("button[data-inforce-view]");
      if (!button) return;
      for (const other of views.querySelectorAll("button")) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      redline.classList.toggle("inforce-redline--changes", button.dataset.inforceView === "changes");
      const table = document.querySelector(".inforce-clauses");
      if (table) table.open = button.dataset.inforceView === "table";
      if (table && table.open) table.scrollIntoView({ block: "start" });
    });
  }

  let here = null;
  const step = way => {
    const all = [...document.querySelectorAll(marks)].filter(one => one.getClientRects().length);
    if (!all.length) return;
    let at = all.indexOf(here);
    if (at < 0) {
      const below = all.findIndex(one => one.getBoundingClientRect().top > 8);
      at = way > 0 ? (below < 0 ? all.length : below) - 1 : below < 0 ? all.length : below;
    }
    const next = all[(at + way + all.length) % all.length];
    if (here) here.classList.remove("inforce-here");
    here = next;
    here.classList.add("inforce-here");
    here.tabIndex = -1;
    here.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    here.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else return;
    event.preventDefault();
  });
})();
