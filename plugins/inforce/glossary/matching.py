"""Where the words of a glossary stand in a text: whole words, the longest form first.

A dictionary of first words is asked once a word, so the price does not grow with the glossary.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from inforce.glossary.forms import (
    is_acronym,
    is_gap,
    lowered,
    pieces,
    respelt,
    spellings,
    split_words,
)
from inforce.glossary.term import Glossary, Term, TermId

# What makes a stretch of text without a space an address, a path or a name for machines.
_ADDRESS: Final = re.compile(r"://|[@\\=_]|^www\.|\.[a-z]{2,}/|^/|\w/\w+/|\w\.\w+(?:['\u2019]s)?$")
_STOPS: Final = frozenset(".,;:!?)")
_JOINING: Final = frozenset("-\u2010\u2011_@/\\#&=%~+$")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a term, as it is looked for.

    Args:
        term: The term.
        words: Its words in small letters.
        gaps: What stands between them.
        exact: Its words as they must be spelt, a None for a word that may be spelt in any case.
    """

    term: TermId
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: tuple[str | None, ...]


class Match(NamedTuple):
    """A term in a stretch of words; a tuple, since a page has hundreds."""

    term: TermId
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """The forms of a glossary by their first word, the longest first."""

    forms: dict[str, tuple[Form, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def after(self, other: "Matcher") -> "Matcher":
        """Both as one; where both have a form as long, that of the other counts."""
        forms = dict(self.forms)
        for first, known in other.forms.items():
            forms[first] = _longest_first((*known, *forms.get(first, ())))
        return Matcher(forms)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every term in a text, in order; no two overlap."""
        parts, forms = split_words(lowered(text)), self.forms
        hits = [place for place, word in enumerate(parts[1::2]) if word in forms]
        if not hits:
            return ()
        found: list[Match] = []
        start, before, free = 0, 0, 0
        for place in hits:
            # The parts with odd places are words.
            here = 2 * place + 1
            start += len("".join(parts[before:here]))
            before = here
            if place < free:
                continue
            for form in forms[parts[here]]:
                plain = not form.gaps and form.exact[0] is None
                stop = start + len(parts[here]) if plain else _end(form, text, parts, here, start)
                beside = text[start - 1 : start] + text[stop : stop + 1]
                if stop and (not beside or beside.isspace() or _is_whole(text, start, stop)):
                    found.append(Match(form.term, start, stop))
                    free = place + len(form.words)
                    break
        return tuple(found)


def _end(form: Form, text: str, parts: list[str], here: int, start: int) -> int:
    """Where words end that stand as the form has them, its capitals and gaps; 0 where none do."""
    if here + 2 * len(form.gaps) >= len(parts):
        return 0
    end = start
    for offset, word in enumerate(form.words):
        part, exact = here + 2 * offset, form.exact[offset]
        if parts[part] != word:
            return 0
        if offset:
            if not is_gap(parts[part - 1], form.gaps[offset - 1]):
                return 0
            end += len(parts[part - 1])
        if exact is not None and text[end : end + len(word)] != exact:
            return 0
        end += len(word)
    return end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Not a part of a longer word, of an address or of a name for machines."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _JOINING or after in _JOINING:
        return False
    if (before and before in "'\u2019" and text[start - 2 : start - 1].isalnum()) or (
        after and after in "'\u2019" and _is_contracted(text, end)
    ):
        return False
    if before and not before.isspace():
        return not _ADDRESS.search(_chunk(text, start, end))
    stop = text[end + 1 : end + 2] if after in _STOPS else after
    return not stop or stop.isspace() or not _ADDRESS.search(_chunk(text, start, end))


def _is_contracted(text: str, end: int) -> bool:
    """An apostrophe goes on with the word, unless it says whose: `a cookie's life`."""
    tail = text[end + 1 : end + 3]
    if not tail[:1].isalnum():
        return False
    return not (tail[:1] in "sS" and not tail[1:].isalnum())


def _chunk(text: str, start: int, end: int) -> str:
    """The stretch without white space in which a match stands, its closing stop left out."""
    first = max(text.rfind(sign, 0, start) for sign in " \n\t\u00a0") + 1
    ends = [found for sign in " \n\t\u00a0" if (found := text.find(sign, end)) >= 0]
    return text[first : min(ends, default=len(text))].strip(".,;:!?()[]\u201c\u201d\"'")


def compile_glossary(glossary: Glossary, language: str = "en") -> Matcher:
    """Every form of every term; of two equal forms that of the earlier term counts.

    Args:
        glossary: The terms.
        language: Tag of their language.
    """
    return compile_forms(form for term in glossary.terms for form in _forms_of(term, language))


def compile_forms(found: Iterable[Form]) -> Matcher:
    """A matcher of these forms; of two equal ones the earlier counts."""
    forms: dict[str, list[Form]] = {}
    taken: set[tuple[object, ...]] = set()
    for form in found:
        known = (form.words, form.gaps, form.exact)
        if known not in taken:
            taken.add(known)
            forms.setdefault(form.words[0], []).append(form)
    return Matcher({first: _longest_first(known) for first, known in forms.items()})


def _longest_first(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: -len(form.words)))


def forms_of(
    term: TermId, written: str, language: str, *, exact: bool, alone: bool = False
) -> Iterator[Form]:
    """One form of a term in every number and case in which it can stand.

    Args:
        term: The term.
        written: The form as its author wrote it.
        language: Tag of its language.
        exact: Whether its capitals count; those of an acronym always do.
        alone: Whether a plural also stands for its singular.
    """
    words, gaps = pieces(written)
    if not words:
        return
    counted = [exact or is_acronym(word) for word in words]
    for spelling in spellings(tuple(map(lowered, words)), language, alone=alone):
        spelt = [
            respelt(small, word) if counts else None
            for small, word, counts in zip(spelling, words, counted, strict=True)
        ]
        yield Form(term, spelling, gaps, tuple(spelt))


def _forms_of(term: Term, language: str) -> Iterator[Form]:
    for written in (term.term, *term.aliases):
        yield from forms_of(term.id, written, language, exact=term.case_sensitive)
