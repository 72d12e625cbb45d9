"""The words of a provision as HTML, with their links, images and footnote references."""

from collections.abc import Callable
from itertools import groupby

from inforce.documents.addresses import is_external, may_stay, scheme_of
from inforce.documents.provision import Mark, Provision, TextRun
from inforce.publication.html_text import html_address, html_attribute, html_fragment, html_words

Resolve = Callable[[str], str | None]
# Sets the words of one run: the provision, the place of the run in it, the run.
SetWords = Callable[[Provision, int, TextRun], str]

_TAGS = {
    Mark.EMPHASIS: ("<em>", "</em>"),
    Mark.STRONG: ("<strong>", "</strong>"),
    Mark.CODE: ("<code>", "</code>"),
    Mark.STRIKE: ("<s>", "</s>"),
}
_WEB = frozenset({"", "http", "https"})


def plain_words(_provision: Provision, _place: int, run: TextRun) -> str:
    """The words of a run and nothing else."""
    return html_words(run.text)


def mark_tags(run: TextRun) -> tuple[str, str]:
    """The tags around a run's words, from the outermost mark to the innermost and back."""
    if not run.marks:
        return "", ""
    pairs = [_TAGS[mark] for mark in reversed(run.marks)]
    return "".join([pair[0] for pair in pairs]), "".join([pair[1] for pair in reversed(pairs)])


class InlineHtml:
    """Sets runs as HTML.

    Args:
        resolve: Leads from a target as written to an address, or to None where nothing is there;
            then the words stay and the link goes.
        set_words: Sets the words of a run; a glossary can make term links here.
        anchors: Whether footnote references are anchors; two texts on one page cannot both be.
    """

    def __init__(
        self, resolve: Resolve, *, set_words: SetWords = plain_words, anchors: bool = True
    ) -> None:
        self._resolve = resolve
        self._set_words = set_words
        self._anchors = anchors
        self._addresses: dict[str, str | None] = {}
        self._references: dict[str, int] = {}

    def runs(self, provision: Provision) -> str:
        """All words of one provision; neighbours under one link share one element."""
        runs = provision.runs
        if len(runs) == 1 and runs[0] == TextRun(runs[0].text):
            return self._set_words(provision, 0, runs[0])
        written: list[str] = []
        for link, group in groupby(enumerate(runs), key=lambda pair: pair[1].link):
            opening, closing = self.link_tags(link)
            written.append(opening)
            for place, run in group:
                written.append(self._run(provision, place, run, linked=bool(opening)))
            written.append(closing)
        return "".join(written)

    def link_tags(self, target: str | None) -> tuple[str, str]:
        """The tags around words that lead to a target; none where it leads nowhere.

        A reader who follows a link out of a policy is not reported to the site behind it.
        """
        address = None if target is None else self._address(target)
        if address is None:
            return "", ""
        away = is_external(address) and scheme_of(address) in _WEB
        rel = ' rel="noreferrer"' if away else ""
        return f'<a href="{html_address(address)}"{rel}>', "</a>"

    def references(self, label: str) -> int:
        """How many references to a footnote have been set."""
        return self._references.get(label, 0)

    def image(self, run: TextRun, *, linked: bool) -> str:
        """An image of this site; one from elsewhere becomes a link, and is never fetched."""
        words = html_words(run.text)
        address = self._address(run.image or "")
        if address is None:
            return words
        if not is_external(address):
            alternative = html_attribute(run.text)
            return f'<img src="{html_address(address)}" alt="{alternative}" loading="lazy">'
        if linked:
            return words
        opening, closing = self.link_tags(run.image)
        return f"{opening}{words or html_words(address)}{closing}"

    def footnote(self, run: TextRun, *, linked: bool = False) -> str:
        """A reference to a footnote, in the shape Python-Markdown gives it."""
        number = html_words(run.text)
        label = run.footnote or ""
        if not self._anchors:
            return f"<sup>{number}</sup>"
        count = self._references[label] = self.references(label) + 1
        own = html_attribute(reference_id(label, count))
        if linked:  # a link may hold no other link
            return f'<sup id="{own}">{number}</sup>'
        target = html_fragment(footnote_id(label))
        return f'<sup id="{own}"><a class="footnote-ref" href="{target}">{number}</a></sup>'

    def _run(self, provision: Provision, place: int, run: TextRun, *, linked: bool) -> str:
        opening, closing = mark_tags(run)
        if run.image is not None:
            words = self.image(run, linked=linked)
        elif run.footnote is not None:
            words = self.footnote(run, linked=linked)
        else:
            words = self._set_words(provision, place, run)
        return f"{opening}{words}{closing}"

    def _address(self, target: str) -> str | None:
        if target not in self._addresses:
            address = self._resolve(target)
            usable = address is not None and may_stay(address)
            self._addresses[target] = address if usable else None
        return self._addresses[target]


def footnote_id(label: str) -> str:
    """The anchor of a footnote."""
    return f"fn:{'-'.join(label.split())}"


def reference_id(label: str, count: int) -> str:
    """The anchor of the first, second and further reference to a footnote."""
    return f"fnref{count if count > 1 else ''}:{'-'.join(label.split())}"
