"""Words gathered into runs: neighbours set alike are one."""

import re
from dataclasses import dataclass, field, replace

from inforce.documents.addresses import may_stay
from inforce.documents.provision import Mark, TextRun

_AROUND_BREAK = re.compile(r" *\n[ \n]*")
# Chinese and Japanese are written without spaces, so a line end between two of their characters
# is no space either.
_UNSPACED = (
    ("\u2e80", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
)


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
        # Elements that were looked for in vain to the end of the block: never look twice.
        self.never_closed: set[str] = set()
        # Whether something was left out that may have had white space on both sides.
        self.ragged = False
        self._runs: list[TextRun] = []
        self._words: list[str] = []
        self._open: dict[Mark, int] = {}
        self._marks: tuple[Mark, ...] = ()
        # The target that counts inside each link that is open: its own, or that of one around it.
        self._links: list[str | None] = []

    def say(self, words: str) -> None:
        """Add words."""
        self._words.append(words)

    def soft_break(self) -> None:
        """A line end in the source: a space, except between two unspaced characters."""
        self._words.append("\r")

    def mark(self, mark: Mark) -> None:
        """Set what follows so."""
        self._open[mark] = open_now = self._open.get(mark, 0) + 1
        if open_now == 1:
            self._set_marks()

    def unmark(self, mark: Mark) -> None:
        """End one such setting, where one is open."""
        open_now = self._open.get(mark, 0)
        if open_now:
            self._open[mark] = open_now - 1
            if open_now == 1:
                self._set_marks()

    def _set_marks(self) -> None:
        self._flush()
        self._marks = tuple(sorted([mark for mark, count in self._open.items() if count]))

    def link(self, target: str) -> None:
        """Make what follows a link, where the target may stay."""
        self._flush()
        around = self._target()
        self._links.append(self._checked(target) or around)

    def unlink(self) -> None:
        """End the innermost link, where one is open."""
        if self._links:
            self._flush()
            self._links.pop()

    def code(self, words: str) -> None:
        """Add words set as code."""
        self._flush()
        marks = tuple(sorted({*self._marks, Mark.CODE}))
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
        return trimmed(tuple(self._runs)) if self.ragged else tuple(self._runs)

    def _target(self) -> str | None:
        return self._links[-1] if self._links else None

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
        unspaced = _unspaced(before[-1:]) and _unspaced(part[:1])
        joined.append(part if unspaced else f" {part}")
        before = part or before
    return "".join(joined)


def _unspaced(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _UNSPACED)


def _alike(one: TextRun, other: TextRun) -> bool:
    return (
        one.marks == other.marks
        and one.link == other.link
        and one.image is None
        and one.footnote is None
        and Mark.CODE not in one.marks
    )


def code_runs(content: str) -> tuple[TextRun, ...]:
    """The run of a code block; the line feed that ends the block is no part of it."""
    words = content.removesuffix("\n")
    return (TextRun(words, (Mark.CODE,)),) if words else ()


def trimmed(runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """The same words without white space around them and around line breaks."""
    kept: list[TextRun] = []
    before = "\n"
    for run in runs:
        text = _AROUND_BREAK.sub("\n", run.text)
        if before.endswith((" ", "\n")) and run.image is None:
            text = text.lstrip(" \n")
        if text or run.image is not None:
            kept.append(replace(run, text=text))
            before = text or before
    while kept and kept[-1].image is None and kept[-1].footnote is None:
        text = kept[-1].text.rstrip(" \n")
        if text:
            kept[-1] = replace(kept[-1], text=text)
            break
        kept.pop()
    return tuple(kept)
