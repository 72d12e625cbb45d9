"""The id that survives renumbering.

An explicit id wins. A heading has the anchor Python-Markdown would give it, since people have
bookmarked it. Everything else is named after the words of its section and its own first words,
never after its place: a clause keeps its address when neighbours come and go or when its number
changes. Two provisions that would share an id are told apart by a suffix.
"""

import re

from inforce.diagnostics import Diagnostic, Severity
from inforce.documents.drafts import Draft
from inforce.documents.provision import ProvisionKind
from inforce.documents.slugs import UniqueIds, opening_slug, slugify, slugify_unicode
from inforce.location import SourceLocation

_RESERVED = re.compile(r"fn(?:ref\d*)?:")
_SECTION = ProvisionKind.SECTION
_CELL = ProvisionKind.CELL
_ROW = ProvisionKind.ROW
_TABLE = ProvisionKind.TABLE
_FOOTNOTE = ProvisionKind.FOOTNOTE
_HOLDERS = frozenset({ProvisionKind.LIST, ProvisionKind.QUOTE, ProvisionKind.DEFINITIONS, _TABLE})


def assign_ids(
    ordered: list[Draft], roots: list[Draft], footnotes: list[Draft], path: str
) -> tuple[Diagnostic, ...]:
    """Give every numbered draft its id, and say where two explicit ids are the same."""
    ids = UniqueIds()
    named = [draft for draft in ordered if draft.explicit_id or draft.aliases]
    _clear_unusable(named)
    diagnostics = _explicit(named, ids, path)
    sections = [draft for draft in ordered if draft.kind is _SECTION and not draft.id]
    counted = [(section, _name_heading(section, ids)) for section in sections]
    for footnote in footnotes:
        footnote.id = footnote.id or ids.claim(f"fn:{'-'.join(footnote.name.split())}")
    _settle_aliases(named, ids)
    for section, alias in counted:
        section.aliases += alias
    _name_the_rest(roots, footnotes, ids)
    return diagnostics


def _clear_unusable(named: list[Draft]) -> None:
    """Names that footnotes need, and names with spaces, cannot be given by an author."""
    for draft in named:
        if draft.explicit_id and not _usable(draft.explicit_id):
            draft.explicit_id = ""
        if draft.aliases:
            draft.aliases = tuple(alias for alias in draft.aliases if _usable(alias))


def _usable(name: str) -> bool:
    return name.split() == [name] and not _RESERVED.match(name)


def _explicit(named: list[Draft], ids: UniqueIds, path: str) -> tuple[Diagnostic, ...]:
    first: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    for draft in named:
        wanted = draft.explicit_id
        if not wanted:
            continue
        draft.id = ids.claim(wanted)
        if wanted in first:
            diagnostics.append(
                Diagnostic(
                    code="D001",
                    severity=Severity.ERROR,
                    location=SourceLocation(path, draft.line),
                    what=f"The id “{wanted}” is given twice; line {first[wanted]} has it already.",
                    why="An id must lead to one provision only.",
                    remedy="Give one of the two another id.",
                )
            )
        first.setdefault(wanted, draft.line)
    return tuple(diagnostics)


def _name_heading(draft: Draft, ids: UniqueIds) -> tuple[str, ...]:
    """Name a heading; what is returned must lead to it, too."""
    words = "".join([run.text for run in draft.runs if run.footnote is None and run.image is None])
    slug = slugify(words)
    if slug:
        draft.id = ids.claim(slug)
        return ()
    counted = ids.claim("")
    readable = slugify_unicode(words)
    draft.id = ids.claim(readable) if readable else counted
    return (counted,) if readable else ()


def _section_words(draft: Draft) -> str:
    """The part of a section's words that stays when its number changes."""
    if draft.explicit_id:
        return draft.id
    return slugify_unicode(draft.words) or draft.id


def _name_the_rest(roots: list[Draft], footnotes: list[Draft], ids: UniqueIds) -> None:
    title = roots[0] if roots and roots[0].level == 1 else None
    stack = [(root, "") for root in [*roots, *footnotes][::-1]]
    while stack:
        draft, prefix = stack.pop()
        kind = draft.kind
        inner = prefix
        if kind is _SECTION:
            # The title is not repeated in the name of everything under it.
            inner = "" if draft is title else _section_words(draft)
        elif kind is _FOOTNOTE:
            inner = draft.id
        elif kind is not _CELL:
            if not draft.id:
                draft.id = ids.claim(_own_name(draft, prefix))
            if kind is _TABLE:
                inner = draft.id
            elif kind is _ROW:
                _name_cells(draft, ids)
                continue
        stack += [(child, inner) for child in reversed(draft.children)]


def _name_cells(row: Draft, ids: UniqueIds) -> None:
    for place, cell in enumerate(row.children, start=1):
        cell.id = cell.id or ids.claim(f"{row.id}-{place}")


def _own_name(draft: Draft, prefix: str) -> str:
    slug = opening_slug(draft.words or _first_words(draft))
    if not slug:
        slug = str(draft.kind)
    elif draft.kind in _HOLDERS:
        slug = f"{draft.kind}-{slug}"
    return f"{prefix}--{slug}" if prefix else slug


def _first_words(draft: Draft) -> str:
    """The first words inside a provision that has none of its own."""
    while draft.children and not draft.words:
        draft = draft.children[0]
    return draft.words


def _settle_aliases(named: list[Draft], ids: UniqueIds) -> None:
    """An anchor that is already an id leads there; of two equal anchors the first counts."""
    for draft in named:
        kept = []
        for alias in draft.aliases:
            if alias not in ids.taken:
                ids.taken.add(alias)
                kept.append(alias)
        draft.aliases = tuple(kept)
