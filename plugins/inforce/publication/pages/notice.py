"""The notice of a coming change, as the home page and the policy show it."""

from dataclasses import dataclass

from inforce.publication.addresses import href_of, version_address
from inforce.publication.pages.links import compared_href, policy_link
from inforce.publication.pages.parts import Day, Link, NoteView, note_views
from inforce.publication.pages.standing import PolicyFacts, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What changes, from which day, and where to read it; true also when read too late.

    Args:
        policy: The policy.
        standing: The coming version.
        until_on: The last day of the text that binds now.
        text: The coming text.
        comparison: What changes, word by word.
        notes: The author's notes, clause by clause.
    """

    policy: Link
    standing: Standing
    until_on: Day | None
    text: str
    comparison: str
    notes: tuple[NoteView, ...] = ()


def notice_views(facts: PolicyFacts) -> tuple[NoticeView, ...]:
    """Every coming version is announced, the nearest first."""
    in_force = facts.in_force
    notices = []
    for coming in facts.coming:
        address = version_address(facts.history.policy, coming.version.label)
        notices.append(
            NoticeView(
                policy=policy_link(facts),
                standing=coming,
                until_on=in_force.until_on if in_force else None,
                text=href_of(address),
                comparison=compared_href(facts, in_force, coming) if in_force else "",
                notes=note_views(coming.version.changes, address),
            )
        )
    return tuple(notices)
