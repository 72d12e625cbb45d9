"""Words without signs are read without the parser, and read the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from inforce.documents import dialect

SIGNS = "ab Z9 .,;:!?()]>{}#+-=^$%@'\"|/„“é用\u00a0\u200b"


def _read(text):
    tokens, _ = dialect.tokenise(text)
    return [
        (token.type, token.content, [(c.type, c.content, c.level) for c in token.children or ()])
        for token in tokens
    ]


@given(st.text(alphabet=SIGNS, max_size=40), st.sampled_from(["", "# ", "- ", "> ", "1. "]))
def test_what_holds_no_special_sign_reads_as_the_parser_reads_it(words, before):
    """The short way and the parser's way give the same tokens."""
    text = before + words
    short = _read(text)
    kept, dialect._SPECIAL = dialect._SPECIAL, re.compile("")
    try:
        assert short == _read(text)
    finally:
        dialect._SPECIAL = kept
