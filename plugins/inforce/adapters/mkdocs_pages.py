"""How a living page becomes a page of MkDocs.

A page keeps what navigation gave it (title, neighbours); only its rendering is ours, so one
Markdown parser serves pages, redlines and digests alike.
"""

from collections.abc import Iterable
from html import escape
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from inforce.pipeline.publication import LivingPage
from inforce.publication.addresses import base_of, output_path
from inforce.publication.body_html import TocEntry
from inforce.publication.links import at_base

PAGES: Final = "inforce_living_pages"


class InforcePage(Page):
    """A page whose text comes from the tree of provisions."""

    living: LivingPage

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set what MkDocs and its themes read of a rendered page."""
        del config, files
        body = self.living.body()
        self.content = at_base(body.html, base_of(self.living.address))
        self.toc = get_toc(_toc_tokens(body.toc))
        self._title_from_render = title_for_themes(body.title) or None
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def title_for_themes(title: str) -> str:
    """A title that is only words wherever a theme writes it.

    Themes write titles as they are, and some take tags out and entities apart before they do; so
    nothing may be left that either could turn into a tag.
    """
    return title.replace("&", "&amp;").replace("<", "‹").replace(">", "›")


def _toc_tokens(entries: Iterable[TocEntry]) -> list[Any]:
    return [
        {
            "level": entry.level,
            "id": entry.id,
            "name": escape(entry.title, quote=False),  # MkDocs takes a name for HTML
            "children": _toc_tokens(entry.children),
        }
        for entry in entries
    ]


def place_files(files: Files, living: tuple[LivingPage, ...], config: MkDocsConfig) -> None:
    """Give each living page its file: the author's own, at its permanent address, or a new one."""
    for page in living:
        file = files.get_file_from_path(page.source) if page.source else None
        if file is None:
            file = File.generated(
                config, page.source or f"{page.address.strip('/')}.md", content=""
            )
            files.append(file)
        if not page.navigated:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        file.dest_uri = output_path(page.address)
        file.url = page.address or "./"
        setattr(file, PAGES, page)


def living_page_of(page: Page) -> LivingPage | None:
    """The living page behind a page of MkDocs, or None where it is not one of ours."""
    found: LivingPage | None = getattr(page.file, PAGES, None)
    return found
