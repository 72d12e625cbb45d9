"""The work grows with the text: counted in steps, so that every machine agrees."""

import random

import pytest

from inforce.documents.canonical import canonical_text
from inforce.redline.budget import WorkBudget
from inforce.redline.compare import compare
from redline_golden import document_of

HEAD = "| a | b | c |\n|---|---|---|\n"


def _words(count, kinds, seed):
    chosen = random.Random(seed)  # noqa: S311 (a fixed text, no secret)
    return " ".join(f"w{chosen.randrange(kinds)}" for _ in range(count))


def _paragraphs(count, length, kinds, seed):
    return [_words(length, kinds, seed * 1000 + number) for number in range(count)]


def _shuffled(paragraphs):
    order = list(paragraphs)
    random.Random(3).shuffle(order)  # noqa: S311 (the same)
    return order


def _joined(paragraphs):
    return "\n\n".join(paragraphs)


PLAIN = _paragraphs(150, 40, 3000, 1)
CASES = {
    "twenty thousand words of few kinds": (_words(20_000, 12, 1), _words(20_000, 12, 2)),
    "two thousand alike rows": (HEAD + "| x | y | z |\n" * 2000, HEAD + "| x | y | z |\n" * 1990),
    "two thousand rows that all changed": (
        HEAD + "".join(f"| row | {n} | same |\n" for n in range(2000)),
        HEAD + "".join(f"| row | {n + 7000} | same |\n" for n in range(2000)),
    ),
    "unrelated texts": (_joined(PLAIN), _joined(_paragraphs(150, 40, 3000, 2))),
    "shuffled paragraphs": (_joined(PLAIN), _joined(_shuffled(PLAIN))),
    "shuffled and edited": (_joined(PLAIN), _joined(f"{p} and more" for p in _shuffled(PLAIN))),
    "one very long line": (_words(60_000, 4000, 1), _words(60_000, 4000, 1) + " end"),
    "lists nested fifty deep": (
        "\n".join(f"{'  ' * depth}- old {depth}" for depth in range(50)),
        "\n".join(f"{'  ' * depth}- new {depth}" for depth in range(50)),
    ),
    "an empty side": ("", _joined(PLAIN)),
    "unclosed HTML": ("<div><b>one <i>two", "<div><b>one <i>three"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_work_stays_within_its_budget(name):
    """No table grows past the budget, and blocks are held against a few others, not against all."""
    old, new = map(document_of, CASES[name])
    redline = compare(old, new)
    blocks = sum(1 for document in (old, new) for _ in document.walk())
    assert redline.steps <= WorkBudget().total_cells
    assert redline.likenesses <= 20 * blocks
    assert redline.accepted_text() == canonical_text(new)
    assert redline.rejected_text() == canonical_text(old)


def test_a_small_budget_gives_a_coarser_answer_and_never_a_wrong_one():
    """Beyond the budget less is told apart; both texts are still in the redline."""
    old, new = document_of(_words(900, 5, 1)), document_of(_words(900, 5, 2))
    redline = compare(old, new, budget=WorkBudget(cells=1000, total_cells=9000))
    assert redline.steps <= 9000
    assert redline.accepted_text() == canonical_text(new)
    assert redline.rejected_text() == canonical_text(old)


def test_the_answer_is_the_same_every_time():
    """Nothing depends on the order of a set or on the clock."""
    old, new = map(document_of, CASES["shuffled and edited"])
    assert compare(old, new).changes == compare(old, new).changes
