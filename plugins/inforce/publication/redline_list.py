"""The list of changes, their counts and the legend: what stands above a redline."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inforce.publication.html_text import html_attribute, html_fragment, html_text
from inforce.publication.redline_terms import RedlineTerms
from inforce.redline.changes import (
    Change,
    DefinitionChange,
    Deletion,
    FormatChange,
    Insertion,
    LinkChange,
    Move,
    Renumbering,
    Substitution,
)
from inforce.redline.redline import Redline

# Words of a change that the list shows.
SHOWN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """One line of the list of changes.

    Args:
        id: Anchor of the change on the page.
        kind: Which kind, such as `insertion`.
        citation: Where it stands.
        old: The words that are gone; for a move where it stood; for a link where it led.
        new: The words that came; for a move its words; for a link where it leads.
    """

    id: str
    kind: str
    citation: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many changes of one kind there are.

    Args:
        kind: Which kind.
        label: What they are called.
        count: How many.
    """

    kind: str
    label: str
    count: int


_KINDS = (
    "insertion",
    "deletion",
    "substitution",
    "move",
    "renumbering",
    "link_change",
    "format_change",
    "definition_change",
)


def entry_of(change: Change) -> ChangeEntry:
    """A change as a line of the list."""
    kind, old, new = _told(change)
    return ChangeEntry(id=change.id, kind=kind, citation=change.citation, old=old, new=new)


def _told(change: Change) -> tuple[str, str, str]:  # noqa: PLR0911 (one return a kind)
    match change:
        case Insertion():
            return "insertion", "", change.words
        case Deletion():
            return "deletion", change.words, ""
        case Substitution():
            return "substitution", change.old_words, change.new_words
        case Move():
            return "move", change.old_citation, change.words
        case Renumbering():
            return "renumbering", change.old_number, change.new_number
        case LinkChange():
            return "link_change", change.old_target or "", change.new_target or ""
        case FormatChange():
            return "format_change", change.old_format, change.new_format
        case DefinitionChange():
            return "definition_change", change.old_definition, change.new_definition


def counts_of(changes: Iterable[Change], terms: RedlineTerms) -> tuple[KindCount, ...]:
    """How many changes of each kind there are, kinds without any left out."""
    found = Counter(_told(change)[0] for change in changes)
    return tuple(
        KindCount(kind=kind, label=_label(kind, found[kind], terms), count=found[kind])
        for kind in _KINDS
        if found[kind]
    )


def _label(kind: str, count: int, terms: RedlineTerms) -> str:
    label: str = getattr(terms, kind if count == 1 else f"{kind}s")
    return label


def legend_html(terms: RedlineTerms) -> str:
    """What the marks mean, and which text governs."""
    rows = (
        f"<li><ins>{html_text(terms.legend_inserted)}</ins></li>"
        f"<li><del>{html_text(terms.legend_deleted)}</del></li>"
        f'<li><span class="inforce-move">{html_text(terms.legend_moved)}</span></li>'
        f'<li><span class="inforce-number">7 → 8</span> {html_text(terms.legend_number)}</li>'
    )
    return (
        f'<div class="inforce-legend" role="group" aria-label="{html_attribute(terms.legend)}">\n'
        f'<ul class="inforce-legend-marks">{rows}</ul>\n'
        f'<p class="inforce-governs">{html_text(terms.convenience)}</p>\n</div>\n'
    )


def list_html(redline: Redline, terms: RedlineTerms) -> str:
    """The changes, each with a link to its place; how words look is told at the place alone."""
    if not redline.changes:
        return f'<p class="inforce-nothing">{html_text(terms.nothing)}</p>\n'
    counts = ", ".join(
        f"{count.count} {count.label}" for count in counts_of(redline.changes, terms)
    )
    lines = "".join([_lines(change, more, terms) for change, more in _grouped(redline.changes)])
    ordered = f"<ol>{lines}</ol>\n" if lines else f"<p>{html_text(terms.nothing)}</p>\n"
    return (
        '<details class="inforce-changes" id="inforce-changes">'
        f"<summary>{html_text(terms.changes)}: {html_text(counts)}</summary>\n{ordered}</details>\n"
    )


def _grouped(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Changes of the list; whole clauses that came or went together stand in one line."""
    at = 0
    while at < len(changes):
        change = changes[at]
        end = at + 1
        while end < len(changes) and _together(change, changes[end]):
            end += 1
        if not isinstance(change, FormatChange):
            yield change, end - at - 1
        at = end


def _together(one: Change, other: Change) -> bool:
    if not (isinstance(one, Insertion | Deletion) and isinstance(other, Insertion | Deletion)):
        return False
    alike = type(one) is type(other) and one.section == other.section
    return alike and one.whole and other.whole


def _lines(change: Change, more: int, terms: RedlineTerms) -> str:
    """One line, and under a move a line for each edit of its words or links."""
    edits = change.edits if isinstance(change, Move) else ()
    inner = "".join(
        [
            _line(entry_of(edit), 0, "", terms)
            for edit in edits
            if not isinstance(edit, FormatChange | Renumbering)
        ]
    )
    return _line(entry_of(change), more, f"\n<ol>{inner}</ol>" if inner else "", terms)


def _line(entry: ChangeEntry, more: int, inner: str, terms: RedlineTerms) -> str:
    label: str = getattr(terms, entry.kind)
    where = f"{terms.place(entry.citation)}: " if entry.citation else ""
    old, new = shortened(entry.old), shortened(entry.new)
    said = ""
    if entry.kind == "move":
        said = html_text(new)
    elif entry.kind == "renumbering":
        said = html_text(f"{old} → {new}")
    elif entry.kind == "link_change":
        said = html_text(f"{old or terms.no_link} → {new or terms.no_link}")
    else:
        gone = f"<del>{html_text(old)}</del>" if old else ""
        come = f"<ins>{html_text(new)}</ins>" if new else ""
        said = " ".join(part for part in (gone, come) if part)
    further = f" {html_text(terms.and_more.format(more))}" if more else ""
    return (
        f'<li class="inforce-entry"><a href="{html_fragment(entry.id)}">'
        f"{html_text(where)}{html_text(label)}</a> {said}{further}{inner}</li>\n"
    )


def shortened(words: str) -> str:
    """The first words of a change, as far as a list shows them."""
    if len(words) <= SHOWN:
        return words
    return words[:SHOWN].rsplit(" ", 1)[0] + "…"
