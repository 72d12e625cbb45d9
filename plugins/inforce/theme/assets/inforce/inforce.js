/* Everything on these pages works without this file. */
(() => {
  "use strict";

  // A notice states its dates in words and stays true. Where the day has come since the site was
  // built, a sentence that is already in the page says so. Days are days in the site's time zone.
  const today = zone => {
    const parts = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
    }).formatToParts(new Date());
    const part = type => parts.find(one => one.type === type).value;
    return `${part("year")}-${part("month")}-${part("day")}`;
  };
  for (const notice of document.querySelectorAll("[data-inforce-from]")) {
    const { inforceFrom, inforceZone } = notice.dataset;
    let now;
    try { now = today(inforceZone); } catch { continue; }
    if (now >= inforceFrom) {
      for (const due of notice.querySelectorAll(".inforce-due")) due.hidden = false;
    }
  }

  // On a narrow screen the contents fold away again once a section has been chosen.
  for (const folded of document.querySelectorAll("details.inforce-contents--folded")) {
    folded.addEventListener("click", event => {
      if (event.target.closest("a")) folded.open = false;
    });
  }
})();
