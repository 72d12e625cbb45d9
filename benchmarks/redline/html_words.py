"""The words of an HTML redline, told apart by `ins` and `del`."""

from html.parser import HTMLParser

from benchmarks.redline.measures import WordEdits
from inforce.documents.canonical import fold
from inforce.documents.words import words

INSERTED = {"ins", "diff:insert"}
DELETED = {"del", "diff:delete"}
SILENT = {"script", "style", "title"}
# Elements whose words never join those of their neighbours.
APART = frozenset("p li td th tr h1 h2 h3 h4 h5 h6 div br pre dt dd".split())  # noqa: SIM905 - a list to be read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = {"insert": 0, "delete": 0, "silent": 0}
        self.pieces: list[tuple[str, str]] = []

    def _role(self, tag: str) -> str:
        if tag in INSERTED:
            return "insert"
        if tag in DELETED:
            return "delete"
        return "silent" if tag in SILENT else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        role = self._role(tag)
        if role:
            self.depth[role] += 1
        if tag in APART:
            self._add(" ")
        if tag == "img":
            self._add(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        role = self._role(tag)
        if role:
            self.depth[role] = max(0, self.depth[role] - 1)
        if tag in APART:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self.depth["silent"]:
            self._add(data)

    def _add(self, text: str) -> None:
        tag = "insert" if self.depth["insert"] else "delete" if self.depth["delete"] else "equal"
        if self.pieces and self.pieces[-1][0] == tag:
            self.pieces[-1] = (tag, self.pieces[-1][1] + text)
        else:
            self.pieces.append((tag, text))


def word_edits(html: str) -> WordEdits:
    """What an HTML redline marks, as words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [(tag, words(fold(text))) for tag, text in reader.pieces]


def visible_words(html: str) -> list[str]:
    """All words of a page."""
    return [word for _, found in word_edits(html) for word in found]
