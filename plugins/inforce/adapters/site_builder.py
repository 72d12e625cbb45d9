"""A whole site, read and judged, ready to be written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from inforce.adapters.derivation_cache import DerivationCache
from inforce.adapters.output import SiteFolder, Written
from inforce.adapters.site_reader import read_site
from inforce.adapters.templates import THEME, PageRenderer
from inforce.diagnostics import Diagnostic, in_order
from inforce.digest import digest_of
from inforce.pipeline.coming import warnings_of_coming
from inforce.pipeline.preparing import site_facts
from inforce.pipeline.publication import SitePublication
from inforce.pipeline.publishing import publish
from inforce.publication.addresses import base_of
from inforce.publication.artifact import Page
from inforce.publication.pages.parts import SiteFacts

TOLD_EVERY: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuild:
    """What a build is about to write.

    Args:
        publication: Everything the site consists of.
        site: What is true of every page.
        cache: Where finished pages are kept.
        renderer: What finishes them.
        theme_dirs: Folders of templates, the site's own first.
        watched: Folders beside the policies that a preview must watch.
        coming: What is wrong with versions that are to come.
    """

    publication: SitePublication
    site: SiteFacts
    cache: DerivationCache
    renderer: PageRenderer
    theme_dirs: tuple[Path, ...]
    watched: tuple[Path, ...]
    coming: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What authors must be told."""
        return in_order((*self.publication.diagnostics, *self.coming))

    def write(self, folder: SiteFolder, tell: Callable[[str], None]) -> Written:
        """Write permanent pages and files; one that an earlier build made is not made again.

        Args:
            folder: Where to.
            tell: Is told how far the work has come.

        Raises:
            InforceError: A file cannot be written.
        """
        fingerprint = self.renderer.fingerprint()
        stamp = repr(self.site).encode() + fingerprint.hex.encode()

        def finish(page: Page) -> bytes:
            base = base_of(page.path)
            return self.renderer.render(page.template, page.view(), site=self.site, base=base)

        def stamped() -> Iterator[Page]:
            for count, page in enumerate(self.publication.pages):
                if count % TOLD_EVERY == 0:
                    tell(f"Writing pages … {count}")
                yield _stamped(page, stamp)

        written = folder.write_pages(stamped(), finish, self.cache)
        folder.write_artifacts(self.publication.artifacts)
        return written


def _stamped(page: Page, stamp: bytes) -> Page:
    """A page is another page on another site or with other templates."""
    if page.key is None:
        return page
    key = digest_of("finished", page.key.hex.encode(), stamp)
    return Page(path=page.path, template=page.template, key=key, view=page.view)


def prepare_site(config: Path, *, as_of: date | None = None, preview: bool = False) -> SiteBuild:
    """Read a site and decide what it consists of; nothing is written yet.

    Raises:
        InforceError: The site cannot be read.
    """
    read = read_site(config, as_of=as_of)
    overrides = read.settings.overrides
    theme_dirs = (read.root / overrides, THEME) if overrides else (THEME,)
    renderer = PageRenderer(theme_dirs)
    publication = publish(read.site, read.derive, renderer.words, on=read.on, preview=preview)
    folders = (read.settings.glossary, read.settings.record)
    return SiteBuild(
        publication=publication,
        site=site_facts(read.site),
        cache=read.cache,
        renderer=renderer,
        theme_dirs=theme_dirs,
        watched=tuple(read.root / name for name in folders if name and (read.root / name).is_dir()),
        coming=warnings_of_coming(read.site, read.derive, on=read.on),
    )
