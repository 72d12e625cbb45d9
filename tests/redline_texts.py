"""Generated policies: texts, and pairs of which the second may be made of the first."""

from hypothesis import strategies as st

VOCABULARY = (
    "we", "you", "pay", "not", "must", "may", "the", "of", "30", "14", "days", "$5", "rent",
    "key,", "door.", "“old”", "it's", "—", "roof", "用户", "付款",
)  # fmt: skip
WORDS = st.sampled_from(VOCABULARY)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
LISTS = st.tuples(st.sampled_from(["- ", "1. "]), st.lists(SENTENCES, min_size=1, max_size=4)).map(
    lambda made: "\n".join(f"{made[0]}{item}" for item in made[1])
)
NESTED = st.lists(SENTENCES, min_size=2, max_size=4).map(
    lambda made: "\n".join(f"{'  ' * depth}- {item}" for depth, item in enumerate(made))
)
CELLS = st.lists(st.lists(WORDS, min_size=2, max_size=3), min_size=1, max_size=4)
TABLES = CELLS.map(
    lambda rows: "\n".join(
        ["| a | b | c |", "|---|---|---|", *[f"| {' | '.join(row)} |" for row in rows]]
    )
)
HEADINGS = st.tuples(st.sampled_from(["# ", "## ", "### "]), SENTENCES).map("".join)
OTHERS = st.sampled_from(["> quoted words", "```\ncode  here\n```", "---", "Term\n: meaning"])
BLOCKS = st.one_of(PARAGRAPHS, PARAGRAPHS, LISTS, NESTED, TABLES, HEADINGS, OTHERS)
TEXTS = st.lists(BLOCKS, max_size=8).map("\n\n".join)


@st.composite
def pairs(draw):
    """Two texts: unrelated, or the second made of the first by leaving, moving and adding."""
    blocks = draw(st.lists(BLOCKS, max_size=8))
    if draw(st.booleans()):
        return "\n\n".join(blocks), draw(TEXTS)
    kept = draw(st.permutations(blocks)) if draw(st.booleans()) else list(blocks)
    kept = kept[: draw(st.integers(0, len(kept)))] if draw(st.booleans()) else kept
    return "\n\n".join(blocks), "\n\n".join([*kept, *draw(st.lists(BLOCKS, max_size=2))])
