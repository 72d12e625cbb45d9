"""A whole text as a page: each part says where it comes from, what it displaces is at hand."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind, TextRun
from inforce.publication.body_html import BodyHtml
from inforce.publication.html_text import html_words
from inforce.supplements.composition import Origin, Part
from inforce.supplements.whole_text import WholeText

# Stands where a mark will; NUL cannot occur in a text.
MARK = "\0{}\0"
_MARKED = re.compile("<p>\0([0-9]+)\0</p>\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWords:
    """What each part is called; `{service}` and `{section}` are filled in."""

    general: str
    opening: str
    replaces: str
    adds: str
    removes: str
    new: str
    displaced: str

    def of(self, part: Part, service: str) -> str:
        """What one part is called."""
        said: str = getattr(self, part.origin)
        section = part.within.text if part.within else ""
        return said.replace("{service}", service).replace("{section}", " ".join(section.split()))


def composed_document(whole: WholeText, *, marked: bool = False) -> Document:
    """The parts as one document, each section in the one it belongs to.

    Args:
        whole: The whole text.
        marked: Whether a place is kept for the mark of each part.
    """
    pieces: list[tuple[Provision, str]] = []
    for number, part in enumerate(whole.parts):
        within = part.within.id if part.within else ""
        own = list(part.provisions)
        if marked:
            mark = Provision(
                id="", kind=ProvisionKind.PARAGRAPH, runs=(TextRun(MARK.format(number)),)
            )
            if own and own[0].kind is ProvisionKind.SECTION and within in {"", own[0].id}:
                own[0] = replace(own[0], children=(mark, *own[0].children))
            else:
                own.insert(0, mark)
        pieces += [(provision, within) for provision in own]
    return Document(path=whole.path, provisions=_nested(pieces), footnotes=whole.footnotes)


def _nested(pieces: list[tuple[Provision, str]]) -> tuple[Provision, ...]:
    """Provisions in reading order as a tree; what is added to a section stands in that section."""
    top: list[Provision] = []
    opened: list[tuple[Provision, list[Provision]]] = []

    def close() -> None:
        section, children = opened.pop()
        (opened[-1][1] if opened else top).append(replace(section, children=tuple(children)))

    for provision, within in pieces:
        if any(section.id == within for section, _ in opened if within):
            while opened[-1][0].id != within:
                close()
        if provision.kind is ProvisionKind.SECTION:
            while opened and opened[-1][0].level >= provision.level:
                close()
            opened.append((provision, list(provision.children)))
        else:
            (opened[-1][1] if opened else top).append(provision)
    while opened:
        close()
    return tuple(top)


def composed_body(
    whole: WholeText,
    *,
    render: Callable[[Document], BodyHtml],
    aside: Callable[[Document], BodyHtml],
    words: OriginWords,
    service: str,
) -> BodyHtml:
    """The whole text, marked part by part.

    Args:
        whole: The whole text.
        render: Sets a document.
        aside: Sets what a part displaces.
        words: What parts are called.
        service: The name of the service.
    """
    body = render(composed_document(whole, marked=True))

    def mark(found: re.Match[str]) -> str:
        part = whole.parts[int(found[1])]
        specific = "" if part.origin is Origin.GENERAL else " inforce-origin--specific"
        said = html_words(words.of(part, service))
        written = f'<p class="inforce-origin{specific}">{said}</p>\n'
        return written + (_displaced(part, whole.path, aside, words) if part.displaced else "")

    return replace(body, html=_MARKED.sub(mark, body.html), title="")


def _displaced(
    part: Part, path: str, render: Callable[[Document], BodyHtml], words: OriginWords
) -> str:
    section = part.displaced
    if section is None:
        return ""
    inside = render(Document(path=path, provisions=section.children, footnotes=part.notes)).html
    return (
        f'<details class="inforce-displaced"><summary>{html_words(words.displaced)}</summary>\n'
        f"<blockquote>\n{inside}</blockquote>\n</details>\n"
    )
