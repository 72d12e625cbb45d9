"""Which files are policies, what their ids are, and which are texts in another language."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Self

from inforce.versions.adoption import Adoption
from inforce.versions.identity import ENGLISH, LANGUAGES, NO_LANGUAGE, Language

FOLDERS: Final = "{lang}/{doc}.md"
DEFAULT_PATTERNS: Final = ("{doc}.{lang}.md", FOLDERS)
TAG: Final = r"(?P<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)"
NO_POLICIES: Final = frozenset({"index.md", "readme.md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the path of a file says about it.

    Args:
        document: The path without ending and language, relative to the docs folder.
        language: The language the path names; empty where it names none.
        otherwise: The document it is where its folder only looks like a language.
    """

    document: str
    language: Language = NO_LANGUAGE
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the policies of a site lie.

    Args:
        docs_dir: Folder of the policies, relative to the repository; empty for all of it.
        glossary: Folder of the terms, relative to the repository; empty for none.
        language: Language of a policy that names none.
        patterns: Where texts in other languages lie, with `{doc}` and `{lang}`.
        language_names: What a pattern's language is called here, such as `en-US` for `en`.
        adopted: Whether ids are file stems, as in an existing repository.
    """

    docs_dir: str = "policy_src"
    glossary: str = ""
    language: Language = ENGLISH
    patterns: tuple[str, ...] = DEFAULT_PATTERNS
    language_names: tuple[tuple[str, str], ...] = field(default=())
    adopted: bool = False

    def adopting(self, adoption: Adoption) -> Self:
        """The same layout with what an adopted repository says about its languages."""
        return replace(
            self,
            patterns=adoption.layout or self.patterns,
            language=Language(adoption.language) if adoption.language else self.language,
            language_names=adoption.language_names or self.language_names,
        )

    @property
    def guessed(self) -> bool:
        """Whether nobody wrote down where languages lie."""
        return self.patterns == DEFAULT_PATTERNS

    def place(self, path: str) -> Place | None:
        """Where a file stands among the policies, or None where it can be no policy."""
        relative = _inside(path, self.docs_dir)
        if relative is None or not relative.lower().endswith(".md"):
            return None
        if relative.rsplit("/", 1)[-1].lower() in NO_POLICIES:
            return None
        if self.glossary and _inside(path, self.glossary) is not None:
            return None
        for pattern in self.patterns:
            found = _compiled(pattern).fullmatch(relative)
            language = self.known_language(found["lang"]) if found else None
            if found and language:
                plain = relative[: -len(".md")] if self.guessed and pattern == FOLDERS else ""
                return Place(document=found["doc"], language=language, otherwise=plain)
        return Place(document=relative[: -len(".md")])

    def known_language(self, tag: str) -> Language | None:
        """The language a path names; under a default pattern only where there is such a one.

        A folder `faq/` looks like a language tag. A pattern that the site's owner wrote down is
        believed; one that nobody wrote is not stretched that far.
        """
        named = dict(self.language_names).get(tag)
        if named:
            return Language(named)
        tag = tag.replace("_", "-")
        primary, _, rest = tag.partition("-")
        if self.guessed and primary not in LANGUAGES:
            return None
        return Language(f"{primary.lower()}-{rest}" if rest else primary.lower())


def _inside(path: str, folder: str) -> str | None:
    """The path relative to a folder, or None where it lies elsewhere."""
    if folder in {"", "."}:
        return path
    prefix = folder.rstrip("/") + "/"
    return path[len(prefix) :] if path.startswith(prefix) else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\{doc\}|\{lang\})", pattern)
    rules = {"{doc}": r"(?P<doc>.+?)", "{lang}": TAG}
    return re.compile("".join(rules.get(part) or re.escape(part) for part in parts))
