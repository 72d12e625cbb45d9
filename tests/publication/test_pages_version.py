"""The pages that show a text: which one it is, what proves it, and where the others stand."""

from dataclasses import replace

from inforce.digest import text_digest
from inforce.publication.artifact import page_of
from inforce.publication.body_html import BodyHtml
from inforce.publication.pages.comparison import comparison_view, text_comparison_view
from inforce.publication.pages.draft import draft_view
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.policy import policy_view
from inforce.publication.pages.standing import policy_facts
from inforce.publication.pages.translation import translation_view
from inforce.publication.pages.version import text_view, version_view
from sample_policy import history, noticed, status_of

FACTS = noticed(policy_facts(history(), status_of))
SITE = SiteFacts(name="Lantern Post", canonical="https://lantern.example/legal/")


def standing(label):
    found = FACTS.standing(label)
    assert found is not None
    return found


def test_only_the_text_in_force_may_be_found_by_search_engines():
    """A search never leads to a text that does not bind."""
    indexed = {
        s.version.label: version_view(FACTS, s, site=SITE).head.indexed for s in FACTS.standings
    }
    assert [label for label, may in indexed.items() if may] == ["2025-06-01"]


def test_the_version_in_force_points_to_the_live_page():
    """The same words at two addresses are one page to a search engine."""
    head = version_view(FACTS, standing("2025-06-01"), site=SITE).head
    assert head.canonical == "https://lantern.example/legal/privacy/"


def test_a_site_that_does_not_know_its_address_names_none():
    """A canonical address is never guessed."""
    assert not version_view(
        FACTS, standing("2025-06-01"), site=SiteFacts(name="Lantern Post")
    ).head.canonical


def test_exactly_one_text_is_never_indexed():
    """A single text stays a proof; the version is what readers look for."""
    in_force = standing("2025-06-01")
    assert not text_view(FACTS, in_force, in_force.version.text, site=SITE).head.indexed


def test_it_shows_the_text_the_version_has_now():
    """A version with a correction reads as corrected, and says which text that is."""
    view = version_view(FACTS, standing("2023-05-01"), site=SITE)
    assert (view.text.number, view.text.latest) == (2, True)
    assert view.text.own == "privacy/2023-05-01/2/"
    assert view.text.plain == "privacy/2023-05-01/2/text.txt"


def test_the_first_text_stays_at_its_address():
    """Exactly that text, whatever corrections follow."""
    first = standing("2023-05-01")
    view = text_view(FACTS, first, first.version.texts[0], site=SITE)
    assert view.head.path == "privacy/2023-05-01/1/"
    assert (view.exact, view.text.latest) == (True, False)
    assert view.text.digest == first.version.texts[0].digest


def test_it_leads_to_its_neighbours_and_to_what_changed():
    """Whoever stands on a version can go on to the next and see the difference."""
    view = version_view(FACTS, standing("2024-03-01"), site=SITE)
    assert view.previous is not None
    assert view.previous.comparison == "privacy/2023-05-01..2024-03-01/"
    assert view.next is not None
    assert view.next.href == "privacy/2025-06-01/"


def test_the_version_in_force_does_not_lead_to_itself():
    """A way that leads nowhere else is no way."""
    assert version_view(FACTS, standing("2025-06-01"), site=SITE).in_force is None


def test_notes_lead_to_their_clauses():
    """An author's note stands beside the words it speaks of."""
    notes = version_view(FACTS, standing("2027-01-15"), site=SITE).notes
    assert notes[0].href == "privacy/2027-01-15/#use"


def test_a_language_that_lags_leads_to_its_latest_text_and_says_so():
    """A reader is never led to a page that is not there, nor told that it is the latest."""
    links = {
        x.language: x for x in version_view(FACTS, standing("2025-06-01"), site=SITE).languages
    }
    assert list(links) == ["en", "de", "zh"]
    assert (links["de"].href, links["de"].lags) == ("privacy/2024-03-01/de/", True)
    assert (links["zh"].href, links["zh"].lags) == ("privacy/2025-06-01/zh/", False)
    assert links["en"].prevails


def test_a_version_before_any_translation_offers_none():
    """A list of one language is no list."""
    assert version_view(FACTS, standing("2023-05-01"), site=SITE).languages == ()


def test_a_translation_names_the_version_in_force_it_is_behind():
    """The banner of a translation that lags can say since when."""
    german, chinese = history().translations
    view = translation_view(FACTS, standing("2024-03-01"), german, site=SITE, live=True)
    assert view.behind is not None
    assert view.behind.standing.version.label == "2025-06-01"
    assert (view.head.path, view.head.indexed) == ("privacy/de/", False)
    current = translation_view(FACTS, standing("2025-06-01"), chinese, site=SITE, live=True)
    assert current.behind is None
    assert (current.head.indexed, current.head.language) == (True, "zh")


def test_the_live_page_shows_the_text_in_force_and_announces_the_next():
    """One address a policy, and nobody learns of a change only after it came."""
    view = policy_view(FACTS, site=SITE)
    assert view.standing is not None
    assert view.standing.version.label == "2025-06-01"
    ((turn,),) = view.notices
    notice = turn.said
    assert notice.comparison == "privacy/2025-06-01..2027-01-15/"
    assert [note.note.effect for note in notice.notes] == ["reduces", "reduces", "expands"]


def test_before_anything_binds_it_shows_what_is_coming():
    """A policy announced but not yet in force is readable, and is not indexed."""
    past = history()
    facts = policy_facts(past, lambda _: "announced")
    view = policy_view(facts, site=SITE)
    assert view.standing is not None
    assert view.standing.status == "announced"
    assert (view.head.indexed, view.notices) == (False, ())


def test_two_versions_are_compared_as_they_read_now():
    """The digests of both texts stand on the page that compares them."""
    old, new = standing("2023-05-01"), standing("2024-03-01")
    view = comparison_view(FACTS, old, new)
    assert view.old.digest == old.version.texts[-1].digest
    assert (view.before, view.after) == ("", "privacy/2024-03-01..2025-06-01/")


def test_two_texts_of_a_version_are_compared_exactly():
    """A silent edit has a page that shows it."""
    first = standing("2023-05-01")
    view = text_comparison_view(FACTS, first, *first.version.texts)
    assert view.head.path == "privacy/2023-05-01/1..2/"
    assert (view.within, view.new.href) == (True, "privacy/2023-05-01/2/")


def test_a_draft_is_measured_against_the_text_in_force():
    """An author sees what would change for readers, and search engines see nothing."""
    view = draft_view(FACTS, text_digest(b"draft"))
    assert view.against is not None
    assert view.against.standing.version.label == "2025-06-01"
    assert (view.head.path, view.head.indexed) == ("privacy/draft/", False)


def view_of(label):
    return version_view(FACTS, standing(label), site=SITE)


def test_a_page_is_known_before_its_text_is_made():
    """A page that is kept costs no rendering."""
    made = []

    def body():
        made.append(1)
        return BodyHtml("<p>Words</p>", (), "")

    page = page_of(
        "privacy/2025-06-01/index.html",
        "inforce/version.html",
        view_of("2025-06-01"),
        body_key=text_digest(b"body"),
        body=body,
    )
    assert page.key is not None
    assert not made
    assert page.view().body.html == "<p>Words</p>"


def test_its_key_follows_its_facts_its_text_and_its_template():
    """Whatever changes what a reader sees changes the key."""

    def key(label, template="inforce/version.html", body=b"body"):
        facts = view_of(label)
        return page_of("p", template, facts, body_key=text_digest(body), body=lambda: None).key

    keys = {
        key("2025-06-01"),
        key("2024-03-01"),
        key("2025-06-01", template="inforce/other.html"),
        key("2025-06-01", body=b"other"),
    }
    assert len(keys) == 4
    assert key("2025-06-01") == key("2025-06-01")


def test_its_key_does_not_carry_the_texts_of_its_neighbours():
    """A site of a thousand versions does not read each text a thousand times."""
    assert "Lantern Post runs" not in repr(view_of("2024-03-01"))


def test_a_label_that_means_something_in_an_address_is_escaped_there():
    """A version called “2 of 3?” has an address that leads to it."""
    past = history()
    odd = replace(past.versions[0], label="2 of 3?#")
    facts = policy_facts(replace(past, versions=(odd, *past.versions[1:])), status_of)
    view = version_view(facts, facts.standings[0], site=SITE)
    assert view.text.version == "privacy/2%20of%203%3F%23/"
    assert view.text.own == "privacy/2%20of%203%3F%23/2/"
