/* What Material for MkDocs puts inline for linked tabs (partials/javascripts/content.html). */
var tabs = __md_get("__tabs");
if (Array.isArray(tabs)) e: for (var set of document.querySelectorAll(".tabbed-set")) {
  var labels = set.querySelector(".tabbed-labels");
  for (var tab of tabs) for (var label of labels.getElementsByTagName("label")) {
    if (label.innerText.trim() === tab) {
      var input = document.getElementById(label.htmlFor);
      input.checked = true;
      continue e;
    }
  }
}
