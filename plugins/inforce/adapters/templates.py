"""Templates: the package's own theme, overridden file by file by the site's, and the two hosts.

Finished pages are rendered here, without MkDocs or Material. Living pages are rendered by MkDocs
with its own environment, which `equip` gives the same words and filters.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Final

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from inforce.adapters.navigation import navigation
from inforce.adapters.phrases import FILTERS, phrases_of
from inforce.adapters.sent_phrases import sent_notice
from inforce.digest import Digest, digest_of
from inforce.publication.links import at_base
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.words import (
    Words,
    direction_of,
    language_chain,
    parse_endonyms,
    parse_words,
    with_fallback,
)

THEME: Final = Path(__file__).parent.parent / "theme"

# One policy for every page; `frame-ancestors` needs a header, so a page cannot say it.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)

# The theme below ours is reached by this name, so that our `base.html` can extend its namesake.
UPSTREAM: Final = "upstream"
ENDONYMS: Final = "endonyms.toml"
FINGERPRINTED: Final = ("*.html", "*.xml", "*.toml")


class WordBook:
    """The words of every language the theme folders speak, the site's own lines first."""

    def __init__(self, theme_dirs: Sequence[Path]) -> None:
        self._words: dict[str, Words] = {}
        self._phrases: dict[str, SimpleNamespace] = {}
        self._endonyms: dict[str, str] = {}
        for folder in reversed(theme_dirs):
            words = folder / "words"
            for path in (*sorted(words.glob("*.toml")), *sorted(words.glob("reasons/*.toml"))):
                self._add(path)

    def _add(self, path: Path) -> None:
        toml = path.read_text(encoding="utf-8")
        if path.name == ENDONYMS:
            self._endonyms |= parse_endonyms(toml)
            return
        words = parse_words(toml, path.name, self._words)
        self._words[words.language] = words

    def words(self, language: str) -> Words:
        """A language's words; whatever it does not say is said in English."""
        chain = [tag for tag in language_chain(language) if tag in self._words]
        words = self._words[chain[0]]
        for tag in chain[1:]:
            words = with_fallback(words, self._words[tag])
        return words

    def endonym(self, language: str) -> str:
        """What a language calls itself; its tag where that is not known."""
        for tag in language_chain(language):
            if tag in self._endonyms and f"{language}-".startswith(f"{tag}-"):
                return self._endonyms[tag]
        return language

    def phrases(self, language: str) -> SimpleNamespace:
        """The same words as templates use them."""
        found = self._phrases.get(language)
        if found is None:
            found = self._phrases[language] = phrases_of(self.words(language))
        return found


def _equip(env: Environment, book: WordBook, site: SiteFacts | None) -> None:
    env.filters.update(FILTERS, sent_notice=sent_notice)
    env.globals.update(
        inforce_words=book.phrases,
        inforce_endonym=book.endonym,
        inforce_site=site,
        inforce_direction=direction_of,
        inforce_csp=CONTENT_SECURITY_POLICY,
    )


def asset(theme_dirs: Sequence[Path], name: str) -> Markup:
    """A style sheet as it lies in the strongest folder that has it, for files that stand alone."""
    found = next(path for folder in theme_dirs if (path := folder / name).is_file())
    return Markup(found.read_text(encoding="utf-8"))  # noqa: S704 (the site's own style sheet)


class PageRenderer:
    """Finishes pages that need no host.

    Args:
        theme_dirs: Folders of templates, the strongest first, such as `site_overrides` and
            `THEME`.
    """

    def __init__(self, theme_dirs: Sequence[Path] = (THEME,)) -> None:
        self._theme_dirs = tuple(theme_dirs)
        self._env = Environment(
            loader=FileSystemLoader([str(folder) for folder in self._theme_dirs]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self._book = WordBook(self._theme_dirs)
        _equip(self._env, self._book, None)
        self._env.globals["inforce_asset"] = partial(asset, self._theme_dirs)

    def render(self, page_template: str, view: object, *, site: SiteFacts, base: str) -> bytes:
        """The page as a server will send it.

        Args:
            page_template: Such as `inforce/version.html`.
            view: The view; `view.head` says in which language.
            site: The site.
            base: The way from the page back to the root of the site.
        """
        language = view.head.language  # type: ignore[attr-defined]
        html = self._env.get_template(page_template).render(
            view=view, site=site, base=base or "./", w=self._book.phrases(language)
        )
        return at_base(html, base).encode()

    def words(self, language: str) -> Words:
        """The words of a language, for whoever writes text outside of templates."""
        return self._book.words(language)

    def fingerprint(self) -> Digest:
        """Digest of every template and word; a finished page is kept only under it."""
        parts: list[bytes] = []
        for folder in self._theme_dirs:
            files = {path for pattern in FINGERPRINTED for path in folder.rglob(pattern)}
            for path in sorted(files):
                parts += [path.relative_to(folder).as_posix().encode(), path.read_bytes()]
        return digest_of("templates", *parts)


def equip(
    env: Environment,
    *,
    site: SiteFacts,
    theme_dirs: Sequence[Path],
    upstream_dirs: Sequence[Path],
) -> None:
    """Give MkDocs' environment our words, our filters and our place between site and theme.

    Our `base.html` extends `upstream/base.html`, so a site whose `main.html` extends `base.html`,
    as Material's manual teaches, keeps the security policy and the style sheets.

    Args:
        env: The environment MkDocs renders with.
        site: The site.
        theme_dirs: Folders of templates, the strongest first, with the package's own.
        upstream_dirs: Folders of the theme below.
    """
    _equip(env, WordBook(theme_dirs), site)
    env.globals["inforce_navigation"] = navigation
    upstream = FileSystemLoader([str(folder) for folder in upstream_dirs])
    loaders: list[BaseLoader] = [PrefixLoader({UPSTREAM: upstream})]
    if env.loader is not None:
        loaders.append(env.loader)
    env.loader = ChoiceLoader(loaders)
