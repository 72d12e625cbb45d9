"""What is to be published, as values: pages that a template finishes, and files that are done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from inforce.digest import Digest, digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that a template finishes, computed only where no finished copy is kept.

    Args:
        path: Where it stands in the site, such as `privacy/2026-03-01/index.html`.
        template: The template that finishes it, such as `inforce/version.html`.
        key: Digest of everything the view depends on; None where the page must never be kept.
        view: Makes the view; called only where the page has to be rendered.
    """

    path: str
    template: str
    key: Digest | None
    view: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished file.

    Args:
        path: Where it stands in the site.
        media_type: What a server should call it.
        data: Its bytes.
    """

    path: str
    media_type: str
    data: bytes


# Any frozen dataclass; Python has no type for "a dataclass".
View = TypeVar("View", bound=Any)


def page_of(
    path: str,
    template: str,
    facts: View,
    *,
    body_key: Digest | None = None,
    body: Callable[[], object] | None = None,
) -> Page:
    """A page is known by its facts and by the digest of its body, before the body is made.

    Args:
        path: Where the page stands.
        template: The template that finishes it.
        facts: A view dataclass that lacks nothing but its `body`.
        body_key: Digest of all that the body depends on.
        body: Makes the body.
    """
    parts = (template, repr(facts), str(body_key) if body_key else "")
    key = digest_of("page", *(part.encode() for part in parts))
    if body is None:
        return Page(path=path, template=template, key=key, view=lambda: facts)
    make_body = body
    return Page(
        path=path,
        template=template,
        key=key if body_key else None,
        view=lambda: replace(facts, body=make_body()),
    )
