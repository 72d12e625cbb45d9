"""What changed from one whole text of a service to the next, and who explains it."""

from inforce.glossary.lexicon import Lexicon
from inforce.materiality.assessment import assess
from inforce.pipeline.comparing import top_offset
from inforce.pipeline.definition_changes import with_definitions
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.service_texts import texts_compared
from inforce.pipeline.whole_texts import Whole
from inforce.publication.pages.comparison import ComparedBody
from inforce.publication.pages.parts import note_views
from inforce.publication.pages.reading import read_redline
from inforce.publication.pages.service import Explained
from inforce.publication.redline_html import render_redline
from inforce.publication.text_words import redline_terms


def whole_comparison(
    old: Whole, new: Whole, beside: tuple[Lexicon, Lexicon], making: PageMaking
) -> ComparedBody:
    """The redline of two whole texts, and what a program reads from it.

    Args:
        old: The earlier whole text.
        new: The later one.
        beside: The definitions beside the one and the other.
        making: What pages are made with.
    """
    language = making.site.language
    redline = with_definitions(texts_compared(old, new, making.derive), *beside)
    html = render_redline(
        redline,
        resolve=making.site_map.resolver(redline.new.path),
        terms=redline_terms(making.words),
        heading_offset=top_offset(redline.old, redline.new),
    )
    notes = tuple(item.note for one in explained(old, new, "") for item in one.notes)
    found = assess(redline, language)
    return ComparedBody(
        redline=html, reading=read_redline(redline, found, notes, language=language)
    )


def explained(old: Whole, new: Whole, path: str) -> tuple[Explained, ...]:
    """The versions that are in the later whole text and not in the earlier one.

    Args:
        old: The earlier whole text.
        new: The later one.
        path: The address of the page, whose clauses the notes lead to.
    """
    before = {(s.version.policy, s.version.label) for s in (old.general, old.supplement) if s}
    return tuple(
        Explained(standing=side, notes=note_views(side.version.changes, path))
        for side in (new.general, new.supplement)
        if side and (side.version.policy, side.version.label) not in before
    )
