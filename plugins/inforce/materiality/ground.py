"""Why a change has no effect: a ground that can be checked."""

from dataclasses import dataclass, field
from typing import Final

from inforce.materiality.references import Numbers
from inforce.materiality.renames import Name
from inforce.materiality.scale import Label
from inforce.materiality.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a change has no effect.

    Args:
        label: The kind of change.
        category: Of which kind.
        reason: In plain words.
    """

    label: Label
    category: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What changed throughout a text and is carried through in each of its clauses.

    Args:
        names: Names that were replaced throughout, old to new, in small letters.
        numbers: The numbers of clauses, old to new.
        headings: The words of all headings of either text.
        told: Ids of the provisions that came, went or moved as a whole.
        ours: Names by which the publisher calls itself, in small letters.
        defined: Words with a capital that either text puts in quotation marks, as it defines them.
        twins: The words of each clause that went from one place and came to another, led alike.
    """

    names: tuple[Name, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    headings: frozenset[Words] = frozenset()
    told: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()
    twins: frozenset[Words] = frozenset()
    defined: tuple[str, ...] = ()


def editorial(category: str, reason: str) -> Ground:
    """The ground of an edit that says the same."""
    return Ground(label=Label.EDITORIAL, category=category, reason=reason)


FORMATTED: Final = Ground(label=Label.FORMATTING, category="markup", reason="No word changed.")
MOVED: Final = Ground(
    label=Label.MOVED, category="restated", reason="The same words stand elsewhere."
)
MOVED_AWAY: Final = Ground(
    label=Label.MOVED,
    category="cross-file",
    reason="The same words stand in another policy of the set.",
)
REWORDED: Final = editorial("wording", "The same in other words of the same reach.")
SPELT: Final = editorial("wording", "Only the spelling changed.")
