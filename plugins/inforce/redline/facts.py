"""What a text says about itself, compared as structure: dates, titles, lists of links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class FactChange:
    """One fact that differs.

    Args:
        name: Which fact, such as `effective` or `changes / 2 / what`.
        old: What it was, as text; empty where it was not said.
        new: What it is, as text; empty where it is not said any more.
    """

    name: str
    old: str
    new: str


# What a text declares of itself; what its author says about a change is about this one change
# and would only be shown as another change.
DECLARED = frozenset(
    (
        *("announced", "effective", "language", "repealed", "replaced_by", "service", "status"),
        *("supplements", "title", "translation_of", "version"),
    )
)


def declared_facts(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The facts of front matter that are part of what a reader is bound by."""
    return {name: value for name, value in fields if name.partition(".")[0] in DECLARED}


def compare_facts(
    old: Mapping[str, Any], new: Mapping[str, Any], *, ignored: Iterable[str] = ()
) -> tuple[FactChange, ...]:
    """The facts that differ between two mappings, by name.

    Args:
        old: The earlier facts.
        new: The later ones.
        ignored: Names at the top that do not count.
    """
    left_out = frozenset(ignored)
    before = {str(name): value for name, value in old.items() if name not in left_out}
    after = {str(name): value for name, value in new.items() if name not in left_out}
    if before == after:
        return ()
    from deepdiff import DeepDiff  # noqa: PLC0415 (slow to load, and most texts agree)

    found = DeepDiff(before, after, view="tree", ignore_order=False, verbose_level=2)
    changes = {
        _name(level.path(output_format="list")): (_said(level.t1), _said(level.t2))
        for kind in found
        for level in found[kind]
    }
    return tuple(
        FactChange(name, was, now) for name, (was, now) in sorted(changes.items()) if was != now
    )


def _name(path: Iterable[Any]) -> str:
    """Places in lists count from 1, as people count."""
    return " / ".join(str(part + 1) if isinstance(part, int) else str(part) for part in path)


def _said(value: object) -> str:
    text = repr(value)
    if text == "not present":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_said(item)}" for key, item in value.items())
    return "" if value is None else str(value)
