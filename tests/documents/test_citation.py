from pathlib import Path

import pytest

from inforce.documents.citation import Citations, citations
from inforce.documents.parse import parse_document
from inforce.source.text import SourceText

TEXT = """\
# Terms of Use

Welcome.

## 4. Liability

We are liable.

(b) Only for what we did.

### 4.2 Limits

1. One
2. Two

## Cookies

First.

Second.

- red
- green

| A | B |
|---|---|
| 1 | 2 |

## Article IV. Ends

(a) It ends.[^n]

[^n]: Truly.
"""


@pytest.fixture(scope="module")
def terms():
    return parse_document(SourceText("terms.md", TEXT)).document


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Terms of Use", "“Terms of Use”"),
        ("Welcome.", "paragraph 1"),
        ("4. Liability", "section 4"),
        ("We are liable.", "section 4, paragraph 1"),
        ("(b) Only for what we did.", "section 4(b)"),
        ("4.2 Limits", "section 4.2"),
        ("Two", "section 4.2, item 2"),
        ("Second.", "“Cookies”, paragraph 2"),
        ("green", "“Cookies”, item 2"),
        ("2", "“Cookies”, table 1, row 2, column 2"),
        ("Article IV. Ends", "Article IV"),
        ("(a) It ends.1", "Article IV(a)"),
        ("Truly.", "footnote 1, paragraph 1"),
    ],
)
def test_a_provision_is_cited_as_lawyers_do(terms, words, said):
    """A citation says where a provision stands: by numbers, else by words, else by a count."""
    provision = next(p for p in terms.walk() if p.text == words)
    assert str(citations(terms)[provision.id]) == said


def test_every_provision_can_be_cited(terms):
    """Each provision has a citation, and no id is left without one."""
    assert set(citations(terms)) == {provision.id for provision in terms.walk()}


def test_one_citation_is_worked_out_as_all_are():
    """Along its own way a provision gets the citation it has among all."""
    for case in sorted((Path(__file__).parent / "cases").glob("*.md")):
        document = parse_document(SourceText("terms.md", case.read_text("utf-8"))).document
        wanted, alone = citations(document), Citations(document)
        ways = [(root,) for root in (*document.provisions, *document.footnotes)]
        while ways:
            way = ways.pop()
            assert alone.of(way) == wanted[way[-1].id]
            ways += [(*way, child) for child in way[-1].children]
