"""No sentence can be turned by a small edit that passes for an idle one."""

from pathlib import Path
from typing import Final

from tests.turned_sentences import turned

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Direction, Outcome
from inforce.materiality.wording import sentences

HERE: Final = Path(__file__).parent
TEXTS: Final = (
    *sorted((HERE.parents[1] / "policy_src").rglob("*.md")),
    *sorted((HERE / "cases").glob("*.md")),
)
LEAST_WORDS: Final = 5
LEAST_EDITS: Final = 2000


def _sentences() -> list[str]:
    found = [
        sentence
        for path in TEXTS
        for sentence in sentences(inforce.canonical_text(path.read_text(encoding="utf-8")))
    ]
    return [one for one in dict.fromkeys(found) if len(one.split()) >= LEAST_WORDS]


EDITS: Final = tuple((how, old, new) for old in _sentences() for how, new in turned(old))
FOUND: Final = tuple(assess(inforce.compare(old, new)) for _, old, new in EDITS)


def test_no_edit_that_turns_a_sentence_is_cleared() -> None:
    """A denial, a condition, a number, a unit, an actor or an act that changed is always told."""
    cleared = [
        edit
        for edit, found in zip(EDITS, FOUND, strict=True)
        if {one.outcome for one in found.changes} == {Outcome.CLEARED}
    ]
    assert len(EDITS) >= LEAST_EDITS
    assert cleared == []


def test_no_edit_gains_both_ways() -> None:
    """Who gains by an edit does not gain by its opposite, too."""
    gained = [
        edit
        for edit, found in zip(EDITS, FOUND, strict=True)
        if found.direction is Direction.EXPANDS
    ]
    both = [
        (how, old, new)
        for how, old, new in gained
        if assess(inforce.compare(new, old)).direction is Direction.EXPANDS
    ]
    assert gained
    assert both == []
