"""`inforce adopt REPO`: what an existing repository holds, and the files that make it a site."""

from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inforce.adapters.adoption_survey import survey_repository, write_adoption
from inforce.adapters.cli.options import STYLE
from inforce.publication.adoption_report import adoption_json, dated_percent
from inforce.versions.survey import Survey, SurveyedPolicy

NO_TERMINAL_WIDTH: Final = 160
NOTHING_FOUND: Final = 1
COLUMNS: Final = (
    ("Policy", "left"),
    ("Dated by", "left"),
    ("Dated", "right"),
    ("Versions", "right"),
    ("Texts", "right"),
    ("Silent edits", "right"),
    ("Late", "right"),
    ("Absences", "left"),
    ("Unresolved", "left"),
)


@click.command("adopt")
@click.argument(
    "repo", metavar="REPO", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--write", is_flag=True, help="Write adopt.toml and mkdocs.yml into REPO.")
@click.option("--force", is_flag=True, help="With --write: replace files that are there.")
@click.option(
    "--docs-dir",
    default="",
    metavar="FOLDER",
    help="The folder of the policies: --docs-dir Policies.  [default: the one that holds most]",
)
@STYLE
@click.pass_context
def adopt_command(  # noqa: PLR0913 - one parameter an option, as click passes them
    ctx: click.Context, /, repo: Path, *, write: bool, force: bool, docs_dir: str, style: str
) -> None:
    """Report what the history of an existing repository of policies holds.

    Nothing is written without --write, and no commit ever is.

    \b
    Example:
      inforce adopt our-policies --write
      cd our-policies && inforce build
    """  # noqa: D301 - click's own mark for lines that must not be joined
    found = survey_repository(repo, docs_dir, keep=write)
    if style == "json":
        click.echo(adoption_json(found))
    else:
        _show(found)
    if not found.policies:
        ctx.exit(NOTHING_FOUND)
    if write:
        names = write_adoption(repo, found, force=force)
        click.echo(f"Written: {', '.join(names)}. Next: cd {repo} && inforce build", err=True)


def _show(found: Survey) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=NO_TERMINAL_WIDTH, highlight=False)
    table = Table(box=None, pad_edge=False)
    for heading, justify in COLUMNS:
        table.add_column(
            heading, overflow="fold", justify="right" if justify == "right" else "left"
        )
    for policy in found.policies:
        # Text, not str: a name in square brackets is a name, never a style.
        table.add_row(*(Text(cell) for cell in _row(policy)))
    console.print(table)
    console.print()
    for line in _summary(found):
        console.print(Text(line), soft_wrap=True)


def _row(policy: SurveyedPolicy) -> tuple[str, ...]:
    silent = str(policy.silent_edits)
    if policy.substantial:
        silent += f" ({policy.substantial} substantial)"
    absent = "gone" if policy.gone else str(policy.absences or "")
    unresolved = ", ".join(sorted({s.kind for s in policy.unresolved}))
    return (
        policy.policy,
        policy.pattern,
        f"{dated_percent(policy)} %",
        str(policy.versions),
        str(policy.texts),
        silent,
        str(policy.late or ""),
        absent,
        unresolved,
    )


def _summary(found: Survey) -> list[str]:
    versions = sum(p.versions for p in found.policies)
    texts = sum(p.texts for p in found.policies)
    silent = sum(p.silent_edits for p in found.policies)
    held = f"{len(found.policies)} policies, {versions} versions, {texts} texts"
    lines = [f"{found.docs_dir}: {held}; {silent} of the texts are silent edits."]
    lines.extend(
        f"Branch {branch.ref} announces {', '.join(branch.labels)}." for branch in found.branches
    )
    lines.extend(
        f"{s.on}: {s.to_path} shares {s.shared} % of its wording with {s.from_path}: {s.kind}?"
        for s in found.suggestions
    )
    return lines
