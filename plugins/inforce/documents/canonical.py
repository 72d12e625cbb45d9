"""The text that is compared, digested and sealed: the visible words, one block a line.

What a reader cannot see makes no difference here: markup, link targets, list numbers, how lines
are wrapped, which kind of quote, dash or space was typed. Characters of no width stay, since they
can make words read otherwise than they look.
"""

import re
import unicodedata
from collections.abc import Iterator

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind, TextRun

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u02ba", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
}
_VARIANT = re.compile(f"[{''.join(_PLAIN)}]")


def fold(text: str) -> str:
    """One spelling for variants that read the same: quotes, dashes and white space, in NFC."""
    if not text.isascii():
        text = _VARIANT.sub(lambda found: _PLAIN[found[0]], unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def visible_text(runs: tuple[TextRun, ...]) -> str:
    """The words of runs as they are read: alternative text counts, a footnote's number does not."""
    if len(runs) == 1 and runs[0].footnote is None:
        return runs[0].text
    return "".join([run.text for run in runs if run.footnote is None])


def canonical_lines(provision: Provision) -> tuple[str, ...]:
    """The lines of one provision without its children; a row has its cells in one line."""
    kind = provision.kind
    if kind is ProvisionKind.ROW:
        line = " | ".join([fold(visible_text(cell.runs)) for cell in provision.children])
        return (line,) if line.strip(" |") else ()
    if kind is ProvisionKind.CELL or not provision.runs:
        return ()
    if kind is ProvisionKind.CODE:
        text = unicodedata.normalize("NFC", visible_text(provision.runs))
        return tuple([line.rstrip() for line in text.splitlines() if line.strip()])
    line = fold(visible_text(provision.runs))
    return (line,) if line else ()


def _lines(document: Document) -> Iterator[str]:
    for provision in document.walk():
        yield from canonical_lines(provision)


def canonical_text(document: Document) -> str:
    """All visible words of a document, one block a line, footnotes last."""
    lines = list(_lines(document))
    return "\n".join([*lines, ""]) if lines else ""
