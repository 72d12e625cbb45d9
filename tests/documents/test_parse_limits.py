"""Texts made to hurt: each is read to the end, in work that grows with its length."""

import pytest

from inforce.documents.canonical import canonical_text
from inforce.documents.parse import parse_document
from inforce.publication.body_html import render_body
from inforce.source.text import SourceText

SIZE = 6_000
HOSTILE = {
    "stars": "*" * SIZE,
    "stars around": "*" * SIZE + "a" + "*" * SIZE,
    "brackets": "[" * SIZE,
    "brackets closed": "[" * SIZE + "]" * SIZE,
    "links in links": "[" * SIZE + "a" + "](b)" * SIZE,
    "images in images": "![" * SIZE + "a" + "](b)" * SIZE,
    "references": "[a\n" * SIZE,
    "quotations": ">" * SIZE,
    "lists": "- " * SIZE,
    "lists and quotations": "> - " * SIZE,
    "footnotes in footnotes": "[^a]: " * SIZE,
    "definitions in definitions": "a\n: a\n  : " * (SIZE // 10),
    "braces": "x {: a=b } " * SIZE,
    "spaces": "x" + " " * SIZE + "{",
    "comments": "<!-- " * SIZE,
    "comments on lines": "<!--\n\n" * (SIZE // 10),
    "programs": "x <script> " * SIZE,
    "tags": "<a x='" * SIZE,
    "boxes": "<div>" * SIZE,
    "bold boxes": "<div>" + "<b><p>" * SIZE,
    "tables in tables": "<table><tr><td>" * SIZE,
    "lists in html": "<ul><li>" * SIZE,
    "same words": "a\n\n" * (SIZE // 10),
    "invisible": "\u200b" * SIZE,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_to_the_end(text):
    """Nothing recurses on what an author writes, and nothing is tried again and again."""
    parsed = parse_document(SourceText("terms.md", f"{text}\n\n# Last words\n"))
    render_body(parsed.document, resolve=str)
    assert "Last words" in canonical_text(parsed.document)


@pytest.mark.parametrize("nest", ["> ", "- ", "1. ", "> - "])
def test_deep_nesting_keeps_every_word(nest):
    """What lies too deep is set flat, with a word to the author; no word is lost."""
    parsed = parse_document(SourceText("terms.md", nest * 200 + "deep words\n\nafter\n"))
    assert "deep words" in canonical_text(parsed.document)
    assert "after" in canonical_text(parsed.document)
    assert "D003" in [diagnostic.code for diagnostic in parsed.diagnostics]
