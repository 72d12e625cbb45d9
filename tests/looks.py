"""What everyone must be able to read: a page wide and narrow, in light and in dark."""

from axe_playwright_python.base import AXE_SCRIPT

NAMES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY_RULE = {"type": "tag", "values": NAMES}
# What light and dark can change: whether words and links can be told from what surrounds them.
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WIDTHS = (1280, 390)
# Colours are judged where they arrive; an animation without an end is taken away, not waited for.
AT_REST = """() => document.getAnimations().forEach(one => {
  try { one.finish() } catch { one.cancel() }
})"""

# How far a page has moved under its reader since it was opened: 0 is not at all.
LAYOUT_SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => {
      for (const one of list.getEntries()) sum += one.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


def broken_rules(page, rules):
    """Every rule of access that the page breaks, with where."""
    page.evaluate(AT_REST)
    asked = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("rules => axe.run(document, rules)", asked)["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def judge_looks(page):
    """Hold a page against every rule of access, at each width and in each light."""
    page.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        assert broken_rules(page, EVERY_RULE) == [], f"{width}, light"
        page.emulate_media(color_scheme="dark")
        assert broken_rules(page, COLOUR_RULES) == [], f"{width}, dark"
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"the page is wider than a window of {width} pixels"
