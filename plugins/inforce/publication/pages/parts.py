"""What several kinds of page share. Every `href` is counted from the root of the site."""

from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import href_of
from inforce.versions.version import ClauseNote, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is true of the whole site.

    Args:
        name: Its name.
        language: The language of its own pages.
        timezone: The time zone in which its dates are days.
        as_of: The day it is shown as of, where it is pinned to one.
        canonical: Its address with a slash at the end; empty where it is not known.
        privacy_policy: Where its own privacy policy stands; empty where it has none.
        terms_of_service: Where its own terms of service stand; empty where it has none.
        record: The files of its sealed record that a reader can keep; none without a record.
    """

    name: str
    language: str = "en"
    timezone: str = "UTC"
    as_of: date | None = None
    canonical: str = ""
    privacy_policy: str = ""
    terms_of_service: str = ""
    record: tuple[str, ...] = ()

    def whole(self, address: str) -> str:
        """An address on the site with the site's own before it; empty where that is not known."""
        return self.canonical + address if self.canonical else ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as exactly as it was said."""

    on: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says about itself.

    Args:
        title: Title of the page.
        language: Language of the page.
        path: Its own address.
        crumbs: The way to it, without the home page and without itself.
        indexed: Whether search engines may list it.
        canonical: The address search engines should list in its place.
        feed: The address whose feeds tell of changes of this page; empty for the site's alone.
    """

    title: str
    language: str
    path: str
    crumbs: tuple[Link, ...] = ()
    indexed: bool = False
    canonical: str = ""
    feed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """The author's reading of one clause, with the way to that clause."""

    note: ClauseNote
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same version in another language.

    Args:
        language: Its tag.
        href: Where it stands.
        prevails: Whether it is the text that governs.
        of_label: The version it translates.
        lags: Whether that is an earlier version than the one shown.
        shown: Whether it is the page itself.
    """

    language: str
    href: str
    prevails: bool = False
    of_label: str = ""
    lags: bool = False
    shown: bool = False


def note_views(notes: tuple[ClauseNote, ...], address: str) -> tuple[NoteView, ...]:
    """Each note leads to its clause in the text at an address."""
    return tuple(NoteView(note=note, href=href_of(address, note.section)) for note in notes)
