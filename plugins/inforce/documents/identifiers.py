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
_HOLDERS = frozenset({ProvisionKind.LIST, ProvisionKind.QUOTE, ProvisionKind.DEFINITIONS})


def assign_ids(
    ordered: list[Draft], roots: list[Draft], footnotes: list[Draft], path: str
) -> tuple[Diagnostic, ...]:
    """Give every numbered draft its id, and say where two explicit ids are the same."""
    ids = UniqueIds()
    _clear_unusable(ordered)
    diagnostics = _explicit(ordered, ids, path)
    for draft in ordered:
        if draft.kind is _SECTION and not draft.id:
            _name_heading(draft, ids)
    for footnote in footnotes:
        if not footnote.id:
            footnote.id = ids.claim(f"fn:{'-'.join(footnote.name.split())}")
    _name_the_rest(roots, footnotes, ids)
    _settle_aliases(ordered, ids)
    return diagnostics


def _clear_unusable(ordered: list[Draft]) -> None:
    """Names that footnotes need, and names with spaces, cannot be given by an author."""
    for draft in ordered:
        if draft.explicit_id and not _usable(draft.explicit_id):
            draft.explicit_id = ""
        if draft.aliases:
            draft.aliases = tuple(alias for alias in draft.aliases if _usable(alias))


def _usable(name: str) -> bool:
    return name.split() == [name] and not _RESERVED.match(name)


def _explicit(ordered: list[Draft], ids: UniqueIds, path: str) -> tuple[Diagnostic, ...]:
    first: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    for draft in ordered:
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


def _name_heading(draft: Draft, ids: UniqueIds) -> None:
    words = "".join([run.text for run in draft.runs if run.footnote is None and run.image is None])
    slug = slugify(words)
    if slug:
        draft.id = ids.claim(slug)
        return
    counted = ids.claim("")
    readable = slugify_unicode(words)
    if readable:
        draft.id = ids.claim(readable)
        draft.aliases += (counted,)
    else:
        draft.id = counted


def _section_words(draft: Draft) -> str:
    """The part of a section's words that stays when its number changes."""
    if draft.explicit_id:
        return draft.id
    return slugify_unicode(draft.words) or draft.id


def _name_the_rest(roots: list[Draft], footnotes: list[Draft], ids: UniqueIds) -> None:
    stack = [(root, "") for root in [*roots, *footnotes][::-1]]
    while stack:
        draft, prefix = stack.pop()
        kind = draft.kind
        if kind is _SECTION:
            prefix = _section_words(draft) if draft.level > 1 else ""
        elif kind is ProvisionKind.FOOTNOTE:
            prefix = draft.id
        elif not draft.id and kind is not _CELL:
            draft.id = ids.claim(_own_name(draft, prefix))
        inner = prefix
        if kind in {ProvisionKind.TABLE, ProvisionKind.ROW}:
            inner = draft.id
        if kind is ProvisionKind.ROW:
            for place, cell in enumerate(draft.children, start=1):
                cell.id = cell.id or ids.claim(f"{draft.id}-{place}")
        stack.extend([(child, inner) for child in reversed(draft.children)])


def _own_name(draft: Draft, prefix: str) -> str:
    slug = opening_slug(draft.words or _first_words(draft)) or draft.kind.value
    if draft.kind in _HOLDERS or (draft.kind is ProvisionKind.TABLE):
        slug = f"{draft.kind.value}-{slug}"
    return f"{prefix}--{slug}" if prefix else slug


def _first_words(draft: Draft) -> str:
    """The first words inside a provision that has none of its own."""
    while draft.children and not draft.words:
        draft = draft.children[0]
    return draft.words


def _settle_aliases(ordered: list[Draft], ids: UniqueIds) -> None:
    """An anchor that is already an id leads there; of two equal anchors the first counts."""
    own: set[str] = {draft.id for draft in ordered}
    seen: set[str] = set()
    for draft in ordered:
        if draft.aliases:
            kept = []
            for alias in draft.aliases:
                if alias not in own and alias not in seen:
                    seen.add(alias)
                    kept.append(alias)
            draft.aliases = tuple(kept)
    ids.taken |= seen
