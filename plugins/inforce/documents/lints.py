"""What an author should know about a text although it can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.runs import Findings
from inforce.location import SourceLocation

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_INVISIBLE_CHARACTER = re.compile(f"[{_INVISIBLE}]")
_INVISIBLE_ENTITY = re.compile(
    r"&(?:(?:zwj|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak|shy);"
    r"|#(?:[xX]0*(?:200[b-fB-F]|202[a-eA-E]|206[0-9]|[fF][eE][fF][fF]|[aA][dD])"
    r"|0*(?:173|820[3-7]|823[4-8]|82(?:8[89]|9[0-7])|65279));)"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]")
_ITEM_IN_TEXT = re.compile(r"\n[ \t]*((?:[2-9]|[1-9]\d{1,2})[.)])[ \t]")
# An author who has seen so many warnings of one kind in one text needs no more of them.
_ENOUGH = 50
_MARKDOWN_IN_HTML = re.compile(r"<\w+[^<>\n]*\smarkdown[\s=>]")
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lint:
    """One thing that a text may hold and should not; its words name what was found as `{}`."""

    code: str
    what: str
    why: str
    remedy: str
    severity: Severity = Severity.WARNING

    def at(self, path: str, line: int, found: str = "") -> Diagnostic:
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            location=SourceLocation(path, line),
            what=self.what.format(found),
            why=self.why,
            remedy=self.remedy.format(found),
        )


_REFUSED_ADDRESS: Final = _Lint(
    code="D010",
    what="The address “{}” was left out.",
    why="A policy may link only to web, mail, telephone and relative addresses.",
    remedy="Use one of those, or write the words without a link.",
)
_DROPPED_HTML: Final = _Lint(
    code="D011",
    what="The raw HTML {} was left out.",
    why="Raw HTML never reaches a page; only its words do.",
    remedy="Write it in Markdown, or remove it.",
)
_NO_FOOTNOTE: Final = _Lint(
    code="D006",
    what="{} refers to a footnote that is not there.",
    why="It is shown as text.",
    remedy="Add a line “{}: …”, or remove it.",
)
_NO_ITEM: Final = _Lint(
    code="D023",
    severity=Severity.INFO,
    what="The line begins with “{}” and is no item of a list.",
    why="In the middle of a paragraph only “1.” begins a list.",
    remedy="Leave a blank line before the list, if it is meant to be one.",
)
_NO_MARKDOWN_INSIDE: Final = _Lint(
    code="D020",
    what="An HTML element asks for Markdown inside it.",
    why="That attribute means nothing here.",
    remedy="Leave a blank line after the opening tag, or remove the element.",
)
_NO_ABBREVIATION: Final = _Lint(
    code="D021",
    what="An abbreviation is explained with “*[…]:”, which is shown as text.",
    why="The Markdown of policies has no such abbreviations.",
    remedy="Make it a term of the glossary.",
)
_UNSEEN: Final = _Lint(
    code="D022",
    what="The line holds a character that nobody can see or that turns text around.",
    why="A reader could be shown other words than those that were compared.",
    remedy="Remove it, unless the script of the text needs it.",
)


def of_findings(findings: Findings, path: str, line: int) -> Iterator[Diagnostic]:
    """What was left out of one block."""
    for address in findings.refused:
        yield _REFUSED_ADDRESS.at(path, line, _short(address))
    for name in findings.dropped:
        yield _DROPPED_HTML.at(path, line, name)


def of_words(token: Token, path: str, line: int) -> Iterator[Diagnostic]:
    """What the words of one block look like, and are not; each once."""
    for part in token.children or ():
        if part.type == "text" and (missing := _FOOTNOTE.search(part.content)):
            yield _NO_FOOTNOTE.at(path, line, _short(missing[0]))
            break
    item = _ITEM_IN_TEXT.search(token.content)
    if item is not None:
        yield _NO_ITEM.at(path, line + token.content.count("\n", 0, item.start(1)), item[1])


def of_source(body: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """What can be seen in the source alone."""
    if "markdown" in body and "<" in body:
        for line in _lines_of(_MARKDOWN_IN_HTML, body, first_line):
            yield _NO_MARKDOWN_INSIDE.at(path, line)
    if "*[" in body:
        for line in _lines_of(_ABBREVIATION, body, first_line):
            yield _NO_ABBREVIATION.at(path, line)
    lines: list[int] = []
    if not body.isascii() and any(character in body for character in _INVISIBLE):
        lines += _lines_of(_INVISIBLE_CHARACTER, body, first_line)
    if "&" in body:
        lines += _lines_of(_INVISIBLE_ENTITY, body, first_line)
    for line in sorted(set(lines)):
        yield _UNSEEN.at(path, line)


def _lines_of(pattern: re.Pattern[str], body: str, first_line: int) -> Iterator[int]:
    """The first lines with a match, each once, counted in one pass over the text."""
    line, seen_to, last, count = first_line, 0, -1, 0
    for match in pattern.finditer(body):
        line += body.count("\n", seen_to, match.start())
        seen_to = match.start()
        if line != last:
            yield line
            last = line
            count += 1
            if count == _ENOUGH:
                return


def _short(text: str, limit: int = 60) -> str:
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return shown if len(shown) <= limit else shown[:limit] + "…"
