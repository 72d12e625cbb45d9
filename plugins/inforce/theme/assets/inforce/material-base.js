/* What Material for MkDocs puts inline at the head of each page (partials/javascripts/base.html). */
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = e => [...e].reduce((e, _) => (e << 5) - e + _.charCodeAt(0), 0);
var __md_get = (e, _ = localStorage, t = __md_scope) => JSON.parse(_.getItem(t.pathname + "." + e));
var __md_set = (e, _, t = localStorage, a = __md_scope) => {
  try { t.setItem(a.pathname + "." + e, JSON.stringify(_)); } catch (e) {}
};
