"""The record of a notice: one for each version, and what holds of it whoever reads it when."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

from inforce.location import SourceLocation
from inforce.materiality.scale import Direction, Materiality
from inforce.publication.notices.composing import services_of
from inforce.publication.notices.notice import NoticeKind, NoticeWording, Weight
from inforce.publication.notices.notice_json import notice_json
from inforce.publication.notices.notices_json import notices_json
from inforce.publication.notices.telling import BRIEF, cut
from inforce.supplements.service import Service, ServiceId, Services
from inforce.versions.version import ClauseNote, Effective, Precision
from sample_notice import NOTICES, ON, SITE, WORDS, notice_of, told
from sample_policy import history

SCHEMAS = Path(__file__).parents[2] / "plugins/inforce/schemas"
POSTPONED = NOTICES["2027-01-15"]
WITHDRAWN = NOTICES["2024-09-01"]


def test_each_version_has_the_notice_of_what_befell_it():
    """A day that moved, a text taken back and one that bound already are no announcements."""
    assert {label: notice.kind for label, notice in NOTICES.items()} == {
        "2023-05-01": NoticeKind.PUBLICATION,
        "2024-03-01": NoticeKind.ANNOUNCEMENT,
        "2024-09-01": NoticeKind.WITHDRAWAL,
        "2025-06-01": NoticeKind.ANNOUNCEMENT,
        "2027-01-15": NoticeKind.POSTPONEMENT,
    }


@pytest.mark.parametrize(
    ("former", "kind", "again"),
    [
        ((), "announcement", ""),
        ((date(2027, 1, 1),), "postponement", ""),
        ((date(2027, 1, 1), date(2027, 1, 8)), "postponement", "-2"),
        ((date(2027, 2, 1),), "brought-forward", ""),
    ],
)
def test_a_notice_keeps_one_name_and_another_notice_has_another(former, kind, again):
    """Feeds, calendars and journals tell by it what was told already."""
    notice = notice_of(postponed_from=former)
    assert notice.id == f"privacy@2027-01-15/{kind}{again}"


def test_a_notice_names_the_texts_by_their_digests():
    """It says which words it is about, and which ones they replace."""
    notice = NOTICES["2025-06-01"]
    texts = {one.label: one.text.digest for one in history().versions}
    assert notice.new_digest == texts["2025-06-01"]
    assert (notice.old_label, notice.old_digest) == ("2024-03-01", texts["2024-03-01"])
    assert WITHDRAWN.old_label == "2024-03-01"


def test_a_text_that_lay_open_before_its_day_was_announced_whatever_its_author_names():
    """Its page does not come and go with a day that somebody wrote down late."""
    late = notice_of(announced_on=date(2027, 2, 1), recorded_on=ON)
    assert late.kind is NoticeKind.ANNOUNCEMENT
    assert (late.announced, late.shown_from) == (date(2027, 2, 1), ON)


def test_who_was_told_of_another_day_was_not_told_of_this_one():
    """A day that moved is told on the day it moved, whatever the author first announced."""
    moved = notice_of(postponed_from=(date(2027, 1, 1),), dated_on=date(2026, 12, 20))
    assert moved.announced == date(2026, 12, 20)
    assert WITHDRAWN.announced == date(2024, 8, 12)


def test_a_month_is_not_said_as_a_day():
    """Nobody is told a day that no one named."""
    month = (Effective(date(2027, 1, 1), Precision.MONTH),)
    said = told(replace(notice_of(), effective=month))
    assert said.headline == "Privacy policy: new text from January 2027"
    assert said.until_then == "Until January 2027 the earlier text applies."


@pytest.mark.parametrize(
    ("change", "effects", "found", "expected"),
    [
        ("material", ["expands", "reduces"], None, ("material", Direction.REDUCES, False)),
        ("material", ["expands"], None, ("material", Direction.EXPANDS, True)),
        ("material", ["expands"], Direction.REDUCES, ("material", Direction.REDUCES, False)),
        ("minor", ["reduces"], None, ("minor", Direction.REDUCES, True)),
        ("", [], Direction.REDUCES, ("material", Direction.REDUCES, False)),
        ("", [], None, ("", None, False)),
    ],
)
def test_what_either_calls_a_loss_is_one(change, effects, found, expected):
    """A weighty loss cannot be put aside, nor what nobody has weighed."""
    notes = tuple(ClauseNote(section="logs", effect=one, what="It changes.") for one in effects)
    notice = notice_of(change=change, changes=notes)
    if found is not None:
        notice = replace(notice, weight=Weight(materiality=Materiality.MATERIAL, direction=found))
    assert (notice.class_of_change, notice.direction, notice.dismissible) == expected


def test_a_policy_concerns_whom_it_binds():
    """The general policy concerns every service under it, a supplement its own alone."""
    at = SourceLocation("services.yml")
    mail = Service(id=ServiceId("mail"), name="Mail", policy="privacy", location=at)
    maps = replace(mail, id=ServiceId("maps"), name="Maps", supplement="maps")
    services = Services(services=(mail, maps))
    assert services_of("privacy", services) == (mail, maps)
    assert services_of("maps", services) == (maps,)
    assert services_of("terms", services) == ()


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("label", sorted(NOTICES))
def test_every_kind_of_notice_is_said_in_every_language(label, language):
    """No sentence is missing, and none keeps a place unfilled."""
    said = told(NOTICES[label], language)
    sentences = (said.headline, said.until_then, said.from_then, said.brief())
    assert said.headline
    assert said.from_then
    assert not [one for one in sentences if "{" in one or "}" in one]


@given(
    st.text(max_size=600),
    st.text(min_size=1, max_size=300),
    st.sampled_from(["", "https://rules.example/privacy/2027-01-15/notice/"]),
)
def test_a_short_text_is_short_whatever_an_author_writes(summary, title, address):
    """A message of 240 signs is shown whole everywhere."""
    notice = notice_of(summary=summary, title=title)
    said = told(notice).brief(address)
    assert 0 < len(said) <= BRIEF


def test_a_short_text_ends_with_a_whole_word_and_with_where_more_is_said():
    """The address is never cut."""
    address = "https://rules.example/privacy/2027-01-15/notice/"
    said = told(notice_of(summary="Word " * 100)).brief(address)
    assert said.endswith(f"Word… {address}")
    assert cut("one two", 20) == "one two"


def test_places_in_an_authors_words_stay_words():
    """A title with braces is a title."""
    said = told(notice_of(title="Terms {from} {0.__class__}"))
    assert said.headline == "Terms {from} {0.__class__}: new text from 15 January 2027"


def current(notices, on):
    """What applications read on a day."""
    data = json.loads(notices_json(notices, WORDS, site=SITE, on=on))
    validate(data, json.loads((SCHEMAS / "notices.schema.json").read_text(encoding="utf-8")))
    return data["notices"]


def test_applications_read_what_stands_and_no_longer():
    """A notice ends by itself before its text binds."""
    assert [one["label"] for one in current(NOTICES.values(), ON)] == ["2027-01-15"]
    assert current(NOTICES.values(), date(2027, 1, 14)) != []
    assert current(NOTICES.values(), date(2027, 1, 15)) == []


def test_a_text_that_was_taken_back_is_told_until_it_would_have_bound():
    """Whoever was told that it comes is told that it does not."""
    (notice,) = current([WITHDRAWN], date(2024, 8, 20))
    assert (notice["kind"], notice["withdrawn"]) == ("withdrawal", "2024-08-12")
    assert notice["dismissible"]
    assert notice["languages"]["en"]["summary"] == ""


def test_each_translation_with_a_summary_is_a_notice_in_its_language():
    """A reader is told in their language where somebody wrote it."""
    german = NoticeWording(
        language="de", title="Datenschutz", summary="Wir bewahren es länger auf.", text="x/"
    )
    notice = notice_of()
    both = replace(notice, wordings=(*notice.wordings, german))
    (said,) = current([both], ON)
    assert said["languages"]["de"]["title"] == "Datenschutz: neuer Text ab dem 15. Januar 2027"
    assert said["languages"]["en"]["title"] == "Privacy policy: new text from 15 January 2027"


def test_one_notice_as_json_says_everything_that_was_said():
    """The proof holds the author's reading and the digests of both texts."""
    data = json.loads(notice_json(POSTPONED, WORDS, site=SITE))
    validate(data, json.loads((SCHEMAS / "notice.schema.json").read_text(encoding="utf-8")))
    assert data["former"] == ["2027-01-01"]
    assert len(data["changes"]["en"]) == 3
