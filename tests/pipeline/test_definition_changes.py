"""A changed term of the glossary knows where its word stands, and how it is written there."""

import inforce
from inforce.documents.parse import parse_document
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.term import Term, TermId
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Direction
from inforce.pipeline.definition_changes import with_definitions
from inforce.redline.changes import DefinitionChange
from inforce.source.text import SourceText

TEXT = """# Parcels

## Sharing

We share your address with our partners. A partner is kind.

## Lamps

The lamp is lit.
"""


def glossary(means: str) -> Lexicon:
    """A glossary of one term."""
    source = SourceText(path="glossary/partner.md", text=f"{means}\n")
    document = parse_document(source).document
    (short, *_) = document.provisions
    term = Term(id=TermId("partner"), term="Partner", short=short, document=document, source=source)
    return lexicon_of([term])


def test_a_changed_term_knows_its_uses_as_they_are_written() -> None:
    """The plural in a clause is the term, too, and the clause is named."""
    redline = with_definitions(
        inforce.compare(TEXT, TEXT), glossary("A carrier."), glossary("A carrier or a shop.")
    )
    (change,) = redline.changes
    assert isinstance(change, DefinitionChange)
    assert [written for _, written in change.used_by] == ["partners", "partner"]
    assert change.used_in == ("“Sharing”, paragraph 1",)
    (told,) = assess(redline).changes
    assert (told.direction, told.reaches) == (Direction.REDUCES, change.used_in)
