"""What may stand in what, where HTML is strict about it."""

from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img"})
ONLY_IN = {
    "li": {"ul", "ol"},
    "td": {"tr"},
    "th": {"tr"},
    "tr": {"thead", "tbody"},
    "thead": {"table"},
    "tbody": {"table"},
    "dt": {"dl"},
    "dd": {"dl"},
    "summary": {"details"},
}
HOLDS_ONLY = {
    "ul": {"li"},
    "ol": {"li"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "dl": {"dt", "dd"},
}


class Nesting(HTMLParser):
    """Follows the tags of a fragment and refuses what may not stand where it stands."""

    def __init__(self):
        super().__init__()
        self.open = []

    @property
    def around(self):
        """The innermost element that is open."""
        return self.open[-1] if self.open else "body"

    def handle_starttag(self, tag, attrs):
        """Refuse a tag that its surroundings do not allow."""
        del attrs
        around = self.around
        assert around in ONLY_IN.get(tag, {around}), f"{tag} in {around}"
        assert tag in HOLDS_ONLY.get(around, {tag}), f"{tag} in {around}"
        assert tag != "a" or "a" not in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Refuse an end without its beginning."""
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def close(self):
        """Refuse what was never closed."""
        super().close()
        assert self.open == []
