"""What feeds tell: each notice as one entry that leads to a page for people."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from inforce.publication.addresses import FEED, notice_address, policy_address, service_address
from inforce.publication.notices.landing import told_with_page
from inforce.publication.notices.naming import tag_of
from inforce.publication.notices.notice import Notice
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.standing import PolicyFacts
from inforce.publication.words import Words
from inforce.supplements.service import Services

# A reader's program asks often; what is older stands in the history.
LATEST: Final = 50
CLASSES: Final = ("material", "minor", "editorial")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One notice in a feed.

    Args:
        id: Its name for good.
        title: Its headline.
        address: The page it leads to, relative to the root of the site.
        published: The day people were told.
        updated: The day the notice was last corrected, or the same.
        paragraphs: What it says.
        categories: Kind, class, direction, policy and services.
        language: The language it is told in.
    """

    id: str
    title: str
    address: str
    published: date
    updated: date
    paragraphs: tuple[str, ...]
    categories: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of notices that follows one thing.

    Args:
        scope: The address of what it follows; nothing for the site.
        id: Its name for good.
        title: What it is called.
        language: The language of its title.
        site: The site.
        entries: The latest notices, the latest first.
    """

    scope: str
    id: str
    title: str
    language: str
    site: SiteFacts
    entries: tuple[FeedEntry, ...]

    @property
    def home(self) -> str:
        """The page that the feed stands beside; a class of change has the home page."""
        return "" if self.scope.startswith(FEED) else self.scope


def feeds_of(  # noqa: PLR0913 (all but three have names)
    policies: Iterable[PolicyFacts],
    services: Services,
    words_of: Callable[[str], Words],
    *,
    site: SiteFacts,
    weighed: Callable[[Notice], Notice] = lambda notice: notice,
    on: date,
) -> Iterator[Feed]:
    """The feeds of a site, of each policy, each service and each class of change.

    Args:
        policies: Every policy.
        services: The services.
        words_of: The words of a language.
        site: The site.
        weighed: Asks the rules about a notice that nobody weighed.
        on: The day; of a text that takes effect later and of which nobody knows when it was
            announced, feeds tell from its day on.
    """
    known = list(policies)
    everything = (notice for facts in known for notice in facts.notices)
    dated = [n for n in everything if n.announced is not None or n.effective_on <= on]
    latest = sorted(dated, key=lambda n: (n.told_on, n.id), reverse=True)
    make = _Feeds(words_of, site)
    yield make.feed("", "", latest)
    for facts in known:
        policy = facts.history.policy
        chosen = [notice for notice in latest if notice.policy == policy]
        yield make.feed(policy_address(policy), facts.history.title, chosen)
    for service in services.services:
        chosen = [notice for notice in latest if service in notice.services]
        yield make.feed(service_address(service.id), service.name, chosen)
    # What nobody weighed counts as material, as the notice clock counts it.
    classes: dict[str, list[Notice]] = {name: [] for name in CLASSES}
    for notice in latest[: LATEST * len(CLASSES)]:
        classes.get(weighed(notice).class_of_change, classes["material"]).append(notice)
    texts = words_of(site.language).texts
    for name, chosen in classes.items():
        yield make.feed(f"{FEED}{name}/", texts[f"change_{name}"], chosen)


class _Feeds:
    def __init__(self, words_of: Callable[[str], Words], site: SiteFacts) -> None:
        self._words_of = words_of
        self._site = site
        self._entries: dict[str, FeedEntry] = {}

    def feed(self, scope: str, title: str, notices: list[Notice]) -> Feed:
        return Feed(
            scope=scope,
            id=tag_of(f"{scope}feed", self._site),
            title=f"{self._site.name}: {title}" if title else self._site.name,
            language=self._site.language,
            site=self._site,
            entries=tuple(self._entry(notice) for notice in notices[:LATEST]),
        )

    def _entry(self, notice: Notice) -> FeedEntry:
        found = self._entries.get(notice.id)
        if found is None:
            words = self._words_of(notice.in_language)
            told = Telling(notice=notice, wording=notice.wordings[0], words=words)
            found = self._entries[notice.id] = entry_of(told, self._site)
        return found


def entry_of(told: Telling, site: SiteFacts) -> FeedEntry:
    """A notice as an entry."""
    notice = told.notice
    direction = notice.direction
    said = (told.until_then, told.from_then, *told.grounds, told.summary, *_clauses(told))
    kinds = (notice.kind.value, notice.class_of_change, direction.value if direction else "")
    concerned = (notice.policy, *(service.id for service in notice.services))
    return FeedEntry(
        id=tag_of(notice.id, site),
        title=told.headline,
        address=(
            notice_address(notice.policy, notice.label)
            if told_with_page(notice)
            else notice.comparison or notice.text
        ),
        published=notice.told_on,
        updated=max(notice.told_on, notice.corrected_on or notice.told_on),
        paragraphs=tuple(part for part in said if part),
        categories=tuple(dict.fromkeys(kind for kind in (*kinds, *concerned) if kind)),
        language=notice.in_language,
    )


def _clauses(told: Telling) -> Iterator[str]:
    """The author's reading, clause by clause."""
    for note in told.changes:
        effect = told.words.texts[f"effect_{note.effect}"] if note.effect else ""
        yield f"{effect}: {note.what}" if effect else note.what
