"""A whole text as a page: each part says where it comes from, what it displaces is at hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind, TextRun
from inforce.publication.body_html import BodyHtml
from inforce.publication.html_text import html_words
from inforce.supplements.composition import Origin, Part

# Stands where a mark will; NUL cannot occur in a text.
MARK = "\0{}\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWords:
    """What each part is called; `{service}` is filled in."""

    general: str
    opening: str
    replaces: str
    adds: str
    removes: str
    new: str
    displaced: str

    def of(self, origin: Origin, service: str) -> str:
        """What one part is called."""
        said: str = getattr(self, origin)
        return said.replace("{service}", service)


def composed_document(
    parts: Iterable[Part], footnotes: tuple[Provision, ...], path: str, *, marked: bool = False
) -> Document:
    """The parts as one document, in which every id is there once.

    Args:
        parts: The parts.
        footnotes: The footnotes of both texts.
        path: Where the general text stands.
        marked: Whether a place is kept for the mark of each part.
    """
    taken: set[str] = set()
    provisions: list[Provision] = []
    for number, part in enumerate(parts):
        mark = Provision(id="", kind=ProvisionKind.PARAGRAPH, runs=(TextRun(MARK.format(number)),))
        own = [_distinct(provision, taken, str(part.origin)) for provision in part.provisions]
        if not marked:
            provisions += own
        elif own and own[0].kind is ProvisionKind.SECTION:
            provisions += [replace(own[0], children=(mark, *own[0].children)), *own[1:]]
        else:
            provisions += [mark, *own]
    return Document(path=path, provisions=tuple(provisions), footnotes=footnotes)


def composed_body(  # noqa: PLR0913 (all but the first three have names)
    parts: tuple[Part, ...],
    footnotes: tuple[Provision, ...],
    path: str,
    *,
    render: Callable[[Document], BodyHtml],
    aside: Callable[[Document], BodyHtml],
    words: OriginWords,
    service: str,
) -> BodyHtml:
    """The whole text, marked part by part.

    Args:
        parts: Its parts.
        footnotes: The footnotes of both texts.
        path: Where the general text stands.
        render: Sets a document.
        aside: Sets what a part displaces.
        words: What parts are called.
        service: The name of the service.
    """
    body = render(composed_document(parts, footnotes, path, marked=True))
    html = body.html
    for number, part in enumerate(parts):
        specific = "" if part.origin is Origin.GENERAL else " inforce-origin--specific"
        said = html_words(words.of(part.origin, service))
        mark = f'<p class="inforce-origin{specific}">{said}</p>\n'
        if part.displaced is not None:
            mark += _displaced(part.displaced, path, aside, words)
        html = html.replace(f"<p>{MARK.format(number)}</p>\n", mark, 1)
    return replace(body, html=html, title="")


def _displaced(
    section: Provision, path: str, render: Callable[[Document], BodyHtml], words: OriginWords
) -> str:
    unnamed = Document(path=path, provisions=(_unnamed(section),))
    inside = render(unnamed).html
    return (
        f'<details class="inforce-displaced"><summary>{html_words(words.displaced)}</summary>\n'
        f"<blockquote>\n{inside}</blockquote>\n</details>\n"
    )


def _distinct(provision: Provision, taken: set[str], suffix: str) -> Provision:
    name = provision.id
    count = 1
    while name and name in taken:
        name = f"{provision.id}-{suffix}" if count == 1 else f"{provision.id}-{suffix}-{count}"
        count += 1
    taken.add(name)
    aliases = tuple(alias for alias in provision.aliases if alias not in taken)
    taken.update(aliases)
    children = tuple([_distinct(child, taken, suffix) for child in provision.children])
    return replace(provision, id=name, aliases=aliases, children=children)


def _unnamed(provision: Provision) -> Provision:
    """A section shown a second time: its heading is a line in bold, and nothing has an anchor."""
    children = tuple([_unnamed(child) for child in provision.children])
    runs = tuple(replace(run, footnote=None) for run in provision.runs if run.footnote is None)
    return replace(provision, id="", aliases=(), runs=runs, children=children)
