"""`inforce check` as a release engineer meets it: what it prints where, and when it stops."""

import json
from importlib import resources

import jsonschema
import pytest
from gate_library import ANNOUNCED, LATER, LOANS, answering, make_library, publish

from inforce.adapters.cli.main import cli
from inforce.adapters.site_builder import prepare_site
from inforce.errors import SettingsError

SCHEMA = json.loads((resources.files("inforce") / "schemas/check.schema.json").read_text())


@pytest.fixture
def library(tmp_path):
    """A small site, with a change whose notice is too short."""
    repository = make_library(tmp_path)
    repository.commit({"policy_src/loans.md": LATER}, on="2026-12-01")
    return repository


@pytest.fixture
def run(capsys):
    """The command's exit code, and what it wrote to standard output and standard error."""

    def check(repository, *arguments):
        config = str(repository.root / "mkdocs.yml")
        code = 0
        try:
            cli.main(["check", "--config", config, *arguments], standalone_mode=False)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return (code, *capsys.readouterr())

    return check


def test_an_error_fails_the_check(library, run):
    """Findings are the result, their number is a message."""
    code, out, err = run(library, "--base", "main")
    assert (code, out.count("\n"), "error N001" in out) == (1, 1, True)
    assert err.startswith("1 error, 0 warnings.")


def test_a_warning_fails_only_a_strict_check(library, run):
    """What a person may overrule does not stop a build that does not ask for it."""
    library.commit({"policy_src/loans.md": answering(ANNOUNCED, "N001", "Left over.")})
    assert run(library, "--base", "main")[0] == 0
    code, out, err = run(library, "--base", "main", "--strict")
    assert (code, "warning N004" in out, err[:19]) == (1, True, "0 errors, 1 warning")


def test_nothing_wrong_is_nothing_on_standard_output(library, run):
    """A clean change says so in one line, and passes."""
    library.git("checkout", "-q", "main")
    code, out, err = run(library)
    assert (code, out, err[:22]) == (0, "", "0 errors, 0 warnings.\n")


def test_what_is_only_worth_knowing_is_counted_and_shown_when_asked_for(library, run):
    """An answered finding stays on record, and out of the way."""
    urgent = answering(LATER, "N001", "A court ordered it.")
    library.commit({"policy_src/loans.md": urgent}, on="2026-12-01")
    _, out, err = run(library, "--base", "main")
    assert (out, "1 more worth knowing" in err) == ("", True)
    assert "A court ordered it." in run(library, "--base", "main", "--verbose")[1]


def test_no_colour_goes_where_nobody_looks(library, run):
    """A log is words alone."""
    assert "\x1b" not in "".join(run(library, "--base", "main")[1:])


def test_json_is_what_its_schema_says(library, run):
    """A program reads one document, whatever was found."""
    for arguments in (("--base", "main"), ("--verbose",), ()):
        _, out, _ = run(library, *arguments, "--format", "json")
        jsonschema.validate(json.loads(out), SCHEMA)
    (found,) = json.loads(run(library, "--base", "main", "--format", "json")[1])["diagnostics"]
    assert (found["code"], found["path"], found["line"]) == ("N001", "policy_src/loans.md", 3)


def test_a_code_is_explained_as_in_the_manual(library, run):
    """Who meets a code in a log need not look for the manual."""
    code, out, _ = run(library, "--explain", "n001")
    assert (code, out.startswith("N001: "), "**Right**" in out) == (0, True, True)
    with pytest.raises(SettingsError, match="N001"):
        run(library, "--explain", "N01")


def test_a_build_says_what_the_gate_would_refuse(library):
    """A version that got past the gate is announced with a warning, and a strict build stops."""
    publish(library, {"policy_src/loans.md": LATER}, on="2026-12-01")
    config = library.root / "mkdocs.yml"
    (told,) = [d for d in prepare_site(config).diagnostics if d.code == "N001"]
    assert (told.severity, "2026-12-31" in told.remedy) == ("warning", True)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["build", "--config", str(config), "--strict"], standalone_mode=False)
    assert stopped.value.code == 1


def test_a_build_goes_on_once_the_ground_is_on_record(library):
    """What is answered is published with its ground, and stops nobody."""
    publish(
        library,
        {"policy_src/loans.md": answering(LATER, "N001", "A court ordered it.")},
        on="2026-12-01",
    )
    found = prepare_site(library.root / "mkdocs.yml").diagnostics
    assert [d.severity for d in found if d.code == "N001"] == ["info"]


def test_a_build_does_not_judge_the_past(library):
    """What binds already cannot be given its notice any more."""
    publish(library, {"policy_src/loans.md": LOANS.replace("2026-01", "2026-11")}, on="2026-11-01")
    assert prepare_site(library.root / "mkdocs.yml").diagnostics == ()
