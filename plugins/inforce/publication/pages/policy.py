"""A policy's live page: the text in force, and what is coming."""

from dataclasses import dataclass
from datetime import date

from inforce.publication.addresses import draft_address, href_of, policy_address, versions_address
from inforce.publication.pages.links import (
    VersionLink,
    history_href,
    language_links,
    policy_link,
    text_links,
    version_link,
)
from inforce.publication.pages.notice import (
    NoticeView,
    TakenBack,
    notice_turns,
    taken_back_turns,
)
from inforce.publication.pages.parts import (
    Head,
    Link,
    SiteFacts,
    note_views,
)
from inforce.publication.pages.standing import REPEALED, PolicyFacts, Standing
from inforce.publication.pages.text_page import VersionPage
from inforce.publication.pages.turning import Turn, turns
from inforce.publication.pages.version import TextFacts, text_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """What took the place of the text that a live page shows, where nobody rebuilt the page.

    Args:
        version: The version that binds instead; None where none does.
        repealed_on: The day on which the policy ended, where it did.
    """

    version: VersionLink | None
    repealed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What a live page says of the text it shows, for some days.

    Args:
        standing: Where the version shown stands.
        coming: The next version to come.
        successor: What took its place, where something did.
    """

    standing: Standing
    coming: VersionLink | None = None
    successor: Successor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView(VersionPage):
    """The page of a policy at its live address.

    Args:
        standing: The version in force; where none is, the version the page shows, or None.
        text: The text shown.
        permanent: The permanent address of the version shown.
        notices: What is coming.
        taken_back: What was to come and does not.
        general: The general policy that this one supplements.
        wholes: The services that this one is for, each with the whole text for its users.
        turns: What is said of the text shown, today and later.
        data: The address of its versions, for applications.
        draft: The address of the working text, where a preview shows one; else empty.
    """

    standing: Standing | None
    text: TextFacts | None
    permanent: VersionLink | None
    notices: tuple[tuple[Turn[NoticeView | None], ...], ...] = ()
    taken_back: tuple[tuple[Turn[TakenBack | None], ...], ...] = ()
    general: Link | None = None
    wholes: tuple[Link, ...] = ()
    turns: tuple[Turn[Live], ...] = ()
    data: str = ""
    draft: str = ""


def shown_live(facts: PolicyFacts) -> Standing | None:
    """The live address shows the text in force; before and after it, what comes or was last."""
    return facts.in_force or (*facts.coming, None)[0] or (*reversed(facts.standings), None)[0]


def live_turns(facts: PolicyFacts, shown: Standing) -> tuple[Turn[Live], ...]:
    """Once another version binds, a live page says so above the text it was built with."""

    def say(day: date | None) -> Live:
        then = facts.on(day)
        standing = then.standing(shown.version.label) or shown
        repealed_on = facts.history.repealed_on
        if standing.status == REPEALED and shown.status != REPEALED:
            gone = Successor(version=None, repealed_on=repealed_on)
            return Live(standing=standing, successor=gone)
        binding = then.in_force
        replaced = binding is not None and binding.version.label != shown.version.label
        if replaced and binding is not None:
            link = version_link(then, binding.version.label, standing)
            return Live(standing=standing, successor=Successor(version=link))
        coming = (*then.coming, None)[0]
        link = version_link(then, coming.version.label, standing) if coming else None
        return Live(standing=standing, coming=link)

    return turns(facts.days, say)


def policy_view(  # noqa: PLR0913 (all but the first have names)
    facts: PolicyFacts,
    *,
    site: SiteFacts,
    on: date | None = None,
    general: Link | None = None,
    wholes: tuple[Link, ...] = (),
    preview: bool = False,
) -> PolicyView:
    """The live page binds from its banner: it says which version it shows and what is coming.

    Args:
        facts: The policy.
        site: The site.
        on: The day the page is built for.
        general: The general policy that this one supplements.
        wholes: The services that this one is for, each with the whole text for its users.
        preview: Whether a text that is not published yet may be led to.
    """
    standing = shown_live(facts)
    history = facts.history
    path = policy_address(history.policy)
    label = standing.version.label if standing else None
    return PolicyView(
        head=Head(
            title=standing.version.title if standing else history.title,
            language=history.language,
            path=path,
            indexed=facts.in_force is not None,
            canonical=site.whole(path),
            feed=path,
        ),
        policy=policy_link(facts),
        history=history_href(facts),
        data=href_of(versions_address(history.policy)),
        standing=standing,
        text=text_facts(standing, standing.version.text) if standing else None,
        permanent=version_link(facts, label),
        previous=version_link(facts, standing.previous, standing) if standing else None,
        texts=text_links(standing) if standing else (),
        notices=notice_turns(facts) if facts.in_force else (),
        taken_back=taken_back_turns(facts, on),
        notes=note_views(standing.version.changes, path) if standing else (),
        languages=(
            language_links(facts, standing, history.language, live=True) if standing else ()
        ),
        general=general,
        wholes=wholes,
        turns=live_turns(facts, standing) if standing else (),
        replacement=facts.replacement,
        draft=href_of(draft_address(history.policy)) if preview and history.draft else "",
    )
