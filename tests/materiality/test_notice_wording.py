"""How policies of several languages speak of their own changes, one sentence a case."""
# ruff: noqa: RUF001 - Chinese commas are no slips

from datetime import date

import pytest

from inforce.diagnostics import Severity
from inforce.documents.parse import parse_document
from inforce.materiality.notice_clauses import judge_clauses, own_word
from inforce.materiality.notice_period import Period
from inforce.materiality.notice_preset import Basis, NoticePreset, NoticeRule
from inforce.materiality.notice_wording import wording_of
from inforce.source.text import SourceText

ON = date(2026, 12, 1)
QUIET = {
    "en": "We tell you when these terms change.",
    "de": "Wir sagen Ihnen, wenn wir diese Bedingungen ändern.",
    "zh": "本政策变更时，我们会通知您。",
}


def document(language, *sentences):
    """A policy of these sentences, under a heading that is not about changes."""
    text = "# Leihe\n\n## Eins\n\n" + "\n\n".join(sentences) + "\n"
    return parse_document(SourceText(f"loans.{language}.md", text)).document


def promised(language, sentence):
    """The periods that a sentence promises."""
    said = own_word(document(language, sentence), language)
    return [str(promise.period) for promise in said.promises]


def codes(language, *sentences):
    """What the gate says of a policy, where no preset asks for anything."""
    said = own_word(document(language, *sentences), language)
    found = judge_clauses("loans.md", said, (), on=ON, severity=Severity.WARNING)
    return [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize(
    ("language", "sentence", "period"),
    [
        (
            "en",
            "We tell you of changes to these terms at least 30 days before they apply.",
            "30 days",
        ),
        ("en", "We announce a change of this policy ninety (90) days in advance.", "90 days"),
        ("en", "You get two months' notice when we amend the agreement.", "2 months"),
        ("en", "We post an updated policy one week ahead of its first day.", "7 days"),
        (
            "de",
            "Wir informieren Sie mindestens 30 Tage vorher über Änderungen der Bedingungen.",
            "30 days",
        ),
        ("de", "Änderungen dieser Erklärung teilen wir sechs Wochen im Voraus mit.", "42 days"),
        ("de", "Wir ändern diese AGB nur mit einer Frist von zwei Monaten.", "2 months"),
        (
            "de",
            "Eine geänderte Richtlinie wird 14 Tage vor ihrem Inkrafttreten angezeigt.",
            "14 days",
        ),
        ("zh", "本政策如有重大变更，我们将至少提前30天通知您。", "30 days"),
        ("zh", "我们修改本条款时，会在生效前三十日公告。", "30 days"),
        ("zh", "协议变更将提前一个月告知用户。", "1 month"),
        ("zh", "我们更新本声明，于施行15日前通知您。", "15 days"),
    ],
)
def test_a_promise_of_notice_is_read_with_its_period(language, sentence, period):
    """The house said so itself, in numbers or in words."""
    assert promised(language, sentence) == [period]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Return a book within 60 days, or ask 90 days ahead to keep it."),
        ("en", "You have 14 days to object to a change of these terms."),
        ("de", "Bringen Sie ein Buch 30 Tage vor Semesterende zurück."),
        ("de", "Nach einer Änderung dieser Bedingungen können Sie 14 Tage lang kündigen."),
        ("zh", "请提前30天预约。"),
        ("zh", "政策变更后，您可在15日内注销账户。"),
    ],
)
def test_a_period_that_is_no_promise_of_notice_is_left_alone(language, sentence):
    """A period for something else, or one that begins with the change, promises no notice."""
    assert promised(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence", "weighty"),
    [
        ("en", "We tell you of a material change of these terms 30 days before.", True),
        ("en", "We tell you of a change of these terms 30 days before.", False),
        ("de", "Wesentliche Änderungen der Bedingungen teilen wir 30 Tage vorher mit.", True),
        ("de", "Änderungen der Bedingungen teilen wir 30 Tage vorher mit.", False),
        ("zh", "本政策如有重大变更，我们将提前30天通知您。", True),
        ("zh", "本政策如有变更，我们将提前30天通知您。", False),
    ],
)
def test_a_promise_may_be_made_for_changes_of_weight_alone(language, sentence, weighty):
    """Its paragraph says so, be it another sentence of it."""
    (promise,) = own_word(document(language, sentence), language).promises
    assert promise.weighty is weighty
    parted = "Where a change reduces your rights, we tell you. We do so, of these terms’ changes, "
    (promise,) = own_word(document("en", f"{parted}14 days before."), "en").promises
    assert promise.weighty


def test_a_longer_number_is_not_read_as_its_end():
    """One hundred and ten days in Chinese are not ten."""
    assert promised("zh", "本政策变更将提前一百一十日通知。") == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Please check this page regularly for changes."),
        ("en", "We encourage you to periodically review this policy."),
        ("en", "You should revisit this page frequently to learn of changes to our policy."),
        ("en", "Check these terms from time to time."),
        ("en", "Regularly check this page."),
        ("de", "Bitte prüfen Sie diese Seite regelmäßig auf Änderungen."),
        ("de", "Bitte informieren Sie sich von Zeit zu Zeit auf dieser Seite."),
        ("de", "Wir empfehlen Ihnen, diese Erklärung regelmäßig zu lesen."),
        ("zh", "请您定期查看本页面，了解最新内容。"),
        ("zh", "建议您不时查阅本政策。"),
    ],
)
def test_a_clause_that_sends_its_readers_to_look_is_told(language, sentence):
    """Whoever changes the text must tell, in any language."""
    assert codes(language, sentence, QUIET[language]) == ["N011"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We review this policy regularly and tell you of changes."),
        (
            "en",
            "Our staff check the shelves from time to time; we tell you of changes to the terms.",
        ),
        ("en", "Please check your shelf regularly for dust."),
        ("en", "From time to time, the library may check for updates to a text."),
        ("de", "Wir prüfen diese Erklärung regelmäßig."),
        ("de", "Bitte prüfen Sie Ihr Regal regelmäßig auf Staub."),
        ("zh", "我们定期检查本政策。"),
        ("zh", "请您定期检查书架。"),
    ],
)
def test_a_house_that_looks_itself_or_speaks_of_something_else_is_left_alone(language, sentence):
    """It is the reader who must not be sent, and only for the text."""
    assert codes(language, sentence, QUIET[language]) == []


@pytest.mark.parametrize("language", sorted(QUIET))
def test_a_policy_without_a_word_on_changes_is_told(language):
    """Some laws require the process to be described."""
    assert codes(language, "1, 2, 3.") == ["N012"]
    assert codes(language, QUIET[language]) == []


def test_a_promise_longer_than_the_preset_is_told_where_it_stands():
    """The gate can hold a house to its own word only where it can read it."""
    sixty = "We tell you of changes to these terms at least 60 days before they apply."
    rule = NoticeRule(basis=Basis.LEAD, lead=Period(days=30))
    asked = NoticePreset(
        name="default",
        title="t",
        regime="r",
        source="s",
        confidence="A",
        checked_on=ON,
        rules={"material": rule},
    )
    for words, lines in ((sixty, [5]), (sixty.replace("60", "30"), [])):
        said = own_word(document("en", words), "en")
        found = judge_clauses("p.md", said, (asked,), on=ON, severity=Severity.WARNING)
        assert [(one.code, one.location.line) for one in found] == [("N010", n) for n in lines]


def test_a_hostile_sentence_is_read_in_the_time_of_its_length():
    """Fifty thousand words that each could begin a finding cost no more than to read them."""
    wording = wording_of("en")
    endless = "page " + "look often 30 days " * 50_000
    assert wording.promised(endless) is None
    assert wording.sends_to_look(endless) is False


def test_in_a_language_without_lists_of_words_nothing_is_said():
    """The gate does not guess in a language that it cannot read."""
    assert wording_of("fr") is None
    assert codes("fr", "Rapportez le livre.") == []
    assert promised("fr", "Nous vous informons 30 jours avant.") == []
