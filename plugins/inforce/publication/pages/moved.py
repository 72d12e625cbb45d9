"""A former address, from which the way leads to the policy's address today."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from inforce.publication.pages.links import policy_link
from inforce.publication.pages.parts import Head, Link
from inforce.publication.pages.standing import PolicyFacts
from inforce.versions.identity import PolicyId

# What a file system and a web server take as it is; a former address with more than that was
# never one of a site like this.
SAFE_ADDRESS: Final = re.compile(
    r"[\w~!$&'()+,;=@-][\w.~!$&'()+,;=@-]*(/[\w~!$&'()+,;=@-][\w.~!$&'()+,;=@-]*)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """The page of a former address.

    Args:
        head: What the page says about itself.
        policy: Where the policy stands today.
        said: The name of the sentence that says so.
    """

    head: Head
    policy: Link
    said: str = "moved"


def moved_views(
    policies: Mapping[PolicyId, PolicyFacts], taken: Iterable[str]
) -> Iterator[MovedView]:
    """Every former address that nothing else stands at leads to its policy, the first claim wins.

    Args:
        policies: Every policy.
        taken: Addresses of pages, each with its slash.
    """
    claimed = {address.strip("/") for address in taken}
    for facts in policies.values():
        for alias in facts.history.aliases:
            name = alias.strip("/").removesuffix("/index.html").removesuffix(".html")
            if name in claimed or not SAFE_ADDRESS.fullmatch(name):
                continue
            claimed.add(name)
            head = Head(title=facts.history.title, language=facts.history.language, path=f"{name}/")
            yield MovedView(head=head, policy=policy_link(facts))
