"""The words of a text, as every measure counts them.

A word is a run of letters and digits, with the apostrophes inside it; each Chinese or Japanese
character; each punctuation mark.
"""

import re
from functools import cache

HAN_KANA = (
    r"\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Vowel signs and accents that belong to the letter before them, though they are no letters.
_SIGNS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903"
_SIGNS += r"\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u09cd\u0a01-\u0a4d\u0a81-\u0acd"
_SIGNS += r"\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d\u0e31-\u0e4e"
_LETTERS = rf"(?:[^\W_{HAN_KANA}]|[{_SIGNS}])+"
# Most words first: letters of ASCII, and behind them a sign that cannot go on with the word.
_PLAIN = r"[A-Za-z0-9]++(?=[\x00-&(-@\[-`{-\x7f])"
# The same for a text without a letter beyond ASCII, which most English texts are once folded.
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*|[^A-Za-z0-9\s]")


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return (_ASCII_WORD if text.isascii() else _word()).findall(text)


@cache
def _word() -> re.Pattern[str]:
    """Made when it is needed: a set of so many signs takes as long as reading a page."""
    return re.compile(rf"{_PLAIN}|{_LETTERS}(?:['\u2019]{_LETTERS})*|[^\s]")
