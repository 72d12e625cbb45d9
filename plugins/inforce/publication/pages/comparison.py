"""A comparison's page: what changed from one text to another."""

from dataclasses import dataclass, replace

from inforce.digest import Digest
from inforce.publication.addresses import (
    comparison_address,
    href_of,
    text_comparison_address,
)
from inforce.publication.pages.links import (
    compared_href,
    history_href,
    policy_link,
    text_links,
    version_link,
)
from inforce.publication.pages.parts import Head, Link, NoteView, note_views
from inforce.publication.pages.reading import Reading
from inforce.publication.pages.standing import PolicyFacts, Standing, standing_turns
from inforce.publication.pages.turning import Turn
from inforce.publication.redline_html import RedlineHtml, RedlineView
from inforce.versions.version import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison.

    Args:
        standing: The version.
        text: The text of it.
        href: Where that text stands.
        turns: Where the version stands, today and later.
    """

    standing: Standing
    text: Text
    href: str
    turns: tuple[Turn[Standing], ...] = ()

    @property
    def digest(self) -> Digest:
        """Digest of the text."""
        return self.text.digest


@dataclass(frozen=True, slots=True)
class WayToRead:
    """One way of reading a comparison, at an address of its own.

    Args:
        view: Which.
        href: Where.
        shown: Whether it is the page itself.
    """

    view: RedlineView
    href: str
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedBody:
    """What changed between two texts.

    Args:
        redline: The redline.
        reading: What a program reads from it.
    """

    redline: RedlineHtml
    reading: Reading

    @property
    def page(self) -> str:
        """The redline with what stands above it."""
        return self.redline.page


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A page that shows what changed.

    Args:
        head: What the page says about itself.
        policy: The text in force, at its live address.
        history: The address of the policy's history.
        old: The earlier text.
        new: The later text.
        within: Whether both are texts of one version.
        before: The comparison that ends where this one begins.
        after: The comparison that begins where this one ends.
        notes: The author's notes on the later version, clause by clause.
        view: The way in which the redline is shown.
        ways: Every way there is; empty where there is this one alone.
        body: What changed; None until it has been computed.
    """

    head: Head
    policy: Link
    history: str
    old: Side
    new: Side
    within: bool = False
    before: str = ""
    after: str = ""
    notes: tuple[NoteView, ...] = ()
    view: RedlineView = RedlineView.INLINE
    ways: tuple[WayToRead, ...] = ()
    body: ComparedBody | None = None


def _neighbour(facts: PolicyFacts, one: Standing, other: Standing | None) -> str:
    return compared_href(facts, one, other) if other else ""


def _side(facts: PolicyFacts, standing: Standing, text: Text, href: str) -> Side:
    standings = standing_turns(facts, standing.version.label)
    return Side(standing=standing, text=text, href=href, turns=standings)


def comparison_view(facts: PolicyFacts, old: Standing, new: Standing) -> ComparisonView:
    """Two versions are compared as they read now."""
    earlier = facts.standing(old.previous) if old.previous else None
    later = facts.standing(new.next) if new.next else None
    old_link, new_link = (version_link(facts, one.version.label) for one in (old, new))
    path = comparison_address(old.version, new.version)
    return ComparisonView(
        head=Head(
            title=new.version.title,
            language=facts.history.language,
            path=path,
            crumbs=(policy_link(facts),),
        ),
        policy=policy_link(facts),
        history=history_href(facts),
        old=_side(facts, old, old.version.text, old_link.href if old_link else ""),
        new=_side(facts, new, new.version.text, new_link.href if new_link else ""),
        before=_neighbour(facts, old, earlier),
        after=_neighbour(facts, new, later),
        notes=note_views(new.version.changes, path),
    )


# The ways that have an address of their own beside the whole text with its changes in line.
BESIDE = (RedlineView.CHANGES, RedlineView.SIDE_BY_SIDE)


def in_every_view(inline: ComparisonView) -> tuple[ComparisonView, ...]:
    """The same comparison in each way of reading it, so that none needs a script."""
    addresses = {RedlineView.INLINE: inline.head.path}
    addresses |= {view: f"{inline.head.path}{view}/" for view in BESIDE}
    return tuple(
        replace(
            inline,
            head=replace(inline.head, path=address),
            view=view,
            ways=tuple(
                WayToRead(other, href_of(at), other is view) for other, at in addresses.items()
            ),
        )
        for view, address in addresses.items()
    )


def text_comparison_view(
    facts: PolicyFacts, standing: Standing, old: Text, new: Text
) -> ComparisonView:
    """Two texts of one version are compared exactly as they were."""
    version = standing.version
    path = text_comparison_address(version, old.number, new.number)
    hrefs = {link.text.number: link for link in text_links(standing)}
    following = hrefs.get(new.number + 1)
    return ComparisonView(
        head=Head(
            title=version.title,
            language=facts.history.language,
            path=path,
            crumbs=(policy_link(facts),),
        ),
        policy=policy_link(facts),
        history=history_href(facts),
        old=_side(facts, standing, old, hrefs[old.number].href),
        new=_side(facts, standing, new, hrefs[new.number].href),
        within=True,
        before=hrefs[old.number].comparison,
        after=following.comparison if following else "",
    )
