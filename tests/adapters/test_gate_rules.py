"""A change is judged by the rules of the branch it is meant for, whatever it does to them."""

import pytest
from gate_library import CONFIG, LATER, codes, make_library, propose

from inforce.adapters.cli.main import cli

LAX = """title = "Nothing at all"
regime = "none"
source = "nowhere"
confidence = "A"
checked_on = 2026-01-01
counsel_must_confirm = true

[material]
basis = "reasonable"
lead = "P1D"
"""
ADOPTED = "[[moved]]\nfrom = 'policy_src/old.md'\nto = 'policy_src/loans.md'\n"


@pytest.fixture
def library(tmp_path):
    """A small site, with a change whose notice is too short."""
    repository = make_library(tmp_path)
    propose(repository, LATER)
    assert codes(repository) == ["N001"]
    return repository


@pytest.mark.parametrize(
    ("option", "files"),
    [
        ("notice: {preset: lax.toml}", {"lax.toml": LAX}),
        ("adopt: adopt.toml", {"adopt.toml": ADOPTED}),
        ("history: git", {}),
        ("record: elsewhere", {}),
    ],
)
def test_a_change_of_the_configuration_excuses_no_change_of_a_text(library, option, files):
    """Whoever wants other rules asks for them in a change of their own."""
    library.commit({"mkdocs.yml": f"{CONFIG}      {option}\n", **files}, on="2026-12-01")
    assert codes(library) == ["N001"]


def test_a_change_cannot_choose_the_day_on_which_it_is_judged(library):
    """A notice does not grow longer by calling today another day."""
    library.write("mkdocs.yml", CONFIG.replace("as_of: 2026-12-01", "as_of: 2026-01-02"))
    assert codes(library) == ["N001"]


def test_a_stricter_rule_holds_as_soon_as_it_is_proposed(library):
    """Rules of the branch and rules of the change must both be met."""
    propose(library, LATER.replace("2026-12-10", "2026-12-31"))
    assert codes(library) == []
    strict = LAX.replace("P1D", "P60D")
    config = f"{CONFIG}      notice: {{preset: [default, strict.toml]}}\n"
    library.commit({"mkdocs.yml": config, "strict.toml": strict}, on="2026-12-01")
    assert codes(library) == ["N001"]


def test_a_record_that_is_looked_for_elsewhere_is_still_missed(library, capsys):
    """A change cannot take the record away by giving it another name."""
    library.git("checkout", "-q", "main")
    cli.main(["seal", "--config", str(library.root / "mkdocs.yml")], standalone_mode=False)
    library.commit(on="2026-11-01")
    library.git("checkout", "-q", "-B", "change")
    library.git("rm", "-q", "-r", "record")
    library.commit({"mkdocs.yml": f"{CONFIG}      record: elsewhere\n"}, on="2026-12-01")
    capsys.readouterr()
    assert set(codes(library)) == {"L002"}


def test_a_change_that_brings_the_site_brings_its_rules(tmp_path):
    """Where the branch has no site yet, there are no other rules."""
    library = make_library(tmp_path)
    library.git("checkout", "-q", "--orphan", "empty")
    library.git("rm", "-q", "-r", "-f", ".")
    library.commit({"README.md": "Soon.\n"}, on="2025-01-01")
    library.git("checkout", "-q", "-b", "site")
    library.git("checkout", "-q", "main", "--", ".")
    library.commit(on="2026-12-01")
    assert codes(library, base="empty") == []
