"""Terms on a page: real links, each definition once, as it stood with the text."""

from inforce.documents.parse import parse_document
from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import lexicon_of
from inforce.glossary.occurrences import FirstIn
from inforce.glossary.term import TermId
from inforce.publication.body_html import DEFAULT_STYLE
from inforce.publication.links import SiteMap
from inforce.publication.term_links import GeneralText, TermLinks, linked_body
from inforce.source.text import SourceText

COOKIE = "---\nterm: cookie\n---\n\nA *small* file, see [more](b.md).\n"
SITE_MAP = SiteMap(sources={"glossary/b.md": "glossary/b/"}, files={}, aliases={})


def body(text: str, **chosen) -> str:
    """A text with one term beside it."""
    lexicon = lexicon_of(parse_glossary([SourceText("glossary/cookie.md", COOKIE)]).glossary.terms)
    document = parse_document(SourceText("p.md", text)).document
    links = TermLinks(lexicon=lexicon, **chosen)
    return linked_body(document, "p.md", SITE_MAP, DEFAULT_STYLE, links).html


def test_a_term_is_a_link_to_its_entry_and_its_definition_stands_once():
    """Without a script the link works; the definition keeps its formatting and its links."""
    html = body("A <b> cookie & **cookies**.", first_in=FirstIn.ALL)
    assert html.count('href="\0glossary/cookie/" data-inforce-term="inforce-term-1"') == 2
    assert html.count('id="inforce-term-1"') == 1
    assert "<em>small</em>" in html
    assert '<a href="\0glossary/b/">more</a>' in html
    assert '<button type="button" popovertarget="inforce-term-1"' in html


def test_words_around_a_term_stay_as_they_are():
    """Whatever is not the term is escaped and kept."""
    assert 'x &amp; y &lt; <a class="inforce-term"' in body("x & y < cookie")


def test_a_text_without_terms_gets_nothing():
    """No term, no definition, not a byte more."""
    assert "inforce" not in body("Nothing here.")


def test_an_older_wording_says_so_and_leads_to_itself():
    """A text that was published with another definition shows that one."""
    html = body("A cookie.", past={TermId("cookie"): "wording-1"})
    assert 'href="\0glossary/cookie/#wording-1"' in html
    assert "As it stood with this text" in html


def test_a_word_the_policy_defines_leads_to_its_definition():
    """A policy's own word needs no glossary: its use opens the sentence that defines it."""
    text = "# A\n\nThe “Lamp” means *a* light. A Lamp hangs.\n\n# B\n\nOur Lamps, a lamp.\n"
    html = body(text, language="en")
    assert html.count('class="inforce-term"') == 1
    assert 'href="#the-lamp-means-a-light-a" data-inforce-term="inforce-term-1">Lamps</a>' in html
    assert '“<dfn class="inforce-defined">Lamp</dfn>” means' in html
    assert "<p>The “Lamp” means a light.</p>" in html
    assert "Where this text defines it" in html


def test_a_text_that_is_no_policy_defines_nothing():
    """An entry or an ordinary page is read, not interpreted."""
    assert "inforce" not in body("“Lamp” means a light.\n\nA Lamp.\n")


def test_the_policy_s_own_definition_comes_before_the_glossary_s():
    """Of two explanations that which the contract gives binds; where it does not hold, no link."""
    text = "# A\n\n“Cookie” means a biscuit.\n\nA Cookie, and cookies.\n"
    html = body(text, language="en", first_in=FirstIn.ALL)
    assert html.count("data-inforce-term") == 2
    assert '<a class="inforce-term" href="#cookie-means-a-biscuit"' in html
    assert 'href="\0glossary/cookie/" data-inforce-term="inforce-term-2">cookies</a>' in html


def test_a_word_does_not_lead_from_its_explanation_to_itself():
    """Whoever reads what a word means is there already."""
    text = "“Lamp”\n:   A Lamp is a light.\n\n    Each Lamp hangs.\n\nThe Lamp.\n"
    html = body(text, language="en", first_in=FirstIn.ALL)
    assert html.count('class="inforce-term"') == 1


def test_a_definition_s_own_word_is_no_link():
    """What defines a word does not lead elsewhere for its meaning."""
    html = body("We bake (the “cookie”) daily, a Cookie Jar (“Jar”).\n\nA Jar.\n", language="en")
    assert '(the “<dfn class="inforce-defined">cookie</dfn>”)' in html


def test_the_longer_of_two_terms_counts():
    """A word within a longer term is not explained by itself."""
    text = "# A\n\n“Cookie Jar” means a pot; “Law” means rules.\n\nA Cookie Jar.\n"
    html = body(text, language="en", first_in=FirstIn.ALL)
    assert ">Cookie Jar</a>" in html
    assert ">Cookie</a>" not in html


def test_who_stands_for_the_parties_is_no_link():
    """“You” is in every sentence, and nobody looks it up."""
    text = "Harbour Ltd (“Harbour”, “we”) and you (“you”).\n\nWe tell you: we are Harbour.\n"
    html = body(text, language="en", first_in=FirstIn.ALL)
    assert html.count('class="inforce-term"') == 1


def test_a_defined_word_within_a_longer_name_is_no_link():
    """The beginning of a name, such as Terms of Service, is not the word the policy defines."""
    text = "“Lamp” means a light; “Terms” means this.\n\n"
    text += "The Lamp Makers have Terms of Trade, a Law of Lamps.\n"
    assert "inforce-term" not in body(text, language="en", first_in=FirstIn.ALL)


def test_a_name_of_a_party_is_a_link_once_a_page():
    """Who the parties are is asked once; their names stand in every section."""
    text = "# A\n\nHarbour Ltd (“Harbour”, “we”) sells a light (the “Lamp”).\n\n"
    text += "# B\n\nHarbour sells a Lamp.\n\n# C\n\nHarbour mends a Lamp.\n"
    html = body(text, language="en")
    assert html.count(">Harbour</a>") == 1
    assert html.count(">Lamp</a>") == 2
    assert body(text, language="en", first_in=FirstIn.ALL).count(">Harbour</a>") == 2


GENERAL = (
    "# House\n\n## Words {#words}\n\n“Lamp”\n:   A *light*, see [hooks](#hooks) and [b](b.md).\n\n"
    "“Shop” means a place.\n\n## Hooks {#hooks}\n\nThe “Hook” means an iron. "
    "In this section, “Nail” means a pin.\n"
)
PAGE = "house/2026-01-01/"


def supplement(text: str, *, general: str = GENERAL, language: str = "en") -> str:
    """A text with the policy that it supplements beside it."""
    source = SourceText("policy_src/house.md", general)
    above = GeneralText(source=source, address=PAGE, language=language)
    links = TermLinks(
        lexicon=lexicon_of(()), language=language, first_in=FirstIn.ALL, general=above
    )
    site_map = SiteMap(sources={"policy_src/b.md": "b/"}, files={}, aliases={})
    documents = [parse_document(SourceText("p.md", one)).document for one in (text, general)]
    body = linked_body(documents[0], "p.md", site_map, DEFAULT_STYLE, links, general=documents[1])
    return body.html


def test_a_word_of_the_general_policy_leads_to_the_page_that_defines_it():
    """It opens what that policy says, whose links lead to where they lead there."""
    html = supplement("# Attic\n\n## More {#more}\n\nEach Lamp hangs, all Lamps.\n")
    assert html.count(f'<a class="inforce-term" href="\0{PAGE}#words--lamp"') == 2
    assert f'<a href="\0{PAGE}#hooks">hooks</a>' in html
    assert '<a href="\0b/">b</a>' in html
    assert "Where the general policy defines it" in html
    assert "Where this text defines it" not in html


def test_a_supplement_s_own_definition_comes_before_the_general_policy_s():
    """A word that it defines means what it says, also in its own explanation and as a plural."""
    html = supplement("# Attic\n\n“Lamps” means candles, no Lamp.\n\nA Lamp and a Shop.\n")
    assert html.count(">Lamp</a>") == 1
    assert f'<a class="inforce-term" href="\0{PAGE}#words--shop-means' in html
    assert "Where this text defines it" in html


def test_what_a_supplement_displaces_defines_nothing_for_it():
    """A section that no longer applies to the service does not say what its words mean."""
    for away in ("## Hooks {#hooks}\n\nNo iron.", "## Hooks {#hooks .removes}\n\nNot here."):
        assert ">Hook</a>" not in supplement(f"# Attic\n\n{away}\n\nA Hook.\n")
    kept = supplement("# Attic\n\n## Hooks {#hooks .adds}\n\nA Hook, also of wood.\n")
    assert ">Hook</a>" in kept


def test_a_definition_for_one_section_of_the_general_policy_stays_there():
    """Neither a word that it limits nor one of another language is a word of the supplement."""
    text = "# Attic\n\n## Hooks {#hooks .adds}\n\nA Nail, and a Hook.\n"
    assert ">Nail</a>" not in supplement(text)
    assert "inforce-term" not in supplement("# Attic\n\nA Lamp.\n", language="fr")


def test_whatever_the_general_policy_says_is_part_of_what_a_page_depends_on():
    """A page that was kept is made anew where the definition or its page is another."""
    texts = [(GENERAL, PAGE), (GENERAL.replace("iron", "nail"), PAGE), (GENERAL, "house/2027/")]
    digests = {
        TermLinks(
            lexicon=lexicon_of(()),
            general=GeneralText(source=SourceText("h.md", text), address=page, language="en"),
        ).digest
        for text, page in texts
    }
    assert len(digests) == 3
