"""No sentence can be turned by a small edit that passes for an idle one."""

from pathlib import Path
from typing import Final

from tests.turned_sentences import turned

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Outcome
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


def test_no_edit_that_turns_a_sentence_is_cleared() -> None:
    """A denial, a condition, a number, a unit, an actor or an act that changed is always told."""
    edits = [(old, new, how) for old in _sentences() for how, new in turned(old)]
    cleared = [
        (how, old, new)
        for old, new, how in edits
        if {one.outcome for one in assess(inforce.compare(old, new)).changes} == {Outcome.CLEARED}
    ]
    assert len(edits) >= LEAST_EDITS
    assert cleared == []
