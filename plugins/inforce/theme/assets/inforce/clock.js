/* A page may be read long after it was built. What it says of days carries those days, and this
   shows what is so on the day it is read, as days are counted in the site's time zone. It stands in
   the head and sets each part as it arrives, so nothing moves. Without it every day is said in words. */
(() => {
  "use strict";
  const { zone } = document.currentScript.dataset;
  const marked = "[data-inforce-from], [data-inforce-until]";
  let clock;
  try {
    clock = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
    });
  } catch { return; }
  const today = () => {
    const parts = Object.fromEntries(clock.formatToParts(new Date()).map(one => [one.type, one.value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
  let day = today();
  const set = () => {
    for (const one of document.querySelectorAll(marked)) {
      const { inforceFrom: from, inforceUntil: until } = one.dataset;
      const over = Boolean((from && day < from) || (until && day > until));
      if ("hidden" in one) one.hidden = over;
      else if (over) one.setAttribute("display", "none");  // in a picture
      else one.removeAttribute("display");
    }
  };
  new MutationObserver(set).observe(document, { childList: true, subtree: true });
  const again = () => {
    const now = today();
    if (now === day) return;
    day = now;
    set();
  };
  document.addEventListener("visibilitychange", again);
  window.addEventListener("pageshow", again);
  setInterval(again, 30000);
})();
