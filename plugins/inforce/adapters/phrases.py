"""Filters that put facts into a language's sentences. What they return is safe HTML."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Final, Protocol

from markupsafe import Markup, escape

from inforce.publication.body_html import TocEntry
from inforce.publication.notices.grounds import ground_in_words, grounds_of
from inforce.publication.pages.parts import Day
from inforce.publication.pages.standing import ANNOUNCED, IN_FORCE, Standing
from inforce.publication.pages.turning import Turn
from inforce.publication.reasons import reason_in_words
from inforce.publication.redline_list import shortened
from inforce.publication.text_words import redline_terms
from inforce.publication.words import Words, day_in_words
from inforce.versions.version import Effective, Precision

DEEPEST_IN_CONTENTS: Final = 3


class Binding(Protocol):
    """Something that binds, will or did, and its days."""

    @property
    def status(self) -> str:
        """What it is."""

    @property
    def from_on(self) -> date | Day:
        """The first day on which it binds."""

    @property
    def until_on(self) -> date | Day | None:
        """The last one, where that is known."""


def phrases_of(words: Words) -> SimpleNamespace:
    """A language's words under their names, with what the filters need beside them."""
    return SimpleNamespace(
        language=words.language,
        direction=words.direction,
        calendar=words,
        place=redline_terms(words).place,
        said=lru_cache(maxsize=4096)(lambda on, precision: _time(on, precision, words)),
        **{name: escape(text) for name, text in words.texts.items()},
    )


def _time(on: date, precision: Precision, words: Words) -> Markup:
    machine = on.isoformat() if precision is Precision.DAY else on.isoformat()[:7]
    said = day_in_words(on, words, precision)
    return Markup('<time datetime="{}">{}</time>').format(machine, said)


def day(value: date | Day | Effective, phrases: SimpleNamespace) -> Markup:
    """A date in words, readable by machines too."""
    if isinstance(value, Day):
        on, precision = value.on, value.precision
    elif isinstance(value, Effective):
        on, precision = value.from_on, value.precision
    else:
        on, precision = value, Precision.DAY
    marked: Markup = phrases.said(on, precision)
    return marked


def plain_day(value: date | Day, phrases: SimpleNamespace) -> str:
    """A date in words, where HTML cannot stand."""
    return day(value, phrases).striptags()


def fill(sentence: str, **facts: object) -> Markup:
    """A sentence with facts in its places; everything that is not HTML already is escaped."""
    parts = _parts(sentence)
    said = [part if place % 2 == 0 else escape(facts[part]) for place, part in enumerate(parts)]
    return Markup("").join(said)  # every even part was escaped, every odd one just was


@lru_cache(maxsize=4096)
def _parts(sentence: str) -> tuple[str, ...]:
    """A sentence cut at its places: escaped words, then a name, then words again."""
    cut = re.split(r"\{(\w+)\}", sentence)
    return tuple(part if place % 2 else escape(part) for place, part in enumerate(cut))


def version_name(standing: Standing, phrases: SimpleNamespace, *, inside: bool = False) -> Markup:
    """A version named by its date is said as a date, any other by its label.

    Args:
        standing: The version.
        phrases: The words.
        inside: Whether the name stands inside a sentence.
    """
    label = standing.version.label
    if label.startswith(standing.from_on.on.isoformat()[: len(label)]):
        named = phrases.version_of_inside if inside else phrases.version_of
        return fill(named, day=day(standing.from_on, phrases))
    return fill(phrases.version_named_inside if inside else phrases.version_named, label=label)


def effect_days(standing: Standing, phrases: SimpleNamespace) -> Markup:
    """The day a version begins to bind, or each day with whom it concerns."""
    effective = standing.version.effective
    if len(effective) == 1 and not effective[0].applies_to:
        return day(standing.from_on, phrases)
    parts = (
        fill(phrases.from_for, **{"from": day(one, phrases), "who": one.applies_to})
        if one.applies_to
        else day(one, phrases)
        for one in effective
    )
    return Markup("; ").join(parts)


def days_in_words(days: tuple[date, ...], phrases: SimpleNamespace) -> Markup:
    """Several dates, one after another."""
    return Markup(", ").join(day(one, phrases) for one in days)


def text_of(phrases: SimpleNamespace, name: str) -> str:
    """A word found by a name that is put together, such as the word for a status."""
    return str(getattr(phrases, name.replace("-", "_"), name))


def language_called(phrases: SimpleNamespace, tag: str, endonym: Callable[[str], str]) -> str:
    """A language by its name in the reader's language, else by what it calls itself."""
    name = f"language_{tag.partition('-')[0]}"
    return str(getattr(phrases, name, None) or endonym(tag))


def reason_in(reason: str, phrases: SimpleNamespace) -> Markup:
    """A finding's reason in the reader's language; one that is not translated says so."""
    told = reason_in_words(reason, phrases.calendar)
    return Markup('<span lang="en">{}</span>').format(reason) if told is None else escape(told)


def over_time(
    told: Iterable[Turn[object]], hiding: str = "hidden"
) -> Iterable[tuple[object, Markup]]:
    """What is said on which days, each with the marks by which a browser knows its days.

    What is so when the page is built is visible without a script; what comes later is not.

    Args:
        told: What is said.
        hiding: The attribute that hides it: in a picture it is `display="none"`.
    """
    for turn in told:
        if turn.said is None:
            continue
        marks = Markup()
        if turn.until_on is not None:
            marks += Markup(' data-inforce-until="{}"').format(turn.until_on.isoformat())
        if turn.from_on is not None:
            marks += Markup(' data-inforce-from="{}" ').format(turn.from_on.isoformat())
            marks += Markup(hiding)  # noqa: S704 (a template's own word)
        yield turn.said, marks


def chip(one: Binding, phrases: SimpleNamespace, marks: Markup | str = "") -> Markup:
    """What a text is, with its day where it has one, so that the words stay true.

    Args:
        one: A version or a whole text, and where it stands.
        phrases: The words.
        marks: The marks of its days, where they are its own.
    """
    if one.status == IN_FORCE and one.until_on is not None:
        said = fill(phrases.in_force_until, until=day(one.until_on, phrases))
    elif one.status == ANNOUNCED:
        said = fill(phrases.in_force_from, **{"from": day(one.from_on, phrases)})
    else:
        said = escape(text_of(phrases, one.status))
    chipped = Markup('<span class="inforce-chip inforce-chip--{}"{}>{}</span>')
    return chipped.format(one.status, marks, said)


def grounds(standing: Standing, phrases: SimpleNamespace) -> tuple[str, ...]:
    """Why a version binds with less than its notice, or none, in its author's words."""
    days, texts = standing.days_of_notice, vars(phrases)
    return tuple(ground_in_words(one, days, texts) for one in grounds_of(standing.version))


def place_in(citation: str, phrases: SimpleNamespace) -> str:
    """Where a clause stands, in the reader's language."""
    return str(phrases.place(citation))


def contents_list(entries: Iterable[TocEntry]) -> Markup:
    """The sections of a text as nested lists; the title above them leads nowhere."""
    return Markup(f"<ol>{''.join(_lines(entries))}</ol>")  # noqa: S704 (each part is escaped below)


def _lines(entries: Iterable[TocEntry]) -> Iterable[str]:
    for entry in entries:
        if entry.level == 1:
            yield from _lines(entry.children)
            continue
        inner = "".join(_lines(entry.children)) if entry.level < DEEPEST_IN_CONTENTS else ""
        below = f"<ol>{inner}</ol>" if inner else ""
        yield f'<li><a href="#{escape(entry.id)}">{escape(entry.title)}</a>{below}</li>\n'


FILTERS: Final[dict[str, Callable[..., object]]] = {
    "day": day,
    "plain_day": plain_day,
    "fill": fill,
    "version_name": version_name,
    "effect_days": effect_days,
    "grounds": grounds,
    "days_in_words": days_in_words,
    "chip": chip,
    "contents_list": contents_list,
    "over_time": over_time,
    "text_of": text_of,
    "language_called": language_called,
    "place_in": place_in,
    "reason_in": reason_in,
    "shortened": shortened,
}
