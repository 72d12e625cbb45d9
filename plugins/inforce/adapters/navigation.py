"""The navigation of living pages, which each of them holds whole."""

from collections.abc import Callable
from typing import Protocol


class Linked(Protocol):
    """What a navigation leads to."""

    url: str
    title: str


def navigation(upstream: Callable[..., str], page: object, base_url: str) -> Callable[..., str]:
    """What writes one entry of the navigation of a page, in place of the theme's macro.

    Args:
        upstream: The theme's macro; it writes sections, links to elsewhere and the page itself.
        page: The page.
        base_url: The way from it to the root of the site.
    """
    base = base_url.rstrip("/")

    def render(entry: Linked, *where: object) -> str:
        if entry is page or not hasattr(entry, "living"):
            return upstream(entry, *where)
        return (
            f'<li class="md-nav__item"><a href="{base}/{entry.url}" class="md-nav__link">'
            f'<span class="md-ellipsis">{entry.title}</span></a></li>\n'
        )

    return render
