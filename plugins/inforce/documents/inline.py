"""The words of one block, and how they are set."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from inforce.documents.addresses import may_stay
from inforce.documents.provision import Mark, TextRun

_MARKS = {
    "em_open": Mark.EMPHASIS,
    "strong_open": Mark.STRONG,
    "s_open": Mark.STRIKE,
    "em_close": Mark.EMPHASIS,
    "strong_close": Mark.STRONG,
    "s_close": Mark.STRIKE,
}
# Chinese and Japanese are written without spaces, so a line end between two of their characters
# is no space either.
_UNSPACED = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(slots=True)
class Findings:
    """What was met in a block beside its words.

    Args:
        anchors: Names of `<a name>` and `id=` in it, in order.
        refused: Addresses that may not stay.
        dropped: Names of the raw HTML elements and attributes left out.
    """

    anchors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


class RunWriter:
    """Gathers words into runs: neighbours set alike become one run."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._runs: list[TextRun] = []
        self._words: list[str] = []
        self._open: list[Mark] = []
        self._marks: tuple[Mark, ...] = ()
        self._links: list[str | None] = []

    def say(self, words: str) -> None:
        """Add words."""
        self._words.append(words)

    def soft_break(self) -> None:
        """A line end in the source: a space, except between two unspaced characters."""
        self._words.append("\r")

    def mark(self, mark: Mark) -> None:
        """Set what follows so."""
        self._flush()
        self._open.append(mark)
        self._marks = tuple(sorted(set(self._open)))

    def unmark(self, mark: Mark) -> None:
        """End the innermost such setting, where one is open."""
        if mark in self._open:
            self._flush()
            self._open.reverse()
            self._open.remove(mark)
            self._open.reverse()
            self._marks = tuple(sorted(set(self._open)))

    def link(self, target: str) -> None:
        """Make what follows a link, where the target may stay."""
        self._flush()
        self._links.append(self._checked(target))

    def unlink(self) -> None:
        """End the innermost link, where one is open."""
        if self._links:
            self._flush()
            self._links.pop()

    def code(self, words: str) -> None:
        """Add words set as code."""
        self._flush()
        marks = tuple(sorted({*self._open, Mark.CODE}))
        if words:
            self._runs.append(TextRun(words, marks, self._target()))

    def image(self, address: str, words: str) -> None:
        """Add an image by its alternative text."""
        self._flush()
        kept = self._checked(address)
        if kept is not None:
            self._runs.append(TextRun(words, self._marks, self._target(), image=kept))
        elif words:
            self._runs.append(TextRun(words, self._marks, self._target()))

    def footnote(self, number: str, label: str) -> None:
        """Add a reference to a footnote."""
        self._flush()
        self._runs.append(TextRun(number, self._marks, self._target(), footnote=label))

    def runs(self) -> tuple[TextRun, ...]:
        """All words so far."""
        self._flush()
        return tuple(self._runs)

    def _target(self) -> str | None:
        return next((link for link in reversed(self._links) if link is not None), None)

    def _checked(self, target: str) -> str | None:
        if not may_stay(target):
            self.findings.refused.append(target)
            return None
        return target or None

    def _flush(self) -> None:
        if not self._words:
            return
        words = join_soft_breaks("".join(self._words))
        self._words.clear()
        if not words:
            return
        run = TextRun(words, self._marks, self._target())
        if self._runs and _alike(self._runs[-1], run):
            run = TextRun(self._runs.pop().text + words, run.marks, run.link)
        self._runs.append(run)


def join_soft_breaks(text: str) -> str:
    """Put a space for each soft break, or nothing between two unspaced characters."""
    if "\r" not in text:
        return text
    if text.isascii():
        return text.replace("\r", " ")
    first, *rest = text.split("\r")
    joined = [first]
    before = first
    for part in rest:
        unspaced = _UNSPACED.fullmatch(before[-1:]) and _UNSPACED.fullmatch(part[:1])
        joined.append(part if unspaced else f" {part}")
        before = part or before
    return "".join(joined)


def _alike(one: TextRun, other: TextRun) -> bool:
    return (
        one.marks == other.marks
        and one.link == other.link
        and one.image is None
        and one.footnote is None
        and Mark.CODE not in one.marks
    )


Handler = Callable[[RunWriter, Token], None]


def _link_open(writer: RunWriter, token: Token) -> None:
    writer.link(str(token.attrs.get("href", "")))


def _image(writer: RunWriter, token: Token) -> None:
    plain = RunWriter(Findings())
    write_tokens(plain, token.children or [])
    words = "".join(run.text for run in plain.runs())
    writer.image(str(token.attrs.get("src", "")), " ".join(words.split()))


def _footnote(writer: RunWriter, token: Token) -> None:
    writer.footnote(str(token.meta["id"] + 1), token.meta["label"])


_HANDLERS: dict[str, Handler] = {
    "text": lambda writer, token: writer.say(token.content),
    "softbreak": lambda writer, _: writer.soft_break(),
    "hardbreak": lambda writer, _: writer.say("\n"),
    "code_inline": lambda writer, token: writer.code(token.content),
    "link_open": _link_open,
    "link_close": lambda writer, _: writer.unlink(),
    "image": _image,
    "footnote_ref": _footnote,
    **{
        kind: (lambda writer, token: writer.mark(_MARKS[token.type]))
        for kind in _MARKS
        if kind.endswith("_open")
    },
    **{
        kind: (lambda writer, token: writer.unmark(_MARKS[token.type]))
        for kind in _MARKS
        if kind.endswith("_close")
    },
}


def write_tokens(writer: RunWriter, tokens: list[Token]) -> None:
    """Write what the parser read in one block."""
    for token in tokens:
        handler = _HANDLERS.get(token.type)
        if handler is not None:
            handler(writer, token)


def runs_of(tokens: list[Token], findings: Findings) -> tuple[TextRun, ...]:
    """The runs of one block."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return (TextRun(tokens[0].content),)
    writer = RunWriter(findings)
    write_tokens(writer, tokens)
    return writer.runs()


def code_runs(content: str) -> tuple[TextRun, ...]:
    """The run of a code block; the line feed that ends the block is no part of it."""
    words = content.removesuffix("\n")
    return (TextRun(words, (Mark.CODE,)),) if words else ()
