"""What is wrong with the words a policy defines is said where it is seen, and seldom in vain."""

import pytest

from inforce.diagnostics import Severity
from inforce.documents.parse import parse_document
from inforce.glossary.entries import parse_glossary
from inforce.glossary.jargon import unexplained_words
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.usage_check import judge_definitions
from inforce.source.text import SourceText

DEFINED = (
    "# Definitions\n\n“Lamp” means a light.\n\n“Hook” means an iron.\n\n“Shop” means a place.\n\n"
)
USED = "# Rules\n\nThe Shop sells Lamps, and each Lamp has a Hook.\n\n"


def glossary(*words: str) -> Lexicon:
    """A glossary of these words."""
    files = [
        SourceText(f"glossary/{word}.md", f"---\nterm: {word}\n---\n\nA thing.\n") for word in words
    ]
    return lexicon_of(parse_glossary(files).glossary.terms)


def found(text: str, *, entries: tuple[str, ...] = (), language: str = "en", **chosen):
    """Code and line of everything that is wrong with a text."""
    document = parse_document(SourceText("p.md", text)).document
    judged = judge_definitions(document, language, glossary(*entries), path="p.md", **chosen)
    return [(one.code, one.location.line) for one in judged]


def test_a_policy_that_keeps_its_words_in_order_is_left_alone():
    """Defined once, before it is used, and used: nothing to say."""
    assert found(DEFINED + USED) == []


def test_a_word_with_a_capital_and_no_definition_is_looked_for_in_vain():
    """Where other words are defined, a capital promises a definition; twice is no slip."""
    text = DEFINED + USED + "Pay the Fee.\n\nIf the Fees rise, the Shop tells you.\n"
    assert found(text) == [("G006", 13)]
    assert found(text, entries=("fee",)) == []
    assert found(text, known=("Fees",)) == []
    assert found(text + "\nYou pay a sum (hereinafter the Fee).\n") == []
    assert found(text + "\nThe Fee (as defined in the price list) is due.\n") == []
    assert found(text + "\nCapitalised terms have the meaning the terms give them.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Pay the fee, and the fees.\n",
        "The Fee Office takes the Fee Form.\n",
        "Fees rise. Fees fall.\n",
        "## The Fee\n\n[The Fee](a.md) and [the Fee](b.md)\n",
        "Pay the Fee.\n",
    ],
)
def test_a_capital_for_another_reason_promises_nothing(text):
    """A name, the beginning of a sentence, a heading or a single slip is no defined term."""
    assert found(DEFINED + USED + text) == []


def test_where_little_is_defined_a_capital_promises_nothing():
    """A text that defines no words may write what it likes with a capital."""
    assert found("Pay the Fee.\n\nIf the Fees rise, we tell you.\n") == []


GERMAN = (
    "„Lampe“ bezeichnet ein Licht. „Haken“ bezeichnet ein Eisen. „Laden“ bezeichnet einen Ort.\n\n"
)
GERMAN_USED = "Der Laden verkauft Lampen, und jede Lampe hat einen Haken.\n\n"
CHINESE = "“灯具”是指光。\n\n“挂钩”是指铁。\n\n“店铺”是指地方。\n\n店铺卖灯具和挂钩。\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Die Vertraulichen Informationen.\n\nIhre Vertraulichen Informationen.\n",
        "Der „Kunde“ zahlt.\n\nWir mahnen den „Kunden“.\n",
        "Der „Nutzer“ zahlt, nicht die Rechte des „Nutzers“.\n",
    ],
)
def test_a_german_word_is_set_apart_by_its_adjective_or_by_quotation_marks(text):
    """A noun has a capital anyhow; an adjective has none but in a name."""
    assert found(GERMAN + GERMAN_USED + text, language="de") == [("G006", 5)]
    assert found(text, language="de") == []


@pytest.mark.parametrize(
    "text",
    [
        "Wir hüten die vertraulichen Informationen, alle vertraulichen Informationen.\n",
        "Vertrauliche Informationen sind hier. Vertrauliche Informationen bleiben.\n",
        "Der Kunde zahlt. Wir mahnen den Kunden.\n",
        "Unter „Kunde“ und hinter „Kunde“ liegt je ein Fach.\n",
        "Der „Kunde“ zahlt.\n",
        "Der „Kundendienst“ hilft, und der „Kundendienst“ hört.\n",
        "Der „Kunde“ (im Sinne der Preisliste) zahlt. Der „Kunde“ kommt.\n",
        "Der „Kunde“ zahlt. Der „Kunde“ kommt. Hier nicht definierte Begriffe stehen im Vertrag.\n",
    ],
)
def test_other_german_words_promise_nothing(text):
    """Neither a noun with its own capital, nor a label, nor a slip is a defined term."""
    assert found(GERMAN + GERMAN_USED + text, language="de") == []


def test_a_german_word_is_found_defined_in_every_case():
    """A definition in one case explains a use in another."""
    text = GERMAN + GERMAN_USED + "Der „Kunde“ zahlt. Wir mahnen den „Kunden“.\n"
    assert found(text, language="de", known=("Kunden",)) == []
    text = GERMAN + GERMAN_USED + "Die Betroffenen Personen und jede Betroffene Person.\n"
    assert found(text, language="de", known=("Betroffene Person",)) == []
    assert found(text, language="de") == [("G006", 5)]


@pytest.mark.parametrize("text", ["本服务在此。停用本服务。\n", "“买家”付款。\n\n「买家」收货。\n"])
def test_a_chinese_word_is_set_apart_by_this_or_by_quotation_marks(text):
    """“This service” points to where it is said what the service is."""
    assert found(CHINESE + text, language="zh") == [("G006", 9)]
    assert found(CHINESE + text, language="zh", known=("服务", "买家")) == []
    assert found(text, language="zh") == []


@pytest.mark.parametrize(
    "text",
    [
        "本服务协议长。本服务条款短。\n",
        "使用服务。停用服务。\n",
        "使用本服务。\n",
        "“买家”付款。\n",
        "买家付款。买家收货。\n",
        "我们的网站(“本服务”)。使用本服务。停用本服务。\n",
        "我们的网站(以下简称本服务)。使用本服务。停用本服务。\n",
        "本服务指我们的网站。使用本服务。停用本服务。\n",
    ],
)
def test_other_chinese_words_promise_nothing(text):
    """A longer name, a plain word, a slip, and a word that has its definition."""
    assert found(CHINESE + text, language="zh") == []


def test_two_definitions_of_one_word():
    """Where the two differ nobody can say which of them binds."""
    text = DEFINED + USED + "We sell lights (“Lamps” and “Lamp”).\n"
    assert found(text) == [("G007", 13), ("G008", 13)]


def test_a_definition_may_add_to_itself_and_sections_may_have_their_own():
    """One paragraph is one definition; two that are limited to their sections do not meet."""
    assert found("“Lamp” means a light. “Lamp” includes its hook.\n\nA Lamp.\n") == []
    text = (
        "# A\n\nIn this section, “Lamp” means a light.\n\nA Lamp.\n\n"
        "# B\n\nIn this section, “Lamp” means an iron.\n\nA Lamp.\n"
    )
    assert found(text) == []


def test_a_definition_without_a_use():
    """It makes a reader look for what it governs; a heading or a capital letter is a use."""
    assert found("“Lamp” means a light.\n") == [("G008", 1)]
    assert found("“Lamp” means a light.\n\n## Lamps\n\nThey hang.\n") == []
    assert found("“Lamp” means a light.\n\nNO LAMP IS SOLD.\n") == []
    assert found("A light (also called “Lamp”).\n") == []
    assert found("“Lamp”\n:   A Lamp is a light.\n") == [("G008", 1)]


def test_a_word_used_before_its_definition_is_read_in_its_everyday_sense():
    """A section of definitions may stand anywhere; a definition in passing may not."""
    late = "# A\n\nGive the Lamp back.\n\n# B\n\nWe lend lights (the “Lamps”).\n"
    assert found(late) == [("G009", 3)]
    assert found("# A\n\nGive the Lamp back.\n\n" + DEFINED.replace("Hook", "Lamps")) != []
    gathered = USED + DEFINED
    assert found(gathered) == []
    assert found("# Lamps\n\n# B\n\nWe lend lights (the “Lamps”).\n") == []
    assert found("# A\n\nGlow Ltd hangs.\n\n# B\n\nGlow Ltd (“Glow”) sells.\n") == []


def test_a_definition_for_one_section_does_not_reach_another():
    """Elsewhere the word means something else, or nothing certain."""
    text = "# A\n\nIn this section, “Lamp” means a light.\n\nA Lamp.\n\n# B\n\nA Lamp.\n"
    assert found(text) == [("G012", 9)]
    inside = text.replace("# B", "## B")
    assert found(inside) == []


def test_definitions_that_need_each_other():
    """A reader who knows neither learns nothing; who is defined with another is not by it."""
    text = "“Lamp” means what hangs on a Hook.\n\n“Hook” means what holds a Lamp.\n"
    assert found(text) == [("G010", 1)]
    longer = (
        "“Lamp” means what hangs on a Hook.\n\n“Hook” means a part of a Shop.\n\n"
        "“Shop” means where a Lamp is sold.\n"
    )
    assert found(longer) == [("G010", 1)]
    assert found("“Lamp” means a light, and “Hook” means what holds a Lamp. A Hook.\n") == []


def test_a_word_that_the_glossary_explains_too():
    """One word must not mean two things on one site."""
    assert found(DEFINED + USED, entries=("lamp", "iron")) == [("G011", 3)]


def test_a_mistake_in_what_is_published_is_only_worth_knowing():
    """The severity of mistakes is the caller's; a hint stays a hint."""
    document = parse_document(SourceText("p.md", DEFINED + "“Lamp” means an iron.\n")).document
    for severity in (Severity.WARNING, Severity.INFO):
        judged = judge_definitions(document, "en", glossary(), path="p.md", severity=severity)
        told = {one.code: one.severity for one in judged}
        assert told["G007"] is severity
        assert told["G008"] is Severity.INFO


def test_german_and_chinese_are_judged_too():
    """A word defined twice is one in every language whose phrases are known."""
    german = "„Lampe“ bezeichnet ein Licht.\n\n„Lampe“ bezeichnet ein Eisen.\n\nDie Lampe.\n"
    assert found(german, language="de") == [("G007", 3)]
    assert found("“灯”是指光。\n\n“灯”是指铁。\n\n灯亮。\n", language="zh") == [("G007", 3)]
    assert found(german, language="fr") == []


def jargon(text: str, *entries: str, language: str = "en") -> list[tuple[str, int]]:
    """The technical words that nobody explains, with their lines."""
    document = parse_document(SourceText("p.md", text)).document
    told = unexplained_words(document, language, glossary(*entries), "p.md")
    return [(one.what.split("”")[0][1:], one.location.line) for one in told]


def test_a_technical_word_without_an_entry_is_a_hint_once():
    """It is said once a policy, at the line where the word first stands."""
    text = "We keep a hash.\n\nThe hash of your IP addresses, and a pixel.\n"
    assert jargon(text) == [("hash", 1), ("IP address", 3), ("pixel", 3)]
    assert jargon(text, "hash", "IP address") == [("pixel", 3)]
    assert jargon(text, "pixel", "IP address", "hash") == []


def test_a_word_that_the_policy_defines_or_an_entry_holds_is_explained():
    """A definition of the policy's own explains as well, and so does a longer term."""
    assert jargon("“Pixel” means a dot.\n\nA Pixel.\n") == []
    assert jargon("A tracking pixel.\n", "tracking pixel") == []
    assert jargon("`hash`, [a hash](x.md), see hash.example/hash\n\n## Hash\n") == []


def test_technical_words_are_known_in_each_language():
    """The words are data, one list a language."""
    assert jargon("Wir speichern IP-Adressen.\n", language="de") == [("IP-Adresse", 1)]
    assert jargon("我们记录您的 IP 地址。\n", language="zh") == [("IP 地址", 1)]
    assert jargon("A hash.\n", language="fr") == []
