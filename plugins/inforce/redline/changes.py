"""The kinds of change. Each knows where it stands and what it did to the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a change stands.

    Args:
        id: Says which change it is whatever other changes there are; the anchor on the page.
        section: Id of the section it stands in, in the new text (a deletion: in the old one).
        citation: How a lawyer says where it stands, in the text its words stand in.
        old_line: First source line of the block in the old text; None where it has none.
        new_line: The same in the new text.
        old_provision: Id of the provision in the old text; empty where there is none.
        new_provision: The same in the new text.
    """

    id: str
    section: str
    citation: str
    old_line: int | None
    new_line: int | None
    old_provision: str = ""
    new_provision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion(_Place):
    """Words that are new.

    Args:
        words: The words.
        context: All words of the clause in the new text.
        whole: Whether the clause itself is new.
    """

    words: str
    context: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion(_Place):
    """Words that are gone.

    Args:
        words: The words.
        context: All words of the clause in the old text.
        whole: Whether the clause itself is gone.
    """

    words: str
    context: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(_Place):
    """Words that stand where others stood.

    Args:
        old_words: The words that stood there.
        new_words: The words that stand there now.
    """

    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbering(_Place):
    """A number that changed because a neighbour came or went; no word did.

    Args:
        old_number: The number it had.
        new_number: The number it has.
        words: The clause's own words.
    """

    old_number: str
    new_number: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange(_Place):
    """Words that stayed and lead elsewhere.

    Args:
        words: The words.
        old_target: Where they led; None where they were no link.
        new_target: Where they lead; None where they are no link any more.
    """

    words: str
    old_target: str | None
    new_target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatChange(_Place):
    """Words that stayed and look different: emphasis, heading level, list style, a split.

    Args:
        words: The words.
        old_format: How they looked.
        new_format: How they look.
    """

    words: str
    old_format: str
    new_format: str


Edit = Insertion | Deletion | Substitution | Renumbering | LinkChange | FormatChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(_Place):
    """A clause, or clauses that stand together, in another place.

    Args:
        words: Its words as they stand now.
        old_words: Its words as they stood.
        old_section: Id of the section it stood in.
        old_citation: How one said where it stood.
        edits: What was changed in it.
    """

    words: str
    old_words: str
    old_section: str
    old_citation: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionChange(_Place):
    """A shared definition that the text uses and that reads otherwise now.

    Args:
        term: The term.
        old_definition: What it meant.
        new_definition: What it means.
        used_in: Citations of the clauses that use it.
        used_by: Ids of the provisions that use it in the new text, each with the term as it is
            written there.
        old_text: All words of its entry before, of which the definition is the first paragraph.
        new_text: All words of it now.
    """

    term: str
    old_definition: str
    new_definition: str
    used_in: tuple[str, ...] = ()
    used_by: tuple[tuple[str, str], ...] = ()
    old_text: str = ""
    new_text: str = ""


Change = Edit | Move | DefinitionChange
