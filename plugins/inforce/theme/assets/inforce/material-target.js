/* What Material for MkDocs puts inline below the text (partials/javascripts/content.html). */
var target = document.getElementById(location.hash.slice(1));
target && target.name && (target.checked = target.name.startsWith("__tabbed_"));
