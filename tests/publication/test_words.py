"""The words around texts: every language says everything, and dates leave no doubt."""

import re
from dataclasses import fields
from datetime import date
from importlib.resources import files

import pytest

from inforce.errors import SettingsError
from inforce.publication.redline_terms import RedlineTerms
from inforce.publication.text_words import body_style, redline_terms
from inforce.publication.words import (
    day_in_words,
    direction_of,
    language_chain,
    parse_words,
    with_fallback,
)
from inforce.versions.version import Precision

FOLDER = files("inforce") / "theme" / "words"
LANGUAGES = sorted(
    path.name.removesuffix(".toml")
    for path in FOLDER.iterdir()
    if path.name.endswith(".toml") and path.name != "endonyms.toml"
)


def words_of(language):
    return parse_words((FOLDER / f"{language}.toml").read_text("utf-8"), f"{language}.toml", {})


def places(sentence):
    return set(re.findall(r"\{(\w*)\}", sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_that_english_says(language):
    """A page is never half in one language and half in another."""
    assert set(words_of(language).texts) == set(words_of("en").texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translated_sentence_keeps_its_facts(language):
    """A translator cannot lose a date."""
    english = words_of("en").texts
    for name, sentence in words_of(language).texts.items():
        assert places(sentence) == places(english[name]), name


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "15 January 2027", "January 2027"),
        ("de", "15. Januar 2027", "Januar 2027"),
        ("zh", "2027年1月15日", "2027年1月"),
    ],
)
def test_a_date_is_said_with_its_month_in_words(language, day, month):
    """No reader can take the day for the month."""
    words = words_of(language)
    assert day_in_words(date(2027, 1, 15), words) == day
    assert day_in_words(date(2027, 1, 1), words, Precision.MONTH) == month


def test_a_dialect_falls_back_to_its_language_and_then_to_english():
    """A reader in Vienna reads German before English."""
    assert language_chain("de-AT") == ("de-AT", "de", "en")
    assert language_chain("en-GB") == ("en-GB", "en")


def test_what_a_language_does_not_say_is_said_in_the_other():
    """A table of three lines is enough to begin with."""
    english = words_of("en")
    toml = (
        'language = "xx"\n[dates]\nday = "{day}.{month}.{year}"\nmonth = "{month}.{year}"\n'
        'months = ["1","2","3","4","5","6","7","8","9","10","11","12"]\n[texts]\nhistory = "H"\n'
    )
    words = with_fallback(parse_words(toml, "xx.toml", {}), english)
    assert words.texts["history"] == "H"
    assert words.texts["glossary"] == english.texts["glossary"]


def test_a_site_may_change_one_word_and_keep_the_rest():
    """A file with one line replaces one line."""
    english = words_of("en")
    own = 'language = "en"\n[texts]\nin_force = "Current"\n'
    changed = parse_words(own, "en.toml", {"en": english})
    assert changed.texts["in_force"] == "Current"
    assert changed.months == english.months
    assert changed.texts["draft"] == english.texts["draft"]


@pytest.mark.parametrize(
    "toml",
    [
        "language = ",
        "",
        'language = "xx"\n[dates]\nday = "d"\nmonth = "m"\nmonths = ["1"]\n',
        'language = "xx"\ndates = 3\n',
        'language = "xx"\n[dates]\nday = "d"\nmonth = "m"\nmonths = 4\n',
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_name(toml):
    """The author is told which file, not shown a traceback."""
    with pytest.raises(SettingsError, match=r"xx\.toml"):
        parse_words(toml, "xx.toml", {})


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("ks-Deva", "ltr"), ("pa-Arab", "rtl")],
)
def test_a_text_runs_the_way_its_language_is_written(language, direction):
    """A script named in the tag decides; the language alone otherwise."""
    assert direction_of(language) == direction


def test_english_says_a_redline_by_itself():
    """The terms of a redline are English where nothing else is said."""
    english = words_of("en")
    assert redline_terms(english) == RedlineTerms(day=english.day, months=english.months)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_other_language_says_the_whole_redline(language):
    """Each term is translated, and keeps its places."""
    said = words_of(language).redline
    english = RedlineTerms()
    named = {field.name for field in fields(RedlineTerms)} - {"day", "months"}
    assert sorted(said) == sorted(named)  # days are said as everywhere on the site
    for name, text in said.items():
        assert text.count("{}") == getattr(english, name).count("{}"), name
    assert redline_terms(words_of(language)) != english


def test_a_body_is_labelled_in_the_language_of_its_text():
    """A German table is called a table in German."""
    style = body_style(words_of("de"), heading_offset=1)
    assert (style.table_label, style.heading_offset) == ("Tabelle", 1)
    assert "{}" in style.backlink_title
