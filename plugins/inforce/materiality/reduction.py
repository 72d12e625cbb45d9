"""The words of a sentence that carry weight, each in one form."""

from typing import Final

from inforce.materiality.lexicon import Lexicon
from inforce.materiality.quantities import adds_up
from inforce.materiality.spelling import spelt
from inforce.materiality.wording import Words

MONEY: Final = frozenset("€$£¥")


def reduced(words: Words, lexicon: Lexicon) -> Words:
    """The words that carry weight: phrases of equal reach alike, numbers in figures, spans alike.

    A word that stands twice in a row stands once, and so does a number given in words and figures;
    a denial of a denial is none.
    """
    put: list[str] = []
    before = ""
    for word in lexicon.equal(words):
        last, before = before, word
        if word in lexicon.idle:
            continue
        form = _form(word, lexicon)
        if put and adds_up(last, word, lexicon):
            form = f"{int(put.pop()) + int(form)}"
        elif put and (span := lexicon.span(word)) and _is_number(put[-1]):
            name, times = span
            form, put[-1] = name, f"{float(put[-1]) * times:g}"
        if form in MONEY and put and _is_number(put[-1]):
            put.insert(-1, form)
            continue
        if put[-1:] != [form] or lexicon.knows("negation", word):
            put.append(form)
    return tuple(put)


def _form(word: str, lexicon: Lexicon) -> str:
    number = lexicon.number(word)
    return spelt(word) if number is None else f"{number:g}"


def _is_number(form: str) -> bool:
    return form.replace(".", "", 1).isdigit()
