"""What is cleared provably has no effect; what only looks like it stays open or is found."""

import pytest

import inforce
from inforce.materiality.assessment import assess
from inforce.materiality.scale import Outcome

CLEARED = Outcome.CLEARED


def outcomes(old: str, new: str, *, others: tuple[tuple[str, str], ...] = ()) -> set[Outcome]:
    """The outcomes of all changes between two texts."""
    return {one.outcome for one in assess(inforce.compare(old, new), others=others).changes}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "The Lantern Club is old. Members of the Lantern Club get a hat.",
            "The Heron Ring is old. Members of the Heron Ring get a hat.",
            id="a name carried through",
        ),
        pytest.param(
            "As section 4 says, oars are lent.", "As section 5 says, oars are lent.", id="a number"
        ),
        pytest.param(
            "Conditions, edition of 3 May 2024.", "Conditions, edition of 7 June 2025.", id="a date"
        ),
        pytest.param(
            "Write to Oar House, 3 Quay Road.", "Write to Oar House, 9 Mill Lane.", id="an address"
        ),
        pytest.param(
            "Oars, sails and ropes are lent.", "Ropes, oars and sails are lent.", id="an order"
        ),
        pytest.param(
            "Oars are lent.\n\nSails are not.", "Oars are lent. Sails are not.", id="merged"
        ),
        pytest.param("We don't lend oars.", "We do not lend oars.", id="written out"),
        pytest.param(
            "**Harbour rules for boats**\n\nOars.", "**Harbour rules**\n\nOars.", id="strong"
        ),
    ],
)
def test_what_provably_has_no_effect_is_cleared(old: str, new: str) -> None:
    """A name, a number, a date, an address, an order or a spelling alone moves nobody."""
    assert outcomes(old, new) == {CLEARED}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "The Lantern Club is old.\n\nJoin the Lantern Club.",
            "The Heron Ring is old.\n\nJoin the Lantern Club.",
            id="a name that stayed elsewhere",
        ),
        pytest.param(
            "We are Oar House Limited.\n\nOar House Limited lends oars.",
            "We are Oar House GmbH.\n\nOar House GmbH lends oars.",
            id="another company",
        ),
        pytest.param(
            "## 1. Oars\n\nOars.\n\n## 2. Sails\n\nSails.\n\nSection 1 binds you.",
            "## 1. Oars\n\nOars.\n\n## 2. Sails\n\nSails.\n\nSection 2 binds you.",
            id="another section",
        ),
        pytest.param(
            "Tell us within 3 days by post.", "Tell us within 9 days by post.", id="a span"
        ),
        pytest.param(
            "See the [rules](https://a.example/x).",
            "See the [rules](https://a.example/y).",
            id="link",
        ),
        pytest.param(
            "You may leave at any time.\n\nThe mill is old.",
            "The mill is old, and you may leave at any time with a fee.",
            id="words that stand elsewhere with more",
        ),
    ],
)
def test_what_only_looks_idle_is_not_cleared(old: str, new: str) -> None:
    """A name that stayed, another party, another clause, a span of time or another page counts."""
    assert outcomes(old, new) - {CLEARED}


def test_a_clause_that_went_to_a_new_policy_has_moved() -> None:
    """A text that the same revision adds to another policy still binds."""
    gone = "You must not fly kites near the pylons of the northern harbour."
    old, new = f"Oars are lent.\n\n{gone}", "Oars are lent."
    assert outcomes(old, new, others=(("", gone),)) == {CLEARED}
    assert CLEARED not in outcomes(old, new)


def test_a_promise_that_went_to_a_policy_that_stood_is_not_cleared() -> None:
    """Whether a promise still binds in another policy is for its author to say."""
    gone = "We will notify you before the prices of the northern ferry change."
    old, new = f"Oars are lent.\n\n{gone}", "Oars are lent."
    assert CLEARED not in outcomes(old, new, others=(("Kites.", f"Kites.\n{gone}"),))


def test_a_sentence_that_moved_within_a_text_is_not_asked_of() -> None:
    """Only what differs is judged where a sentence stands elsewhere now."""
    kept = "We delete every letter after thirty days."
    harbour, mill = (
        "Boats lie in the harbour all winter long.",
        "Nobody has ground corn here since.",
    )
    old = f"{kept} {harbour}\n\n{mill}"
    new = f"{harbour}\n\n{mill} {kept}"
    assert outcomes(old, new) == {CLEARED}


def test_a_name_that_is_only_told_as_the_former_one_is_carried_through() -> None:
    """A text may say what its publisher was once called, and has changed its name all the same."""
    old = "The Lantern Club is old.\n\nThe Lantern Club lends oars. The Lantern Club is not liable."
    new = (
        "The Heron Ring, formerly the Lantern Club, is old.\n\n"
        "The Heron Ring lends oars. The Heron Ring is not liable."
    )
    assert assess(inforce.compare(old, new)).changes[-1].outcome is CLEARED


@pytest.mark.parametrize("lead", ["| :", "—", "  \t:", "()"])
def test_a_list_led_by_no_word_is_read_like_any_other(lead: str) -> None:
    """What opens a list may hold nothing but marks."""
    old = f"{lead}\n\n- Oars are lent to members of the club.\n- Sails are lent to nobody."
    new = "Oars are lent to members of the club.\n\n- Sails are lent to nobody at all."
    assert assess(inforce.compare(old, new)).changes
    assert assess(inforce.compare(new, old)).changes
