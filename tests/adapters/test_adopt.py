"""`inforce adopt`: the report, and the files it writes."""

import json
import tomllib
from importlib import resources

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from git_fixture import GitFixture

from inforce.adapters.adoption_file import parse_adoption
from inforce.adapters.cli.adopt import adopt_command
from inforce.errors import RepositoryError, SettingsError

BODY = "\n\n".join(f"Clause {n} says that parcel {n} is kept in room {n}." for n in range(30))
PART = "\n\n".join(f"Cookie {n} is stored for {n} days by server {n} of ours." for n in range(30))


def run(*arguments):
    """Run the command; its errors are not swallowed."""
    return CliRunner().invoke(adopt_command, list(arguments), catch_exceptions=False)


@pytest.fixture
def repository(tmp_path):
    """A repository with a dated policy, one that lost a part to another, and a branch."""
    source = GitFixture(tmp_path / "our-policies")
    dated = f"# Terms\n\nEffective date: May 1, 2024\n\n{BODY}\n"
    source.commit({"README.md": "# Us\n", "texts/a/terms.md": dated}, on="2024-04-20")
    source.commit({"texts/privacy.md": f"# Privacy\n\n{BODY}\n\n{PART}\n"}, on="2024-06-01")
    source.commit({"texts/a/terms.md": dated + "\nOne more line.\n"}, on="2024-07-01")
    less = f"# Privacy\n\n{BODY}\n"
    source.commit(
        {"texts/privacy.md": less, "texts/cookies.md": f"# C\n\n{PART}\n"}, on="2024-09-01"
    )
    source.git("checkout", "-q", "-b", "coming-2025")
    source.commit({"texts/a/terms.md": dated.replace("2024", "2025")}, on="2024-12-01")
    source.git("checkout", "-q", "main")
    return source.root


def test_the_report_says_what_each_history_holds(repository):
    """Pattern, share of dated revisions, versions, texts and silent edits, policy by policy."""
    done = run(str(repository), "--format", "json")
    assert done.exit_code == 0
    data = json.loads(done.stdout)
    schema = json.loads((resources.files("inforce") / "schemas/adopt.schema.json").read_text())
    jsonschema.validate(data, schema)
    assert data["docs_dir"] == "texts"
    found = {policy["policy"]: policy for policy in data["policies"]}
    assert sorted(found) == ["cookies", "privacy", "terms"]
    terms = found["terms"]
    assert (terms["pattern"], terms["dated_percent"]) == ("effective-date", 100)
    assert (terms["versions"], terms["texts"], terms["silent_edits"]) == (1, 2, 1)
    assert (found["privacy"]["pattern"], found["privacy"]["dated_percent"]) == ("commit", 0)


def test_the_report_is_a_table_that_nothing_cuts_off(repository):
    """Without a terminal every name stands in it whole."""
    done = run(str(repository))
    assert "effective-date" in done.stdout
    assert "100 %" in done.stdout
    assert "texts: 3 policies" in done.stdout
    assert "Branch coming-2025 announces terms@2025-05-01." in done.stdout


def test_a_probable_split_is_suggested_and_not_believed(repository):
    """Shared wording is a hint for a person."""
    data = json.loads(run(str(repository), "--format", "json").stdout)
    privacy = next(p for p in data["policies"] if p["policy"] == "privacy")
    (hint,) = privacy["unresolved"]
    assert (hint["kind"], hint["to"]) == ("split", "texts/cookies.md")
    assert hint["shared_percent"] > 80


def test_a_report_writes_nothing(repository):
    """Without --write the repository is as it was."""
    before = sorted(p.name for p in repository.iterdir())
    run(str(repository))
    assert sorted(p.name for p in repository.iterdir()) == before


def test_what_is_written_can_be_read_and_claims_nothing(repository):
    """`mkdocs.yml` names the folder; in `adopt.toml` what is uncertain is a comment."""
    done = run(str(repository), "--write")
    assert done.exit_code == 0
    config = yaml.safe_load((repository / "mkdocs.yml").read_text())
    assert config["docs_dir"] == "texts"
    assert config["plugins"][1]["inforce"]["adopt"] == "adopt.toml"
    assert config["theme"]["font"] is False
    text = (repository / "adopt.toml").read_text()
    assert tomllib.loads(text) == {}
    assert "# [[split]]" in text
    assert '# pending_refs = ["coming-2025"]' in text


def test_what_a_person_confirms_is_valid(repository):
    """Without the # before it a suggestion is a mapping that is understood."""
    run(str(repository), "--write")
    lines = (repository / "adopt.toml").read_text().split("\n")
    kept = [
        line.removeprefix("# ")
        for line in lines
        if line.startswith(("# [[", "# from", "# into", "# pending"))
    ]
    adoption, found = parse_adoption("\n".join(kept), "adopt.toml")
    assert found == ()
    assert adoption.splits[0].into_paths == ("texts/cookies.md",)
    assert adoption.pending_refs == ("coming-2025",)


def test_a_confirmed_suggestion_is_no_longer_one(repository):
    """The report uses the `adopt.toml` that is there."""
    (repository / "adopt.toml").write_text(
        '[[split]]\nfrom = "texts/privacy.md"\ninto = ["texts/cookies.md"]\n'
    )
    data = json.loads(run(str(repository), "--format", "json").stdout)
    assert not any(policy["unresolved"] for policy in data["policies"])


def test_files_that_are_there_are_not_overwritten(repository):
    """Nothing of one's own is lost without --force, and neither file is written alone."""
    (repository / "mkdocs.yml").write_text("site_name: Ours\n")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml would be overwritten"):
        run(str(repository), "--write")
    assert (repository / "mkdocs.yml").read_text() == "site_name: Ours\n"
    assert not (repository / "adopt.toml").exists()
    assert run(str(repository), "--write", "--force").exit_code == 0
    assert "docs_dir" in (repository / "mkdocs.yml").read_text()


def test_policies_at_the_root_must_move_into_a_folder(tmp_path):
    """The site generator cannot build from its own folder; the remedy is named."""
    source = GitFixture(tmp_path / "flat")
    source.commit({"terms.md": BODY, "privacy.md": PART})
    with pytest.raises(SettingsError, match=r"git mv"):
        run(str(source.root))


def test_a_folder_can_be_named(repository):
    """--docs-dir wins over what was found; a folder without policies is said to have none."""
    data = json.loads(run(str(repository), "--docs-dir", "texts/a", "--format", "json").stdout)
    assert [policy["policy"] for policy in data["policies"]] == ["terms"]
    assert run(str(repository), "--docs-dir", "nowhere").exit_code == 1


def test_what_is_no_repository_is_one_error(tmp_path):
    """A broken world is an error with a remedy and no traceback."""
    with pytest.raises(RepositoryError, match=r"not a git repository"):
        run(str(tmp_path))
