"""A block of raw HTML as provisions, just as Markdown would have made them."""

import re
from html.parser import HTMLParser

from inforce.documents.drafts import Draft
from inforce.documents.ground import Ground
from inforce.documents.html_inline import end_tag, start_tag
from inforce.documents.html_structure import HOLDERS, INNER, describe, needs_flow, understood
from inforce.documents.html_tags import HEADINGS, INLINE
from inforce.documents.html_tidy import clean_html
from inforce.documents.provision import ProvisionKind
from inforce.documents.runs import Findings, RunWriter, code_runs, trimmed

_WHITE = re.compile(r"[ \t\n\f\r]+")
_DEEPEST = 40
_WORDS_ONLY = frozenset({ProvisionKind.CELL, ProvisionKind.TERM})
_DEEPEST = 40
_WORDS_ONLY = frozenset({ProvisionKind.CELL, ProvisionKind.TERM})
_SPEAKING = frozenset({ProvisionKind.ITEM, ProvisionKind.DEFINITION, ProvisionKind.TERM})


def read_html(ground: Ground, raw: str, line: int, last_line: int) -> Findings:
    """Place the provisions of one block of raw HTML."""
    findings = Findings()
    reader = _BlockReader(ground, findings, line, last_line)
    reader.feed(clean_html(raw, findings))
    reader.close()
    reader.finish()
    return findings


class _BlockReader(HTMLParser):
    """Follows sanitised HTML; every element in it is whole."""

    def __init__(self, ground: Ground, findings: Findings, line: int, last_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._ground = ground
        self._findings = findings
        self._first, self._last = line, last_line
        self._floor = ground.depth()
        self._writer: RunWriter | None = None
        self._speaker: Draft | None = None
        # Elements opened as provisions, with the depth they were opened at.
        self._opened: list[tuple[str, int]] = []
        # The tag of the cell or term whose words are being read, and how many of it stand inside.
        self._cell = ""
        self._same_inside = 0
        self._code: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        line = min(self._last, self._first + self.getpos()[0] - 1)
        self._ground.at_lines(line, line)
        if self._code is not None:
            return
        if tag in INLINE:
            if tag != "br" or self._writer is not None:
                start_tag(self._words(), tag, attributes)
        elif self._cell:
            self._block_in_cell(tag, attributes)
        else:
            self._end_words()
            self._block(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._code is not None:
            if tag == "pre":
                self._end_code()
        elif tag in INLINE:
            if self._writer is not None:
                end_tag(self._writer, tag)
        elif self._cell:
            self._leave_in_cell(tag)
        else:
            self._end_words()
            if any(tag == name for name, _ in self._opened):
                self._close_element(tag)

    def handle_data(self, data: str) -> None:
        if self._code is not None:
            self._code.append(data)
            return
        words = _WHITE.sub(" ", data)
        if words.strip() or (self._writer is not None and words):
            self._words().say(words)

    def finish(self) -> None:
        """Close whatever this block opened."""
        if self._code is not None:
            self._end_code()
        self._end_words()
        while self._ground.depth() > self._floor:
            self._ground.close()

    def _block(self, tag: str, attributes: dict[str, str]) -> None:
        identifier = attributes.get("id", "")
        if needs_flow(tag, self._ground.here().kind):
            self._stand_in_flow()
        if self._ground.here().kind in _WORDS_ONLY:
            self._begin_words(self._ground.here())
            self._block_in_cell(tag, attributes)
            return
        if tag in HEADINGS:
            section = self._ground.open_section(int(tag[1]))
            section.explicit_id = identifier
            self._begin_words(section)
        elif tag == "pre":
            self._code = []
            self._speaker = self._ground.add(ProvisionKind.CODE)
            self._speaker.explicit_id = identifier
        elif tag == "hr":
            self._ground.add(ProvisionKind.RULE).explicit_id = identifier
        elif tag in HOLDERS and self._ground.depth() - self._floor < _DEEPEST:
            self._open_element(tag, attributes)
        elif identifier:
            self._ground.anchor([identifier])

    def _open_element(self, tag: str, attributes: dict[str, str]) -> None:
        kind = HOLDERS[tag]
        self._opened.append((tag, self._ground.depth()))
        for holder in understood(kind, self._ground.here().kind):
            self._ground.open(holder)
        draft = self._ground.open(kind)
        draft.explicit_id = attributes.get("id", "")
        describe(draft, tag, attributes)
        if kind is ProvisionKind.CELL or kind is ProvisionKind.TERM:
            self._begin_cell(tag, draft)
        elif tag == "caption":
            self._begin_cell(tag, self._ground.open(ProvisionKind.CELL))

    def _close_element(self, tag: str) -> None:
        name = ""
        while name != tag:
            name, depth = self._opened.pop()
            while self._ground.depth() > depth:
                closed = self._ground.close()
                if closed.kind is ProvisionKind.ROW:
                    cells = closed.children
                    closed.header = bool(cells) and all(cell.header for cell in cells)

    def _begin_cell(self, tag: str, draft: Draft) -> None:
        self._cell, self._same_inside = tag, 0
        self._begin_words(draft)

    def _block_in_cell(self, tag: str, attributes: dict[str, str]) -> None:
        """A cell or term holds words only: blocks in it are lines."""
        self._words().say("\n")
        self._same_inside += tag == self._cell
        if attributes.get("id"):
            self._findings.anchors.append(attributes["id"])

    def _leave_in_cell(self, tag: str) -> None:
        if tag != self._cell or self._same_inside:
            self._words().say("\n")
            self._same_inside -= tag == self._cell
            return
        self._cell = ""
        self._end_words()
        self._close_element(tag)

    def _words(self) -> RunWriter:
        if self._writer is not None:
            return self._writer
        self._stand_in_flow()
        here = self._ground.here()
        silent = not here.children and not here.runs
        if here.kind is ProvisionKind.CELL or (here.kind in _SPEAKING and silent):
            return self._begin_words(here)
        return self._begin_words(self._ground.add(ProvisionKind.PARAGRAPH))

    def _stand_in_flow(self) -> None:
        """Words and blocks between items or rows stand in an item or cell of their own."""
        while (inner := INNER.get(self._ground.here().kind)) is not None:
            self._ground.open(inner)

    def _begin_words(self, speaker: Draft) -> RunWriter:
        self._speaker = speaker
        self._writer = RunWriter(self._findings)
        return self._writer

    def _end_words(self) -> None:
        writer, speaker = self._writer, self._speaker
        self._writer = self._speaker = None
        if writer is None or speaker is None:
            return
        speaker.runs += trimmed(writer.runs())
        speaker.aliases += tuple(self._findings.anchors)
        self._findings.anchors.clear()
        if not speaker.runs and speaker.kind is ProvisionKind.PARAGRAPH:
            self._ground.take_back(speaker)

    def _end_code(self) -> None:
        if self._speaker is not None and self._code is not None:
            self._speaker.runs = code_runs("".join(self._code))
        self._code = self._speaker = None
