"""The manual knows every word a reader can type or be told: what is not in it does not exist."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inforce.adapters import adoption_file, notice_options, settings_file
from inforce.adapters.adoption_file import parse_adoption
from inforce.adapters.cli.main import COMMANDS, cli
from inforce.source import front_matter
from inforce.source.front_matter import split_front_matter
from inforce.source.text import SourceText

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "plugins" / "inforce"
CODE = re.compile(r"[A-Z]\d{3}")


def manual(page: str) -> str:
    """A page of the manual."""
    return (DOCS / page).read_text(encoding="utf-8")


def sections(page: str, level: str) -> dict[str, str]:
    """The sections of a page: what stands under each heading of a level."""
    parts = re.split(rf"^{level} (.+)$", manual(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def command_named(name: str) -> click.Command:
    """A command as the command line runs it."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, name
    return command


def codes_in_the_source() -> dict[str, str]:
    """Each diagnostic code that the package can say, and where."""
    return {
        node.value: f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def severities_in_the_source() -> Iterator[tuple[str, str]]:
    """Each diagnostic code that stands beside its severity, with that severity."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                said = [*node.args, *(keyword.value for keyword in node.keywords)]
                codes = [n.value for n in said if isinstance(n, ast.Constant)]
                severity = [
                    n.attr
                    for n in said
                    if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "Severity"
                ]
                for code in codes:
                    if isinstance(code, str) and CODE.fullmatch(code) and len(severity) == 1:
                        yield code, severity[0].lower()


def test_the_manual_has_a_section_for_each_command_and_no_other():
    """Every command stands in docs/commands.md under its name."""
    documented = [
        heading.strip("`").removeprefix("inforce ").split()[0]
        for heading in sections("commands.md", "##")
        if heading.startswith("`inforce ")
    ]
    assert documented == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_is_explained(name):
    """An option that the manual does not know is no option."""
    text = next(
        text
        for heading, text in sections("commands.md", "##").items()
        if re.match(rf"`inforce {name}\b", heading)
    )
    command = command_named(name)
    missing = [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and not re.search(rf"{option}(?![\w-])", text)
    ]
    assert missing == [], f"docs/commands.md, inforce {name}"
    invented = set(re.findall(r"`(--[\w-]+)", text)) - {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert invented <= {"--help"}, f"docs/commands.md, inforce {name}"
    assert "Exit" in text, f"docs/commands.md, inforce {name}: say its exit codes"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself(name):
    """Each command and option says in `--help` what it is for."""
    command = command_named(name)
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"inforce {name} {parameter.opts[0]}"


def test_every_diagnostic_is_explained():
    """A code that an author is shown can be looked up."""
    explained = {heading.split()[0].strip("`:") for heading in sections("diagnostics.md", "###")}
    said = codes_in_the_source()
    unknown = {code: where for code, where in said.items() if code not in explained}
    assert unknown == {}, "docs/diagnostics.md lacks these"
    assert sorted(explained - set(said)) == [], "docs/diagnostics.md explains what is never said"


def test_a_diagnostic_is_as_severe_as_the_manual_says():
    """The manual tells what a diagnostic stops, and it stops just that."""
    explained = {
        heading.split()[0].strip("`:"): text.split("*")[1].rstrip(".").lower()
        for heading, text in sections("diagnostics.md", "###").items()
    }
    wrong = {
        str(code): f"{severity}, not {explained.get(str(code))}"
        for code, severity in severities_in_the_source()
        if explained.get(str(code)) != severity
    }
    assert wrong == {}


def test_every_explanation_shows_what_is_wrong_and_what_is_right():
    """A diagnostic is explained by what it means, a wrong example and a right one."""
    incomplete = [
        heading
        for heading, text in sections("diagnostics.md", "###").items()
        if "**Wrong**" not in text or "**Right**" not in text
    ]
    assert incomplete == []


def test_every_code_is_of_a_room():
    """A code's letter names the room that says it."""
    assert {code[0] for code in codes_in_the_source()} <= set("SDVGURMNLPC")


@pytest.mark.parametrize("option", settings_file.OPTIONS)
def test_every_setting_is_explained(option):
    """Each key of the configuration has its section in docs/configuration.md."""
    assert f"`{option}`" in sections("configuration.md", "###")


@pytest.mark.parametrize("option", [*notice_options.NOTICE_OPTIONS, *notice_options.MAIL_OPTIONS])
def test_every_setting_of_notices_is_explained(option):
    """Each key under `notice` is explained where `notice` is."""
    assert f"`{option}`" in sections("configuration.md", "###")["`notice`"]


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda p: p.name)
def test_links_in_the_manual_lead_somewhere(page):
    """A link from one page of the manual to another arrives."""
    text = re.sub(
        r"^(```+)\n?.*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def examples(page: str, language: str) -> list[str]:
    """The examples of a page that are written in a language."""
    return re.findall(rf"^```{language}\n(.+?)^```$", manual(page), re.MULTILINE | re.DOTALL)


def test_the_mapping_in_the_manual_is_understood():
    """The example of `adopt.toml` is one that can be used, and names every key there is."""
    (example,) = examples("adopt.md", "toml")
    _, diagnostics = parse_adoption(example, "adopt.toml")
    assert diagnostics == ()
    assert [key for key in adoption_file.KEYS if not re.search(rf"\b{key}\b", example)] == []


def test_the_front_matter_in_the_manual_is_understood():
    """The policies shown in the manual are ones that nobody would have to complain about."""
    written = [*examples("write-a-policy.md", "markdown"), *examples("write-a-policy.md", "yaml")]
    shown = [e for e in written if e.startswith("---") and "term:" not in e]
    assert len(shown) >= 2
    for example in shown:
        assert split_front_matter(SourceText("privacy.md", example)).diagnostics == ()


def test_every_key_of_front_matter_is_explained():
    """A key that a policy can declare stands in the manual."""
    text = manual("write-a-policy.md")
    assert [key for key in front_matter.KEYS if f"`{key}" not in text] == []


def test_the_configuration_in_the_manual_is_understood(tmp_path):
    """The configuration shown in the manual can be used as it stands."""
    (tmp_path / "policy_src").mkdir()
    (tmp_path / "glossary").mkdir()
    whole = examples("configuration.md", "yaml")[0]
    (tmp_path / "mkdocs.yml").write_text(whole, encoding="utf-8")
    assert settings_file.load_settings(tmp_path / "mkdocs.yml").diagnostics == ()


def test_the_readme_leads_with_the_two_commands():
    """A newcomer sees at once how to see a site and how to prove it."""
    head = (ROOT / "README.md").read_text(encoding="utf-8")[:1500]
    assert head.index("make site") < head.index("make test")
