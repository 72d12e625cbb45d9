"""Where a document links to."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from inforce.documents.document import Document


@dataclass(frozen=True, slots=True)
class Link:
    """One link.

    Args:
        target: The target as written.
        line: First line of the block it stands in.
        image: Whether it is the address of an image.
    """

    target: str
    line: int
    image: bool = False


def find_links(document: Document) -> tuple[Link, ...]:
    """Every link and image address, in reading order."""
    links: list[Link] = []
    for provision in document.walk():
        before: str | None = None
        for run in provision.runs:
            if run.link is not None and run.link != before:
                links.append(Link(run.link, provision.line))
            if run.image is not None:
                links.append(Link(run.image, provision.line, image=True))
            before = run.link
    return tuple(links)


def rebased(target: str, path: str, onto: str) -> str:
    """The target as it must be written in another file to lead where it leads now.

    Args:
        target: A link or an image address as its author wrote it.
        path: The file it was written in.
        onto: The file it is to stand in.
    """
    if posixpath.dirname(path) == posixpath.dirname(onto):
        return target
    try:
        parts = urlsplit(target)
    except ValueError:  # such as an unfinished IPv6 address
        return target
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return target
    folder = quote(posixpath.dirname(path))
    place = posixpath.normpath(posixpath.join(folder, parts.path)).split("/")
    here = [name for name in quote(posixpath.dirname(onto)).split("/") if name]
    shared = 0
    while shared < min(len(here), len(place) - 1) and here[shared] == place[shared]:
        shared += 1
    relative = "/".join([".."] * (len(here) - shared) + place[shared:])
    if ":" in relative.partition("/")[0]:
        relative = f"./{relative}"
    return relative + target[len(parts.path) :]
