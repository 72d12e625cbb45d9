/* Everything on these pages works without this file. */
(() => {
  "use strict";

  // On a narrow screen the contents fold away again once a section has been chosen.
  for (const folded of document.querySelectorAll("details.inforce-contents--folded")) {
    folded.addEventListener("click", event => {
      if (event.target.closest("a")) folded.open = false;
    });
  }

  // A term is a link to its entry. Where the browser can, its definition opens beside the word.
  const plain = event =>
    event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const place = (definition, link) => {
    const word = link.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    if (wide < 640) return;  // there the style sheet lays it along the lower edge
    const box = definition.getBoundingClientRect();
    const left = Math.max(12, Math.min(word.left, wide - box.width - 12));
    const below = word.bottom + 6;
    const fits = below + box.height < window.innerHeight;
    const top = fits ? below : Math.max(12, word.top - box.height - 6);
    definition.style.left = `${left + window.scrollX}px`;
    definition.style.top = `${top + window.scrollY}px`;
  };
  if (typeof HTMLElement.prototype.showPopover === "function") {
    for (const definition of document.querySelectorAll(".inforce-definition")) {
      definition.addEventListener("click", event => {
        if (event.target.closest("a[href^='#']")) definition.hidePopover();  // where it stands is on this page
      });
    }
    for (const link of document.querySelectorAll("a[data-inforce-term]")) {
      const definition = document.getElementById(link.dataset.inforceTerm);
      if (!definition) continue;
      let open = false;
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("pointerdown", () => { open = definition.matches(":popover-open"); });
      link.addEventListener("click", event => {
        if (!plain(event)) return;
        event.preventDefault();
        const again = open;
        open = false;
        link.focus();
        if (again) { if (definition.matches(":popover-open")) definition.hidePopover(); return; }
        definition.showPopover();
        place(definition, link);
        definition.focus({ preventScroll: true });
      });
    }
  }

  // The list of terms can be narrowed down.
  const filter = document.getElementById("inforce-filter");
  if (filter) {
    const line = filter.parentElement;
    const status = line.querySelector("[role=status]");
    line.hidden = false;
    filter.addEventListener("input", () => {
      const wanted = filter.value.trim().toLowerCase();
      let found = 0;
      for (const section of document.querySelectorAll(".inforce-letter")) {
        let some = false;
        for (const row of section.querySelectorAll(".inforce-terms > div")) {
          const fits = row.textContent.toLowerCase().includes(wanted);
          row.hidden = !fits;
          some = some || fits;
          found += fits ? 1 : 0;
        }
        section.hidden = !some;
      }
      status.textContent = found ? "" : status.dataset.inforceNone;
    });
  }
})();
