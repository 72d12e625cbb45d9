"""Where a link in a text leads on the site, also in a text written for paths that are gone."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

# Stands for “the way back to the root of the site” in a rendered body, so that one rendering
# serves pages at every depth. NUL cannot occur in a text: CommonMark replaces it (section 2.3).
ROOT_MARK: Final = "\0"


# Compared and hashed as the one thing it is: a site has one, and what it leads to is large.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SiteMap:
    """Every address that a text may link to.

    Args:
        sources: Source path, now or formerly, to the address that its reader wants today.
        files: Path of a file that is copied as it is, to its address.
        aliases: Former address, without leading and trailing slash, to the address today.
        names: Last part of a former address, to the address today; only where texts come from
            another site, whose folders are not ours.
    """

    sources: Mapping[str, str]
    files: Mapping[str, str]
    aliases: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, path: str, target: str) -> str | None:
        """The address behind a link, or None where nothing stands there.

        Args:
            path: Source path of the text that holds the link, at the time it was written.
            target: The link as written.

        Returns:
            A fragment or a whole address as it is; else `ROOT_MARK` and an address relative to
            the root of the site.
        """
        try:
            scheme, host, link_path, query, fragment = urlsplit(target)
        except ValueError:  # such as an unfinished IPv6 address
            return None
        if scheme or host or not link_path:
            return target
        found = self._find(path, unquote(link_path))
        if found is None:
            return None
        tail = f"?{query}" if query else ""
        return f"{ROOT_MARK}{found}{tail}{'#' + fragment if fragment else ''}"

    def _find(self, path: str, link_path: str) -> str | None:
        if link_path.startswith("/"):
            address = link_path.strip("/")
            return self.aliases.get(address) or self.names.get(address.rpartition("/")[2])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link_path))
        for candidate in (target, f"{target}.md", f"{target}/index.md", f"{target}/README.md"):
            if candidate in self.sources:
                return self.sources[candidate]
        return self.files.get(target, self.aliases.get(target))

    def resolver(self, path: str) -> Callable[[str], str | None]:
        """`resolve` for the links of one text."""
        return lambda target: self.resolve(path, target)


def at_base(html: str, base: str) -> str:
    """A rendered body as it stands on a page from which `base` leads to the root of the site."""
    return html.replace(ROOT_MARK, base or "./")
