"""The whole text of a service as it is read and compared, from files that lie in two folders."""

import pytest

from inforce.pipeline.comparing import top_offset
from inforce.pipeline.service_texts import mapped, text_read, texts_compared
from inforce.pipeline.site_map import check_links
from inforce.publication.body_html import BodyStyle, render_body
from inforce.publication.composed_html import OriginWords, composed_body, composed_document
from inforce.publication.links import ROOT_MARK
from inforce.publication.redline_html import render_redline
from inforce.redline.changes import LinkChange
from inforce.source.text import SourceText
from repository_simulator import policy
from town import HOUSE, Town

WORDS = OriginWords(
    general="General",
    opening="{service}",
    replaces="{service} instead",
    adds="{service}, added to “{section}”",
    removes="Not {service}",
    new="{service}, new",
    displaced="What does not apply",
)
FLOOR = "policy_src/floors/attic.md"
SERVICES = "services:\n  - {id: attic, name: The attic, policy: house, supplement: floors/attic}\n"
GENERAL = """# House

See [Pets](#pets), [the start](#house) and [the yard](yard.md).[^1]

## Keys {#keys}

One key each.

### Spare keys {#spare}

None. See [the yard](yard.md#bikes).

## Pets {#pets}

No pets. See [Spare keys](#spare).

[^1]: A note of the house.
"""
ATTIC = """# Attic

See [the house](../house.md), [the yard](../yard.md#bikes), [the roof](roof.md), [here](#attic).[^1]

## Keys {#keys}

No keys: see [Pets](#animals), [nothing](gone.md).

## Pets {#pets .adds}

<a id="animals"></a>Mice.

[^1]: A note of the attic.
"""
YARD = policy("# Yard\n\n## Bikes {#bikes}\n\nTwo.\n", "2024-01-01", title="Yard")
ROOF = policy("# Roof\n\nFlat.\n", "2024-01-01", title="Roof")


def attic(day, body=ATTIC):
    """The supplement, in a folder of its own."""
    return policy(body, day, title="Attic", supplements="house", service="attic")


@pytest.fixture
def town():
    """A town whose supplement lies in another folder than the policy."""
    town = Town(begun=False)
    town.repository.commit(
        {
            HOUSE: policy(GENERAL, "2024-01-01", title="House"),
            "policy_src/yard.md": YARD,
            "policy_src/floors/roof.md": ROOF,
        },
        on="2024-01-01",
    )
    town.repository.commit({FLOOR: attic("2024-03-01")}, on="2024-03-01")
    return town


def page(town, place=-1, **choices):
    """The body of a whole text, as its page shows it."""
    wholes, derive, site_map = town.whole_texts(services=SERVICES)
    text = text_read(wholes[place], derive, **choices)
    resolve = mapped(site_map, wholes[place]).resolver(text.path)

    def render(document):
        style = BodyStyle(heading_offset=top_offset(document), permalinks=False)
        return render_body(document, resolve=resolve, style=style)

    return composed_body(text, render=render, aside=render, words=WORDS, service="The attic").html


def test_each_link_leads_where_its_own_file_leads_it(town):
    """Whoever reads the whole text arrives where whoever reads the two texts does."""
    html = page(town)
    for address in ("house/", "yard/#bikes", "yard/", "floors/roof/"):
        assert f'href="{ROOT_MARK}{address}"' in html


def test_a_link_to_what_the_page_lacks_leads_to_the_version_it_is_of(town):
    """The titles of both texts stand on their own pages, which stay as they are."""
    html = page(town)
    assert f'href="{ROOT_MARK}house/2024-01-01/#house"' in html
    assert f'href="{ROOT_MARK}floors/attic/2024-03-01/#attic"' in html


def test_a_dead_link_is_the_one_that_is_told_of(town):
    """What a check says of the supplement's file is what is so on the page of the service."""
    assert "gone.md" not in page(town)
    _, derive, site_map = town.whole_texts(services=SERVICES)
    said = check_links(SourceText(FLOOR, attic("2024-03-01")), site_map, derive)
    assert ["gone.md" in d.what for d in said] == [True]


def test_a_text_may_link_to_the_whole_text_of_a_service(town):
    """An address that every reader sees is one that an author may write."""
    _, _, site_map = town.whole_texts(services=SERVICES)
    assert site_map.resolve(HOUSE, "/for/attic/#keys") == f"{ROOT_MARK}for/attic/#keys"
    assert site_map.resolve(HOUSE, "/services/") == f"{ROOT_MARK}services/"
    assert site_map.resolve(HOUSE, "/for/cellar/") is None


def test_both_notes_are_there_and_lead_back(town):
    """One label on both sides is two footnotes, counted as they are read."""
    html = page(town)
    assert html.index("A note of the attic.") < html.index("A note of the house.")
    for label in ("1", "1-service"):
        assert f'id="fn:{label}"' in html
        assert f'href="#fnref:{label}"' in html


def test_a_page_of_what_differs_shows_the_notes_it_refers_to(town):
    """Nothing on it leads to what it leaves out."""
    html = page(town, differing=True)
    assert "A note of the attic." in html
    assert "A note of the house." not in html
    heading = html.index('<h2 id="pets">Pets</h2>')
    assert heading < html.index("added to “Pets”") < html.index("Mice.")


def test_the_general_clause_that_does_not_apply_is_at_hand_without_a_script(town):
    """It opens where it is displaced, with all below it, and takes no heading and no anchor."""
    html = page(town)
    start = html.index('<details class="inforce-displaced">')
    aside = html[start : html.index("</details>")]
    assert "<strong>Spare keys</strong>" in aside
    assert " id=" not in aside
    assert "<h" not in aside
    assert f'href="{ROOT_MARK}yard/#bikes"' in aside


def test_a_comparison_shows_a_change_of_either_side_and_no_other(town):
    """A new version of the general policy does not change the links of the supplement."""
    changed = GENERAL.replace("No pets.", "One pet.")
    town.repository.commit({HOUSE: policy(changed, "2025-01-01", title="House")}, on="2025-01-01")
    wholes, derive, site_map = town.whole_texts(services=SERVICES)
    redline = texts_compared(wholes[-2], wholes[-1], derive)
    assert len(redline.changes) == 1
    assert not any(isinstance(change, LinkChange) for change in redline.changes)
    html = render_redline(redline, resolve=site_map.resolver(redline.new.path)).html
    assert f'href="{ROOT_MARK}floors/roof/"' in html
    assert f'href="{ROOT_MARK}house/#house"' in html
    assert "A note of the attic." in html
    assert "A note of the house." in html


def test_what_is_added_to_a_section_is_cited_within_it(town):
    """An addition stands behind the subsections, and belongs to the section all the same."""
    added = ATTIC.replace("## Keys {#keys}\n", "## Keys {#keys .adds}\n")
    town.repository.commit({FLOOR: attic("2025-01-01", added)}, on="2025-01-01")
    wholes, derive, _ = town.whole_texts(services=SERVICES)
    document = composed_document(text_read(wholes[-1], derive))
    keys = document.provision("keys")
    assert [p.text for p in keys.children if p.runs] == [
        "One key each.",
        "Spare keys",
        "No keys: see Pets, nothing.",
    ]


def test_the_first_supplement_is_seen_in_the_comparison_with_the_text_before_it(town):
    """What a service brings of its own is what its first comparison shows."""
    wholes, derive, _ = town.whole_texts(services=SERVICES)
    redline = texts_compared(wholes[0], wholes[1], derive)
    assert "Mice." in redline.accepted_text()
    assert "Mice." not in redline.rejected_text()
    assert composed_document(text_read(wholes[0], derive)).provision("spare") is not None
