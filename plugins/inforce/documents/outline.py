"""The parser's flat tokens as a tree: sections nest by heading level, lists by their items."""

from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from inforce.diagnostics import Diagnostic
from inforce.documents.attributes import Attributes
from inforce.documents.drafts import Draft
from inforce.documents.html_blocks import read_html
from inforce.documents.inline import runs_of
from inforce.documents.lints import of_findings
from inforce.documents.provision import ProvisionKind
from inforce.documents.runs import Findings, code_runs

# The first paragraph of these is their own words.
_NOTHING_ALONE = frozenset({ProvisionKind.LIST, ProvisionKind.TABLE, ProvisionKind.DEFINITIONS})
_SPEAKING = frozenset({ProvisionKind.ITEM, ProvisionKind.DEFINITION})


class Outline:
    """Grows the drafts of one text.

    Args:
        path: Path of the source, for diagnostics.
        offset: Lines before the body.
    """

    def __init__(self, path: str, offset: int) -> None:
        self._path = path
        self._offset = offset
        self.root = Draft(ProvisionKind.SECTION)
        self.footnotes: list[Draft] = []
        self.diagnostics: list[Diagnostic] = []
        # Each open container, followed by the sections opened inside it.
        self._frames: list[list[Draft]] = [[self.root]]
        self._speaker: Draft | None = None
        self._last: Draft | None = None
        self._anchors: list[str] = []
        self._findings = Findings()
        self._header_row = False
        self._line = offset + 1
        self._end = offset + 1
        self._handlers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "heading_open": self._heading,
            "paragraph_open": self._paragraph,
            "fence": self._code,
            "code_block": self._code,
            "hr": lambda _: self._close_anchors(self.add(ProvisionKind.RULE)),
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "list_item_open": self._open_kind(ProvisionKind.ITEM),
            "blockquote_open": self._open_kind(ProvisionKind.QUOTE),
            "table_open": self._open_kind(ProvisionKind.TABLE),
            "thead_open": lambda _: self._header(on=True),
            "tbody_open": lambda _: self._header(on=False),
            "tr_open": self._row,
            "th_open": self._cell,
            "td_open": self._cell,
            "dl_open": self._open_kind(ProvisionKind.DEFINITIONS),
            "dt_open": self._term,
            "dd_open": self._open_kind(ProvisionKind.DEFINITION),
            "admonition_open": self._admonition,
            "footnote_reference_open": self._footnote,
            **dict.fromkeys(
                (
                    "bullet_list_close",
                    "ordered_list_close",
                    "list_item_close",
                    "blockquote_close",
                    "table_close",
                    "tr_close",
                    "dl_close",
                    "dd_close",
                    "admonition_close",
                    "footnote_reference_close",
                ),
                self._close,
            ),
        }

    def read(self, tokens: list[Token]) -> None:
        """Place every token."""
        handlers = self._handlers
        html: list[Token] = []
        for token in tokens:
            if token.type == "html_block":
                html.append(token)
                continue
            if html:
                self._html(html)
                html.clear()
            handler = handlers.get(token.type)
            if handler is None:
                continue
            if token.map is not None:
                self._line = token.map[0] + self._offset + 1
                self._end = token.map[1] + self._offset
            handler(token)
        if html:
            self._html(html)
        if self._anchors and self._last is not None:
            self._last.aliases += tuple(self._anchors)

    def place(self, draft: Draft) -> None:
        """Put a draft where the text stands, and make it the one that attributes speak of."""
        self._close_anchors(draft)
        self._frames[-1][-1].children.append(draft)
        self._last = draft

    def _close_anchors(self, draft: Draft) -> None:
        """An anchor that stands alone belongs to what follows it."""
        if self._anchors:
            draft.aliases += tuple(self._anchors)
            self._anchors.clear()

    def add(self, kind: ProvisionKind) -> Draft:
        """Place a provision."""
        draft = Draft(kind, self._line, self._end)
        self.place(draft)
        return draft

    def open(self, kind: ProvisionKind) -> Draft:
        """Place a provision and stand in it."""
        draft = self.add(kind)
        self._frames.append([draft])
        return draft

    def _open_kind(self, kind: ProvisionKind) -> Callable[[Token], None]:
        def handler(_token: Token) -> None:
            self.open(kind)

        return handler

    def close(self) -> Draft:
        """Leave the innermost open provision; a list or table without anything in it is none."""
        closed = self._last = self._frames.pop()[0]
        if not closed.children and closed.kind in _NOTHING_ALONE:
            self.take_back(closed)
        return closed

    def here(self) -> Draft:
        """The provision that stands open."""
        return self._frames[-1][-1]

    def depth(self) -> int:
        """How many provisions stand open."""
        return len(self._frames)

    def at_line(self, line: int) -> None:
        """Say where the text is read."""
        self._line = self._end = line

    def anchor(self, names: list[str]) -> None:
        """Names that lead to what follows."""
        self._anchors += names

    def _close(self, _token: Token) -> None:
        self.close()

    def _heading(self, token: Token) -> None:
        self.open_section(int(token.tag[1]))

    def open_section(self, level: int) -> Draft:
        """Begin a section; it ends those of its own level and below."""
        frame = self._frames[-1]
        while len(frame) > 1 and frame[-1].level >= level:
            frame.pop()
        section = self.add(ProvisionKind.SECTION)
        section.level = level
        frame.append(section)
        self._speaker = section
        return section

    def _paragraph(self, token: Token) -> None:
        container = self._frames[-1][-1]
        if container.kind in _SPEAKING and not container.children and not container.runs:
            container.tight = token.hidden
            if not token.hidden and len(self._frames) > 1:
                self._frames[-2][-1].tight = False
            self._speaker = container
        else:
            self._speaker = self.add(ProvisionKind.PARAGRAPH)

    def _inline(self, token: Token) -> None:
        speaker = self._speaker
        if speaker is None:
            return
        self._speaker = None
        findings = self._findings
        speaker.runs = runs_of(token.children or [], findings)
        if findings.anchors or findings.refused or findings.dropped:
            self._findings = Findings()
            self.diagnostics += of_findings(findings, self._path, self._line)
            speaker.aliases += tuple(findings.anchors)
        attributes = token.meta.get("attributes")
        empty = not speaker.runs and speaker.kind is ProvisionKind.PARAGRAPH
        if empty:
            self.take_back(speaker)
        if attributes is not None:
            self._describe(speaker, attributes, alone=empty and attributes.alone)

    def take_back(self, speaker: Draft) -> None:
        """A paragraph without words is none; its anchors go to what follows."""
        siblings = self._frames[-1][-1].children
        if siblings and siblings[-1] is speaker:
            siblings.pop()
            self._anchors += speaker.aliases
            before = siblings[-1] if siblings else self._frames[-1][-1]
            self._last = None if before is self.root else before

    def _describe(self, speaker: Draft, attributes: Attributes, *, alone: bool) -> None:
        draft = self._last if alone else speaker
        if draft is None:
            return
        draft.explicit_id = attributes.id or draft.explicit_id
        draft.classes = tuple(sorted({*draft.classes, *attributes.classes}))
        draft.attributes = tuple(
            sorted({**dict(draft.attributes), **dict(attributes.pairs)}.items())
        )

    def _code(self, token: Token) -> None:
        draft = self.add(ProvisionKind.CODE)
        draft.name = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        draft.runs = code_runs(token.content)

    def _html(self, tokens: list[Token]) -> None:
        """Read neighbouring blocks of raw HTML as one, blank lines between them included."""
        first = line = (tokens[0].map or [0, 0])[0]
        pieces: list[str] = []
        for token in tokens:
            begin, end = token.map or (line, line)
            pieces += ["\n" * (begin - line), token.content]
            line = begin + token.content.count("\n")
            last = end
        first, last = first + self._offset + 1, last + self._offset
        self.at_line(first)
        findings = read_html(self, "".join(pieces), first, last)
        self.diagnostics += of_findings(findings, self._path, first)
        self._anchors += findings.anchors

    def _list(self, token: Token) -> None:
        draft = self.open(ProvisionKind.LIST)
        if token.type == "ordered_list_open":
            start: Any = token.attrs.get("start", 1)
            draft.start = int(start)
            draft.marker = token.markup or "."

    def _header(self, *, on: bool) -> None:
        self._header_row = on

    def _row(self, _token: Token) -> None:
        self.open(ProvisionKind.ROW).header = self._header_row

    def _cell(self, token: Token) -> None:
        cell = self.add(ProvisionKind.CELL)
        cell.header = token.tag == "th"
        style = str(token.attrs.get("style", ""))
        cell.align = style.removeprefix("text-align:")
        self._speaker = cell

    def _term(self, _token: Token) -> None:
        self._speaker = self.add(ProvisionKind.TERM)

    def _admonition(self, token: Token) -> None:
        draft = self.open(ProvisionKind.ADMONITION)
        draft.name = str(token.meta["tag"])
        self._speaker = draft

    def _footnote(self, token: Token) -> None:
        footnote = Draft(ProvisionKind.FOOTNOTE, self._line, self._end)
        footnote.name = token.meta["label"]
        self.footnotes.append(footnote)
        self._frames.append([footnote])
