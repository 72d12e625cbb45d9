"""The words inside a text's page that its author did not write, in the text's language."""

from dataclasses import fields

from inforce.publication.body_html import BodyStyle
from inforce.publication.composed_html import OriginWords
from inforce.publication.redline_terms import RedlineTerms
from inforce.publication.term_links import TermWords
from inforce.publication.words import Words


def redline_terms(words: Words) -> RedlineTerms:
    """What a redline says beside the two texts; a word that is not translated stays English."""
    known = {field.name for field in fields(RedlineTerms)}
    said = {name: text for name, text in words.redline.items() if name in known}
    return RedlineTerms(**said, day=words.day, months=words.months)


def term_words(words: Words) -> TermWords:
    """What stands around a definition."""
    texts = words.texts
    return TermWords(**{field.name: texts[f"term_{field.name}"] for field in fields(TermWords)})


def origin_words(words: Words) -> OriginWords:
    """What the parts of a whole text are called."""
    known = {field.name for field in fields(OriginWords)}
    return OriginWords(**{name: words.texts[f"part_{name}"] for name in sorted(known)})


def body_style(words: Words, *, heading_offset: int = 0) -> BodyStyle:
    """What a body calls its permanent links, its tables and the way back from a footnote."""
    texts = words.texts
    return BodyStyle(
        heading_offset=heading_offset,
        permalink_title=texts["permalink_title"],
        table_label=texts["table_label"],
        backlink_title=texts["backlink_title"],
    )
