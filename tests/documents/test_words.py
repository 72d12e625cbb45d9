import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.documents.canonical import fold
from inforce.documents.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You won't pay 3.5 %.", ["You", "won't", "pay", "3", ".", "5", "%", "."]),
        ("it’s e-mail", ["it’s", "e", "-", "mail"]),
        ("the users' own", ["the", "users", "'", "own"]),
        ("你好 world", ["你", "好", "world"]),
        ("これはテスト", list("これはテスト")),
        ("한국어 문장", ["한국어", "문장"]),
        ("a_b", ["a", "_", "b"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("a\u200bb", ["a", "\u200b", "b"]),
        ("  \n", []),
    ],
)
def test_words_are_runs_characters_and_marks(text, found):
    """Letters and digits together, Chinese and Japanese apart, each mark alone."""
    assert words(text) == found


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("\u2018a\u2019 \u201cb\u201d \u201ec\u201f", '\'a\' "b" "c"'),
        ("a\u2013b\u2014c\u2011d\u2212e", "a-b-c-d-e"),
        ("a\u00a0b\u2009c\u3000d \t\n e", "a b c d e"),
        ("e\u0301", "é"),
        ("a\u200bb\u202ec\ufeffd", "a\u200bb\u202ec\ufeffd"),
        ("Party party", "Party party"),
        ("«a» … ½", "«a» … ½"),
    ],
)
def test_variants_that_read_the_same_are_one(written, plain):
    """Quotes, dashes and spaces are folded; capitals, invisible characters and signs are not."""
    assert fold(written) == plain
    assert fold(plain) == plain


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_one_foreign_letter_changes_no_other_word(text):
    """The words of a plain text are the same beside a word that is not plain."""
    assert words(f"{text} é") == [*words(text), "é"]
