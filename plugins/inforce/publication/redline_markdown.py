"""A redline as Markdown, for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inforce.publication.redline_list import ChangeEntry, counts_of, entry_of
from inforce.publication.redline_terms import ENGLISH, RedlineTerms
from inforce.redline.facts import FactChange
from inforce.redline.redline import Redline

# Words of one change that a comment shows, and signs that it may hold at most (GitHub: 65,536).
SHOWN: Final = 400
LONGEST: Final = 60_000
_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~@-])")


def redline_markdown(
    redline: Redline, facts: Sequence[FactChange] = (), *, terms: RedlineTerms = ENGLISH
) -> str:
    """Counts, then each change with its place: ~~gone~~ and **new**."""
    title = redline.new.title or redline.old.title or redline.new.path
    lines = [f"### {terms.changes}: {escaped(title)}", ""]
    if not redline.changes and not facts:
        return "\n".join([*lines, terms.nothing, ""])
    counts = counts_of(redline.changes, terms)
    lines += [", ".join(f"{count.count} {count.label}" for count in counts) + ".", ""]
    lines += [
        f"- **{escaped(fact.name)}**: {_gone(fact.old)} → {_come(fact.new)}" for fact in facts
    ]
    entries = [entry_of(change) for change in redline.changes]
    lines += _within_limit([_entry(entry, terms) for entry in entries])
    return "\n".join([*lines, "", f"_{terms.convenience}_", ""])


def _within_limit(lines: Sequence[str]) -> Iterator[str]:
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > LONGEST:
            yield f"- … {len(lines) - number}"
            return
        yield line


def _entry(entry: ChangeEntry, terms: RedlineTerms) -> str:
    label: str = getattr(terms, entry.kind)
    place = f"**{escaped(entry.citation)}** " if entry.citation else ""
    if entry.kind in {"renumbering", "link_change", "format_change"}:
        old = escaped(entry.old or terms.none)
        said = f"{old} → {escaped(entry.new or terms.none)}"
    elif entry.kind == "move":
        known = entry.old not in {"", entry.citation}
        where = terms.moved_from.format(entry.old) if known else terms.moved_here
        said = f"{escaped(where)}: {escaped(_shortened(entry.new))}"
    else:
        said = " → ".join(part for part in (_gone(entry.old), _come(entry.new)) if part)
    return f"- {place}{label}: {said}"


def _gone(words: str) -> str:
    return f"~~{escaped(_shortened(words))}~~" if words else ""


def _come(words: str) -> str:
    return f"**{escaped(_shortened(words))}**" if words else ""


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + "…"


def escaped(text: str) -> str:
    """Words that stay words in Markdown: no mark, link or mention comes of them."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
