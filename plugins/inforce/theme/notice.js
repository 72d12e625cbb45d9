/* <inforce-notice policies="privacy terms" services="maps" lang="de">: what changes soon, on any site.

   <script src="https://policies.example/notice.js" defer></script>
   <inforce-notice policies="privacy"></inforce-notice>

   It asks the policy site for one file, sets no cookie, and remembers nothing but a notice that was
   put away where its publisher allows that. Whatever the policy site answers, it writes words and
   links to that site, and no markup; where there is nothing to say, or no good answer, it shows
   what stands inside the element. */
(() => {
  "use strict";
  const NAME = "inforce-notice";
  if (customElements.get(NAME)) return;
  const own = document.currentScript && document.currentScript.src;
  const PATIENCE = 5000, LARGEST = 300000, MOST = 9, LONGEST = 2000;
  const DISMISS = { en: "Dismiss", de: "Ausblenden", zh: "关闭" };

  let sheet;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`
:host { display: block; box-sizing: border-box; font: var(--inforce-notice-font, inherit); }
:host([hidden]) { display: none; }
section { box-sizing: border-box; padding: var(--inforce-notice-padding, .9em 1.1em);
  border: var(--inforce-notice-border, 1px solid currentcolor);
  border-radius: var(--inforce-notice-radius, 4px);
  color: var(--inforce-notice-color, inherit); background: var(--inforce-notice-background, transparent);
  overflow-wrap: anywhere; text-align: start; }
section + section { margin-block-start: .8em; }
p, ul { margin: .4em 0; padding: 0; }
p:first-child { margin-block-start: 0; }
[part=title] { font-size: 1.1em; font-weight: 600; }
ul { display: flex; flex-wrap: wrap; gap: .4em 1.4em; list-style: none; }
a { color: var(--inforce-notice-link, inherit); text-decoration: underline; }
button { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px; padding: .2em .8em; min-block-size: 24px; cursor: pointer; }
:focus-visible { outline: 2px solid; outline-offset: 2px; }
@media print { button { display: none; } }`);
  } catch { sheet = null; }

  const text = value => (typeof value === "string" ? value.slice(0, LONGEST) : "");
  const list = value => (Array.isArray(value) ? value : []);
  const words = value => (value || "").split(/\s+/).filter(Boolean);
  const record = value => (value && typeof value === "object" ? value : {});
  const ISO = /^\d{4}-\d\d-\d\d$/;

  const read = async base => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(new URL("api/v1/notices.json", base), {
        credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", signal: stop.signal
      });
      if (!answer.ok) return null;
      const reader = answer.body.getReader(), decoder = new TextDecoder();
      let size = 0, json = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        size += value.length;
        if (size > LARGEST) { stop.abort(); return null; }
        json += decoder.decode(value, { stream: true });
      }
      return record(JSON.parse(json + decoder.decode()));
    } catch {
      return null;
    } finally {
      clearTimeout(late);
    }
  };
  const asked = new Map();
  const ask = base => {
    if (!asked.has(base)) asked.set(base, read(base));
    return asked.get(base);
  };

  const today = said => {
    if (ISO.test(said.as_of)) return said.as_of;
    const parts = {};
    const clock = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: text(said.timezone) || "UTC", year: "numeric", month: "2-digit", day: "2-digit"
    });
    for (const one of clock.formatToParts(new Date())) parts[one.type] = one.value;
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
  const away = (id, now) => {
    try {
      if (now) localStorage.setItem(`${NAME}:${id}`, "1");
      return localStorage.getItem(`${NAME}:${id}`) === "1";
    } catch { return false; }
  };

  class InforceNotice extends HTMLElement {
    static observedAttributes = ["policies", "services", "lang", "site"];
    #root = this.attachShadow({ mode: "open" });
    #said = null;
    #shown = "";
    #gone = new Set();
    #ids = 0;
    #timer = 0;
    #again = () => this.#show();

    connectedCallback() {
      if (sheet) this.#root.adoptedStyleSheets = [sheet];
      if (!this.#root.firstChild) this.#root.append(document.createElement("slot"));
      document.addEventListener("visibilitychange", this.#again);
      window.addEventListener("pageshow", this.#again);
      this.#timer = setInterval(this.#again, 60000);
      this.#load();
    }

    disconnectedCallback() {
      document.removeEventListener("visibilitychange", this.#again);
      window.removeEventListener("pageshow", this.#again);
      clearInterval(this.#timer);
    }

    attributeChangedCallback(name) {
      if (!this.isConnected) return;
      if (name === "site") this.#load(); else this.#show();
    }

    get #base() {
      const site = this.getAttribute("site") || own;
      try { return site ? new URL(".", new URL(site, document.baseURI)).href : ""; }
      catch { return ""; }
    }

    async #load() {
      const base = this.#base;
      if (!/^https?:/.test(base)) return;
      const said = await ask(base);
      if (base !== this.#base) return;
      this.#said = said;
      this.#show();
    }

    #show() {
      let boxes = [];
      try { boxes = this.#boxes(); } catch { boxes = []; }
      const shown = boxes.map(one => one.dataset.id).join("\n") + this.#language();
      if (shown === this.#shown) return;
      this.#shown = shown;
      this.#root.replaceChildren(...(boxes.length ? boxes : [document.createElement("slot")]));
    }

    #language() {
      const near = this.closest("[lang]");
      return ((near && near.lang) || document.documentElement.lang || "en").toLowerCase();
    }

    #boxes() {
      if (!this.isConnected || !this.#said) return [];
      const day = today(this.#said);
      const policies = words(this.getAttribute("policies"));
      const services = words(this.getAttribute("services"));
      const fits = one =>
        text(one.id) && ISO.test(one.shown_until) && day <= one.shown_until &&
        !(ISO.test(one.shown_from) && day < one.shown_from) &&
        (!policies.length || policies.includes(one.policy)) &&
        (!services.length || !list(one.services).length || list(one.services).some(id => services.includes(id))) &&
        !this.#gone.has(text(one.id)) && !(one.dismissible === true && away(text(one.id)));
      return list(this.#said.notices).map(record).filter(fits).slice(0, MOST).map(one => this.#box(one)).filter(Boolean);
    }

    #box(one) {
      const told = record(one.languages), tags = Object.keys(told);
      const wanted = this.#language();
      const short = tag => tag.toLowerCase().split("-")[0];
      const tag = tags.find(known => known.toLowerCase() === wanted) || tags.find(known => short(known) === short(wanted)) ||
        tags.find(known => short(known) === "en") || tags[0];
      const said = record(told[tag]);
      if (!text(said.title)) return null;
      const make = (name, part, words) => {
        const made = document.createElement(name);
        if (part) made.setAttribute("part", part);
        if (words) made.textContent = words;
        return made;
      };
      const box = make("section", "notice");
      box.dataset.id = text(one.id);
      box.lang = tag;
      box.dir = said.direction === "rtl" || said.direction === "ltr" ? said.direction : "auto";
      const title = make("p", "title", text(said.title));
      title.id = `t${this.#ids++}`;
      box.setAttribute("aria-labelledby", title.id);
      box.append(title);
      const dates = [said.before, said.after].map(text).filter(Boolean).join(" ");
      if (dates) box.append(make("p", "dates", dates));
      if (text(said.summary)) box.append(make("p", "summary", text(said.summary)));
      const links = make("ul", "links");
      for (const way of ["landing", "comparison", "text"]) {
        const words = text(record(said.links)[way]), at = this.#address(said[way] || one[way]);
        if (!words || !at) continue;
        const link = make("a", "link", words), item = make("li");
        link.href = at;
        item.append(link);
        links.append(item);
      }
      if (links.firstChild) box.append(links);
      if (one.dismissible === true) {
        const button = make("button", "dismiss", DISMISS[short(tag)] || DISMISS.en);
        button.lang = DISMISS[short(tag)] ? tag : "en";
        button.type = "button";
        button.addEventListener("click", () => {
          this.#gone.add(text(one.id));
          away(text(one.id), true);
          this.#show();
          this.tabIndex = -1;
          this.focus({ preventScroll: true });
        });
        box.append(button);
      }
      return box;
    }

    #address(path) {
      if (!text(path)) return "";
      const base = this.#base;
      try {
        const at = new URL(path, base).href;
        return at.startsWith(base) ? at : "";
      } catch { return ""; }
    }
  }
  customElements.define(NAME, InforceNotice);
})();
