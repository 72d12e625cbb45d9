"""The parser's flat tokens as a tree: sections nest by heading level, lists by their items."""

from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from inforce.diagnostics import Diagnostic
from inforce.documents.attributes import Attributes
from inforce.documents.drafts import Draft
from inforce.documents.ground import Ground
from inforce.documents.html_blocks import read_html
from inforce.documents.inline import runs_of
from inforce.documents.lints import of_findings, of_words
from inforce.documents.provision import ProvisionKind
from inforce.documents.runs import Findings, code_runs

# The first paragraph of these is their own words.
_SPEAKING = frozenset({ProvisionKind.ITEM, ProvisionKind.DEFINITION})


class Outline(Ground):
    """Grows the drafts of one text.

    Args:
        path: Path of the source, for diagnostics.
        offset: Lines before the body.
    """

    def __init__(self, path: str, offset: int) -> None:
        super().__init__(offset + 1)
        self._path = path
        self._offset = offset
        self.footnotes: list[Draft] = []
        self.diagnostics: list[Diagnostic] = []
        self._speaker: Draft | None = None
        self._findings = Findings()
        self._header_row = False
        self._line = offset + 1
        self._handlers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "heading_open": self._heading,
            "paragraph_open": self._paragraph,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._rule,
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
                self.at_lines(self._line, token.map[1] + self._offset)
            handler(token)
        if html:
            self._html(html)
        self.finish()

    def _open_kind(self, kind: ProvisionKind) -> Callable[[Token], None]:
        def handler(_token: Token) -> None:
            self.open(kind)

        return handler

    def _close(self, _token: Token) -> None:
        self.close()

    def _heading(self, token: Token) -> None:
        self._speaker = self.open_section(int(token.tag[1]))

    def _paragraph(self, token: Token) -> None:
        container = self.here()
        if container.kind in _SPEAKING and not container.children and not container.runs:
            container.tight = token.hidden
            if not token.hidden:
                self.around().tight = False
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
        if "[^" in token.content or "\n" in token.content:
            self.diagnostics += of_words(token, self._path, self._line)
        attributes = token.meta.get("attributes")
        empty = not speaker.runs and speaker.kind is ProvisionKind.PARAGRAPH
        if empty:
            self.take_back(speaker)
        if attributes is not None:
            self._describe(speaker, attributes, alone=empty and attributes.alone)

    def _describe(self, speaker: Draft, attributes: Attributes, *, alone: bool) -> None:
        draft = self.last if alone else speaker
        if draft is None:
            return
        draft.explicit_id = attributes.id or draft.explicit_id
        draft.classes = tuple(sorted({*draft.classes, *attributes.classes}))
        draft.attributes = tuple(
            sorted({**dict(draft.attributes), **dict(attributes.pairs)}.items())
        )

    def _rule(self, _token: Token) -> None:
        self.add(ProvisionKind.RULE)

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
        self.at_lines(first, last)
        findings = read_html(self, "".join(pieces), first, last)
        self.diagnostics += of_findings(findings, self._path, first)
        self.anchor(findings.anchors)

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
        footnote = Draft(ProvisionKind.FOOTNOTE, self._line)
        footnote.name = token.meta["label"]
        self.footnotes.append(footnote)
        self.stand_in(footnote)
