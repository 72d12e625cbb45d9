"""Which link targets may reach a reader: web, mail and telephone addresses, and relative ones."""

import html
import re

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
# Browsers ignore these inside an address, so a scheme must be read without them.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_ALLOWED = frozenset({"http", "https", "mailto", "tel"})


def scheme_of(target: str) -> str:
    """The scheme a browser would see in a target; empty for a relative one."""
    bare = _IGNORED.sub("", html.unescape(html.unescape(target))).lower()
    match = _SCHEME.match(bare)
    return match[1] if match else ""


def may_stay(target: str) -> bool:
    """Whether a target is one of those a policy may link to."""
    scheme = scheme_of(target)
    return not scheme or scheme in _ALLOWED


def is_external(target: str) -> bool:
    """Whether a target leaves the site: it names a scheme or a host."""
    bare = _IGNORED.sub("", target).replace("\\", "/")
    return bare.startswith("//") or bool(scheme_of(target))
