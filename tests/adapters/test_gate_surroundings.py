"""What a pull request can break around a text: translations, promises, addresses, supplements."""

import pytest
from gate_library import (
    ANNOUNCED,
    CONFIG,
    LATER,
    LOANS,
    RULES,
    codes,
    make_library,
    propose,
    publish,
    told,
)

PROMISE = "We tell you of changes to this policy at least 30 days before."
GERMAN = """---
title: Ausleihe
id: loans
language: de
translation_of: 2026-01-01
---

# Ausleihe

## Behalten {#keeping}

Sie dürfen ein Buch vier Wochen behalten.
"""


@pytest.fixture
def library(tmp_path):
    """A small site with two policies, and a branch on which a change is proposed."""
    return make_library(tmp_path)


class TestTranslations:
    """Two languages must not say two things."""

    def test_a_translation_that_a_change_would_outrun_is_told(self, library):
        """The place to open is the translation, not the text."""
        publish(library, {"policy_src/loans.de.md": GERMAN}, on="2026-01-02")
        propose(library, ANNOUNCED.replace("2027-02-01", "2027-02-02"))
        stale = told(library, "V008")
        assert (stale.severity, str(stale.location)) == ("warning", "policy_src/loans.de.md:5:1")
        assert "2027-02-02" in stale.remedy
        library.commit({"policy_src/loans.de.md": GERMAN.replace("2026-01-01", "2027-02-02")})
        assert codes(library) == []

    def test_a_translation_of_no_version_is_told(self, library):
        """A slip in the label would hide it from every reader."""
        propose(library, GERMAN.replace("2026-01-01", "2026-10-01"), "policy_src/loans.de.md")
        lost = told(library, "V013")
        assert (str(lost.location), "2026-01-01" in lost.remedy) == (
            "policy_src/loans.de.md:5:1",
            True,
        )
        propose(library, GERMAN, "policy_src/loans.de.md")
        assert codes(library) == []

    def test_a_translation_that_does_not_follow_an_edit_is_told(self, library):
        """The text of the version is another, and the translation of it is not."""
        publish(library, {"policy_src/loans.de.md": GERMAN}, on="2026-01-02")
        edited = LOANS.replace("stands in room 3.", "is found in room 3.")
        propose(library, edited)
        assert codes(library) == ["V008", "V006"]
        propose(library, GERMAN.replace("vier Wochen", "4 Wochen"), "policy_src/loans.de.md")
        assert codes(library) == ["V006"]


class TestOwnWord:
    """What a policy promises about its changes, its changes must keep."""

    def test_a_change_that_breaks_the_promise_of_the_text_in_force_stops_it(self, library):
        """The house said 60 days itself, whatever the presets ask for."""
        longer = LOANS.replace("30 days before", "60 days before")
        publish(library, {"policy_src/loans.md": longer}, on="2025-12-02")
        changed = LATER.replace("30 days before", "60 days before").replace(
            "2026-12-10", "2027-01-10"
        )
        propose(library, changed)
        broken = told(library, "N014")
        assert broken.severity == "error"
        assert "2027-01-30" in broken.remedy

    @pytest.mark.parametrize(("said", "held"), [("changes", ["N014"]), ("material changes", [])])
    def test_a_minor_change_keeps_a_promise_that_reaches_it(self, library, said, held):
        """What was promised for material changes was not promised for minor ones."""
        published = LOANS.replace("We tell you of changes", f"We tell you of {said}")
        publish(library, {"policy_src/loans.md": published}, on="2025-12-02")
        minor = published.replace(
            "2026-01-01", "2026-12-10\nchange: minor\nsummary: The desk has moved."
        )
        propose(library, minor.replace("Shelf 3 stands", "The desk stands"))
        assert [code for code in codes(library) if code.startswith("N")] == held

    def test_a_change_that_weakens_the_promise_of_notice_is_told(self, library):
        """In the same release, it would pass among other changes."""
        weaker = LATER.replace("2026-12-10", "2027-02-01").replace(
            "30 days before", "10 days before"
        )
        propose(library, weaker)
        weakened = told(library, "N013")
        assert weakened.location.line == weaker[: weaker.index("10 days")].count("\n") + 1

    def test_a_promise_that_is_openly_weakened_passes(self, library):
        """The house may change its word, and says so to whoever reads what changes."""
        weaker = LATER.replace("2026-12-10", "2027-02-01").replace(
            "30 days before", "10 days before"
        )
        note = "  - {section: changes, effect: reduces, what: Ten days only.}\n---\n\n#"
        propose(library, weaker.replace("---\n\n#", note, 1))
        assert codes(library) == []

    def test_a_change_that_drops_the_promise_of_notice_is_told(self, library):
        """No promise is less than any."""
        dropped = LATER.replace("2026-12-10", "2027-02-01").replace(" at least 30 days before", "")
        propose(library, dropped)
        assert "none" in told(library, "N013").what

    def test_a_clause_that_promises_more_than_the_presets_ask_for_is_told(self, library):
        """The gate can hold a house to its own word only where it can read it."""
        propose(library, LOANS.replace("30 days before", "60 days before"))
        assert "N010" in codes(library)

    def test_a_clause_that_sends_readers_to_look_is_told(self, library):
        """The clause is named while it can still be mended."""
        worse = LOANS.replace(PROMISE, f"Please check this page regularly. {PROMISE}")
        propose(library, worse)
        assert "N011" in codes(library)

    def test_a_policy_that_loses_its_clause_on_changes_is_told(self, library):
        """Some laws require it, and readers look for it."""
        propose(library, LOANS.replace(PROMISE, "Bring them back."))
        assert "N012" in codes(library)
        publish(library, {"policy_src/loans.md": LOANS.replace(PROMISE, "No.")}, on="2025-12-02")
        assert "N012" not in codes(library)


class TestAddresses:
    """An address that was given out leads somewhere."""

    def test_a_section_that_loses_its_address_is_told_with_the_links_to_it(self, library):
        """Links from within and links that others have made are both named."""
        renamed = LOANS.replace("{#keeping}", "{#lending}")
        propose(library, renamed)
        assert codes(library) == ["P003", "P002"]
        propose(library, renamed.replace("## Keeping", '<a id="keeping"></a>\n\n## Keeping'))
        assert codes(library) == []

    def test_a_link_that_leads_nowhere_is_told(self, library):
        """A reader would find a page that is not there."""
        propose(library, RULES.replace("loans.md#keeping", "gone.md"), "policy_src/rules.md")
        assert "P001" in codes(library)

    def test_a_former_address_that_is_given_up_is_told(self, library):
        """Whoever has the old address must go on finding the policy."""
        named = LOANS.replace("title:", "aliases: [lending, borrowing]\ntitle:")
        publish(library, {"policy_src/loans.md": named}, on="2025-12-02")
        propose(library, named.replace("lending, ", ""))
        lost = told(library, "P004")
        assert (lost.location.line, "“lending”" in lost.what) == (2, True)
        propose(library, named.replace("title: Loans", "title: Loans of books"))
        assert codes(library) == []

    def test_a_policy_that_loses_its_former_address_is_told(self, library):
        """A new id without the old one as an alias is a policy that is gone."""
        moved = LOANS.replace("title:", "id: lending\ntitle:")
        library.commit(
            {"policy_src/loans.md": None, "policy_src/lending.md": moved.replace("book", "tome")},
            on="2026-12-01",
        )
        assert "V007" in codes(library)

    def test_a_policy_that_ends_in_favour_of_none_is_told(self, library):
        """Its readers would be led to a policy that is not there."""
        ended = "status: repealed\nrepealed: 2027-03-01\nreplaced_by: ruels\ntitle:"
        propose(library, LOANS.replace("title:", ended))
        gone = told(library, "V011")
        assert (gone.location.line, "“rules”" in gone.remedy) == (4, True)


class TestAround:
    """What stands around a policy is part of what its readers rely on."""

    def test_a_supplement_that_meets_nothing_is_told(self, library):
        """A section that it would replace must be there."""
        extra = "---\ntitle: Maps\neffective: 2026-12-01\nsupplements: loans\nservice: maps\n---\n"
        listed = "services:\n  - {id: maps, name: Maps, policy: loans, supplement: maps}\n"
        library.commit(
            {
                "policy_src/maps.md": f"{extra}\n# Maps\n\n## Atlas {{#atlas .removes}}\n\nNone.\n",
                "policy_src/services.yml": listed,
            },
            on="2026-12-01",
        )
        assert [code for code in codes(library) if code.startswith("U")]

    def test_a_term_without_its_word_is_told(self, library):
        """A glossary file that says no word explains nothing."""
        library.git("checkout", "-q", "main")
        config = CONFIG.replace("timezone", "glossary: ../glossary\n      timezone")
        files = {"mkdocs.yml": config, "glossary/book.md": "---\nterm: book\n---\n\nPaper.\n"}
        library.commit(files, on="2025-12-02")
        library.git("checkout", "-q", "-B", "change")
        propose(library, "---\nsources: []\n---\n\nInk.\n", "glossary/ink.md")
        assert "G001" in codes(library)
