"""`inforce new`: a site of one's own in one command."""

import os
import re
import shlex
import stat
import sys
from datetime import date
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from inforce.adapters import clock, scaffold
from inforce.adapters.cli import main
from inforce.adapters.cli.new import new_command
from inforce.adapters.scaffold import Particulars, write_scaffold
from inforce.errors import InforceError

HARD_NAMES = [
    'Löwe & "Söhne" GmbH',
    "O'Neill: a #1 company",
    "*Star* _under_ [link](x) <b>",
    "@VERSION@",
    "null",
    "- 1. {{ x }} {% y %} |",
    "灯塔公司",
]


def files_of(folder: Path) -> set[str]:
    """Every file of a folder, by its path."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def particulars(name: str = "Lantern", day: date = date(2027, 1, 15)) -> Particulars:
    """What a test does not care about, filled in."""
    return Particulars(name=name, effective_on=day, timezone="UTC")


def commands_in(text: str) -> list[list[str]]:
    """Each `inforce …` of a file, as words."""
    lines = re.findall(r"^[ \t-]*(?:run: )?inforce (.+?)(?: +#.*)?$", text, re.MULTILINE)
    return [shlex.split(line) for line in lines]


def test_a_new_site_has_a_policy_a_supplement_three_terms_and_checks_for_two_hosts(tmp_path):
    """A new site has all that a careful one needs."""
    site = tmp_path / "site"
    write_scaffold(site, particulars())
    assert files_of(site) == {
        ".github/workflows/policies.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "README.md",
        "glossary/cookie.md",
        "glossary/ip-address.md",
        "glossary/personal-data.md",
        "mkdocs.yml",
        "policy_src/index.md",
        "policy_src/privacy.md",
        "policy_src/services.yml",
        "policy_src/services/newsletter.md",
        "requirements.txt",
    }
    assert list(tmp_path.iterdir()) == [tmp_path / "site"], "nothing is left beside it"


def test_no_placeholder_is_left(tmp_path):
    """Every placeholder of the scaffold is filled in."""
    write_scaffold(tmp_path / "site", particulars())
    for file in files_of(tmp_path / "site"):
        text = (tmp_path / "site" / file).read_text(encoding="utf-8")
        assert not re.search(r"@[A-Z_]+@", text), file


def test_the_first_versions_take_effect_on_the_day_asked_for(tmp_path):
    """Every dated text of a new site begins to bind on the day its maker named."""
    write_scaffold(tmp_path / "site", particulars(day=date(2027, 2, 28)))
    for file in ("privacy.md", "services/newsletter.md"):
        text = (tmp_path / "site/policy_src" / file).read_text(encoding="utf-8")
        assert yaml.safe_load(text.split("---")[1])["effective"] == date(2027, 2, 28)


def test_without_a_day_the_first_versions_take_effect_thirty_days_from_today(tmp_path, monkeypatch):
    """The first version is announced thirty days ahead unless its maker says otherwise."""
    monkeypatch.setattr(clock, "today", lambda _zone: date(2026, 12, 15))
    result = CliRunner().invoke(new_command, [str(tmp_path / "site")])
    assert result.exit_code == 0
    policy = (tmp_path / "site/policy_src/privacy.md").read_text(encoding="utf-8")
    assert "effective: 2027-01-14\n" in policy


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_name_is_written_as_it_is(tmp_path, name):
    """Whatever a company is called, its name reads the same in configuration and on the page."""
    write_scaffold(tmp_path / "site", particulars(name))
    configuration = (tmp_path / "site/mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(configuration)["site_name"] == name
    page = (tmp_path / "site/policy_src/privacy.md").read_text(encoding="utf-8")
    sentence = next(line for line in page.splitlines() if line.startswith("This policy says"))
    spoken = MarkdownIt().parseInline(sentence)[0].children
    assert "".join(token.content for token in spoken) == (
        f"This policy says what {name} learns about you, why, and what you can do about it."
    )
    assert {token.type for token in spoken} <= {"text", "text_special"}


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=100))
def test_any_printable_name_survives_the_configuration(name):
    """A configuration never breaks over a name."""
    line = f"site_name: {particulars(name).values()['NAME_YAML']}\n"
    assert yaml.safe_load(line) == {"site_name": name}


@pytest.mark.parametrize("name", ["", "   ", "two\nlines", "bell\a", "x" * 101, "\u202egnp"])
def test_a_name_that_cannot_stand_on_one_line_is_refused(tmp_path, name):
    """A name is one printable line of at most a hundred characters."""
    result = CliRunner().invoke(new_command, [str(tmp_path / "site"), "--name", name])
    assert result.exit_code == 2
    assert "name" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "wrong", [("--effective", "2027-02-30"), ("--effective", "soon"), ("--timezone", "Mars")]
)
def test_a_day_or_zone_that_is_none_is_refused_before_anything_is_written(tmp_path, wrong):
    """What cannot be meant is refused, with how it is written."""
    result = CliRunner().invoke(new_command, [str(tmp_path / "site"), *wrong])
    assert result.exit_code == 2
    assert "Write" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_folder_in_use_is_left_as_it_was(tmp_path, monkeypatch, capsys):
    """A folder that has anything in it is never written to; the exit code is 2."""
    (tmp_path / "notes.txt").write_text("mine")
    monkeypatch.setattr(sys, "argv", ["inforce", "new", str(tmp_path)])
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 2
    complaint = capsys.readouterr().err
    assert "is not empty: it has notes.txt" in complaint
    assert "Traceback" not in complaint
    assert files_of(tmp_path) == {"notes.txt"}


def test_a_file_is_no_folder(tmp_path):
    """A file is never replaced by a site."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(InforceError, match="is a file"):
        write_scaffold(tmp_path / "site", particulars())


def test_an_empty_repository_takes_the_site(tmp_path):
    """A folder that has only a repository is as good as new."""
    (tmp_path / ".git").mkdir()
    assert write_scaffold(tmp_path, particulars()) == 13
    assert (tmp_path / "mkdocs.yml").is_file()
    assert (tmp_path / ".git").is_dir()


def test_the_current_folder_takes_the_site(tmp_path, monkeypatch):
    """`inforce new .` fills the folder one stands in, and it stays that folder."""
    site = tmp_path / "here"
    site.mkdir()
    monkeypatch.chdir(site)
    before = site.stat().st_ino
    write_scaffold(Path(), particulars())
    assert site.stat().st_ino == before
    assert Path("mkdocs.yml").is_file()


def test_folders_above_are_made(tmp_path):
    """A site may be made in a folder whose parents are not there yet."""
    write_scaffold(tmp_path / "a/b", particulars())
    assert (tmp_path / "a/b/mkdocs.yml").is_file()


def test_a_site_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch):
    """A new site stands whole or not at all."""

    def full(_staging, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scaffold, "_put_in_place", full)
    with pytest.raises(InforceError, match="No space left on device"):
        write_scaffold(tmp_path / "site", particulars())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_others_may_read_a_new_site_as_they_may_read_any_new_folder(tmp_path):
    """A new site has the permissions of any new folder."""
    (tmp_path / "plain").mkdir()
    write_scaffold(tmp_path / "site", particulars())
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == stat.S_IMODE(
        (tmp_path / "plain").stat().st_mode
    )


@pytest.mark.parametrize("file", [".github/workflows/policies.yml", ".gitlab-ci.yml"])
def test_the_checks_fetch_the_whole_history(tmp_path, file):
    """A host's checks see every commit: the history of the files is the history of the policies."""
    write_scaffold(tmp_path / "site", particulars())
    text = (tmp_path / "site" / file).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert re.search(r"fetch-depth: 0|GIT_DEPTH: \"0\"", text)
    assert {"check", "build"} <= {words[0] for words in commands_in(text)}


@pytest.mark.parametrize("file", [".github/workflows/policies.yml", ".gitlab-ci.yml", "README.md"])
def test_every_command_that_a_new_site_names_exists(tmp_path, file):
    """A new site asks of the command line only what it can do."""
    write_scaffold(tmp_path / "site", particulars())
    for name, *words in commands_in((tmp_path / "site" / file).read_text(encoding="utf-8")):
        command = main.cli.get_command(click.Context(main.cli), name)
        assert command is not None, name
        command.make_context(name, words, resilient_parsing=False)
