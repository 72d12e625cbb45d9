"""What a whole site consists of, as values: the living pages, the finished pages, the files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inforce.diagnostics import Diagnostic
from inforce.publication.artifact import Artifact, Page
from inforce.publication.body_html import BodyHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingPage:
    """A page that follows the day and the site's navigation, so its host finishes it.

    Args:
        source: Path of its Markdown file below the folder of policies, where it has one; it
            decides where the page stands in the navigation.
        address: Where it stands.
        title: What navigation, tab and search call it.
        template: The template that finishes it.
        navigated: Whether the navigation may list it.
        searched: Whether the search may find it.
        body: Makes its text, once it is needed.
        view: Makes what its template needs beside the text.
    """

    source: str
    address: str
    title: str
    template: str
    navigated: bool
    searched: bool
    body: Callable[[], BodyHtml]
    view: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePublication:
    """Everything a site consists of.

    Args:
        living: Pages that the host finishes.
        pages: Finished pages, made one after another as they are written.
        artifacts: Files that are done.
        withheld: Paths below the folder of policies that the host must not publish as they lie.
        diagnostics: What the authors must be told.
    """

    living: tuple[LivingPage, ...]
    pages: Iterable[Page]
    artifacts: Iterable[Artifact]
    withheld: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
