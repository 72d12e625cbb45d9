"""Where a document links to."""

from dataclasses import dataclass

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
