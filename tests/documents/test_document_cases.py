"""Whole texts, with the outline and the words a reader should find in them."""

from pathlib import Path

import pytest

from inforce.documents.canonical import canonical_text
from inforce.documents.parse import parse_document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.source.text import SourceText

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
_OUTLINE, _WORDS = "\n=== outline\n", "\n=== words\n"


def outline(document):
    """The tree as lines: kind, number, words, then the id."""
    lines = []
    pending = [(provision, 0) for provision in (*document.provisions, *document.footnotes)][::-1]
    while pending:
        provision, depth = pending.pop()
        lines.append("  " * depth + _line(provision))
        if provision.kind is not ProvisionKind.ROW:
            pending += [(child, depth + 1) for child in provision.children][::-1]
    return "\n".join(lines) + "\n"


def _line(provision: Provision):
    words = provision.text.replace("\n", " / ")
    if provision.kind is ProvisionKind.ROW:
        words = " | ".join(cell.text for cell in provision.children)
    shown = [provision.kind.value, f"[{provision.number}]" if provision.number else "", words]
    return " ".join(part for part in shown if part) + f"  #{provision.id}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_text_has_this_outline_and_these_words(case):
    """Each case says what its Markdown means, so that a lawyer can check it."""
    markdown, _, rest = case.read_text(encoding="utf-8").partition(_OUTLINE)
    expected, _, words = rest.partition(_WORDS)
    document = parse_document(SourceText("terms.md", markdown)).document
    assert outline(document) == expected
    assert canonical_text(document) == words


def test_there_are_cases():
    """A folder that was moved would prove nothing."""
    assert len(CASES) >= 10
