"""Addresses of web sites, and what is said where one is of no use."""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from inforce.errors import InforceError

SCHEMES: Final = {"http": 80, "https": 443}


def split_address(address: str) -> SplitResult:
    """An address without what follows its path.

    Raises:
        InforceError: It is none.
    """
    try:
        url = urlsplit(address.strip())
        fits = url.scheme in SCHEMES and bool(url.hostname) and (url.port or 1) > 0
    except ValueError:
        fits = False
    if not fits or not address.isprintable():
        what = f"`{shown(address)}` is no address of a web site."
        raise InforceError(what, "Write it like https://example.org/policies/.")
    return url._replace(query="", fragment="")


def redirected(url: SplitResult, elsewhere: str) -> SplitResult:
    """Where a server sends its reader on the same host.

    Raises:
        InforceError: It is another host, or a less safe way to this one.
    """
    try:
        target = urlsplit(urljoin(url.geturl(), elsewhere))
        port = target.port or SCHEMES.get(target.scheme)
    except ValueError:
        target, port = url, None
    same_port = port == (url.port or SCHEMES[url.scheme])
    same = target.scheme == url.scheme and same_port
    safer = (url.scheme, target.scheme, port) == ("http", "https", SCHEMES["https"])
    if target.hostname != url.hostname or not (same or safer):
        said = f"If you trust it, name the site there: it leads to {shown(elsewhere)}."
        raise trouble(url, "redirects to another server", said)
    return target


def trouble(url: SplitResult, what: str, remedy: str) -> InforceError:
    """What is wrong with an answer, after its address."""
    return InforceError(f"{shown(url.geturl())} {what}.", remedy)


def shown(address: str) -> str:
    """An address that cannot command a terminal."""
    return address[:200].encode("unicode_escape").decode("ascii")
