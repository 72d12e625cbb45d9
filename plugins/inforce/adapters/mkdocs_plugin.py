"""MkDocs hooks that translate between MkDocs and the pipeline, and nothing more."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from inforce.adapters.mkdocs_config import PluginConfig
from inforce.adapters.mkdocs_pages import (
    InforcePage,
    living_page_of,
    place_files,
    title_for_themes,
)
from inforce.adapters.output import SiteFolder, Written
from inforce.adapters.site_builder import SiteBuild, prepare_site
from inforce.adapters.templates import THEME, equip
from inforce.diagnostics import Diagnostic, Severity
from inforce.errors import InforceError

log = get_plugin_logger("inforce")
BEFORE_OTHERS: Final = 100
WORDS: Final = "words/"  # our tables of words lie in the theme's folder, but are no part of a site

# MkDocs dates each page by the day of the build, also in the packed site map. Nothing was changed
# on that day, and a site that says the same should be the same.
NO_DAY: Final = "1980-01-01"


class InforcePlugin(BasePlugin[PluginConfig]):
    """Reads the site's texts before MkDocs looks at them and hands it finished pages."""

    def __init__(self) -> None:
        self._preview = False
        self._prepared: SiteBuild | None = None
        self._build: SiteBuild | None = None
        self._tell: Callable[[str], None] = log.debug
        self._folder: SiteFolder | None = None
        self.written = Written(0, 0)

    def use(self, prepared: SiteBuild, tell: Callable[[str], None], folder: SiteFolder) -> None:
        """Take a site that was read, judged and reported already, for the next build.

        Args:
            prepared: The site.
            tell: Is told how far the work has come.
            folder: Where finished pages are written, instead of where MkDocs writes its own.
        """
        self._prepared, self._tell, self._folder = prepared, tell, folder

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Refuse a partial build; remember whether this is a preview."""
        if dirty:
            msg = (
                "inforce: a partial build would show some pages of the old site. Leave --dirty out."
            )
            raise PluginError(msg)
        self._preview = command == "serve"

    @event_priority(BEFORE_OTHERS)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge everything before MkDocs empties the old site folder."""
        if not config.use_directory_urls:
            msg = "inforce: permanent addresses are folders. Remove `use_directory_urls: false`."
            raise PluginError(msg)
        if not config.config_file_path:
            msg = "inforce: the configuration must be a file. Name it with --config-file."
            raise PluginError(msg)
        build, self._prepared = self._prepared, None
        if build is None:
            build = self._prepare(Path(config.config_file_path))
        self._build = build
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.watch.extend(str(folder) for folder in build.watched)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give each living page its place; keep what is not for readers out."""
        build = self._built()
        for file in list(files):
            if file.src_uri in build.publication.withheld or file.src_uri.startswith(WORDS):
                files.remove(file)
        place_files(files, build.publication.living, config)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Swap in our rendering; the page keeps the title and neighbours that `nav` gave it."""
        del config, files
        page.update_date = NO_DAY
        living = living_page_of(page)
        if living is not None:
            page.__class__ = InforcePage
            page.living = living  # type: ignore[attr-defined]
        return page

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Name the template and keep out of the search what it should not find."""
        del config, files
        living = living_page_of(page)
        if living is not None:
            page.meta = {"title": title_for_themes(living.title), "template": living.template}
            if not living.searched:
                page.meta["search"] = {"exclude": True}
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates our words, and ours their place before the theme's."""
        del files
        build = self._built()
        own = {str(folder) for folder in build.theme_dirs}
        upstream = [Path(folder) for folder in config.theme.dirs if folder not in own]
        equip(env, site=build.site, theme_dirs=build.theme_dirs, upstream_dirs=upstream)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand a page's view to its template."""
        del config, nav
        living = living_page_of(page)
        context["inforce"] = living.view() if living is not None else None  # type: ignore[typeddict-unknown-key]
        context["inforce_site"] = self._built().site  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Templates without a page, such as 404.html, know the site too."""
        del template_name, config
        context["inforce"] = None  # type: ignore[typeddict-unknown-key]
        context["inforce_site"] = self._built().site  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs need not see: permanent pages and files."""
        build = self._built()
        folder = self._folder or SiteFolder(Path(config.site_dir))
        try:
            self.written = build.write(folder, self._tell)
        except InforceError as trouble:
            msg = f"inforce: {trouble}"
            raise PluginError(msg) from trouble
        log.info("%d pages, %d of them made anew.", self.written.pages, self.written.made)

    def _prepare(self, config: Path) -> SiteBuild:
        try:
            build = prepare_site(config, preview=self._preview)
        except InforceError as trouble:
            msg = f"inforce: {trouble}"
            raise PluginError(msg) from trouble
        self._say(build.diagnostics)
        return build

    def _built(self) -> SiteBuild:
        if self._build is None:
            msg = "inforce: MkDocs asked for pages before it read the configuration."
            raise PluginError(msg)
        return self._build

    def _say(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Tell everything that is wrong, then stop for errors, unless this is a preview."""
        levels = {
            Severity.ERROR: log.error,
            Severity.WARNING: log.warning,
            Severity.INFO: log.debug,
        }
        for diagnostic in diagnostics:
            levels[diagnostic.severity]("%s", diagnostic)
        errors = sum(d.severity is Severity.ERROR for d in diagnostics)
        if errors and not self._preview:
            msg = f"inforce: {errors} errors above; nothing was built."
            raise PluginError(msg)
