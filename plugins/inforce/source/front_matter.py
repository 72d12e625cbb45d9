"""The facts a policy declares about itself, in YAML between two `---` lines at its top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.declarations import DeclaredChange, DeclaredDate, DeclaredWaiver
from inforce.source.fences import body_of, find_fences, keys_twice, never_closed
from inforce.source.field_reader import FieldReader
from inforce.source.text import SourceText
from inforce.source.yaml_nodes import Value, parse_yaml

__all__ = ("LONGEST_FRONT_MATTER", "FrontMatter", "body_of", "split_front_matter")

# More than any policy needs to say about itself, and little enough to be read at once.
LONGEST_FRONT_MATTER = 65_536

KEYS: Final = (
    "title",
    "effective",
    "version",
    "announced",
    "change",
    "summary",
    "changes",
    "waivers",
    "status",
    "repealed",
    "replaced_by",
    "id",
    "aliases",
    "redirect_from",
    "supplements",
    "service",
    "language",
    "translation_of",
    "affirmed",
    "kind",
)
CHANGES: Final = ("editorial", "minor", "material")
STATUSES: Final = ("in-force", "withdrawn", "repealed")
KINDS: Final = ("page", "policy")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a policy says about itself; a key that is absent or unusable is empty.

    Args:
        title: Its title.
        effective: The day or days its wording begins to bind, sorted.
        version: The label its author gives the version.
        announced: The day people were told.
        change: `editorial`, `minor`, `material` or empty.
        summary: What changes, in plain words.
        changes: The author's reading, clause by clause.
        waivers: Findings answered on the record.
        status: `in-force`, `withdrawn`, `repealed` or empty.
        repealed: The day it ended.
        replaced_by: The policy that took its place.
        id: Its stable id.
        aliases: Former ids and addresses, `redirect_from` included.
        supplements: The policy a supplement adds to.
        service: The service a supplement is for.
        language: The language of a translation.
        translation_of: The version label it translates.
        affirmed: On a supplement: the version of the general policy it was last read against.
        kind: `page` for an ordinary page that is no policy, else empty.
        present: Whether the file has front matter at all.
        first_line: Line of the file on which the body begins.
        lines: The line of each key.
        fields: Everything as plain text, by dotted key, sorted.
        unknown: Keys that mean nothing here, with their plain text.
        diagnostics: What its author must be told.
    """

    title: str = ""
    effective: tuple[DeclaredDate, ...] = ()
    version: str = ""
    announced: date | None = None
    change: str = ""
    summary: str = ""
    changes: tuple[DeclaredChange, ...] = ()
    waivers: tuple[DeclaredWaiver, ...] = ()
    status: str = ""
    repealed: date | None = None
    replaced_by: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()
    supplements: str = ""
    service: str = ""
    language: str = ""
    translation_of: str = ""
    affirmed: str = ""
    kind: str = ""
    present: bool = False
    first_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    fields: tuple[tuple[str, str], ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def split_front_matter(source: SourceText, *, foreign: bool = False) -> FrontMatter:
    """Read the facts at the top of a policy, and where its body begins.

    Args:
        source: The whole file.
        foreign: Whether the file was written for another tool: its own keys and a missing title
            are then nothing to complain about.
    """
    bounds = find_fences(source.text)
    if bounds is None:
        told = () if foreign else (*never_closed(source.text, source.path), _no_title(source.path))
        return FrontMatter(diagnostics=told)
    start, end, body = bounds
    first_line = source.text.count("\n", 0, body) + 1
    if end - start > LONGEST_FRONT_MATTER:
        return FrontMatter(
            present=True, first_line=first_line, diagnostics=(_too_long(source.path),)
        )
    value = parse_yaml(source.text[start:end], source.path, first_line=2)
    if isinstance(value, Diagnostic):
        return FrontMatter(present=True, first_line=first_line, diagnostics=(value,))
    twice = () if foreign else keys_twice(source.text[start:end], source.path)
    return _facts(value, source.path, first_line, twice, foreign=foreign)


def _facts(
    value: Value, path: str, first_line: int, twice: Iterable[Diagnostic], *, foreign: bool
) -> FrontMatter:
    entries = value.mapping
    reader = FieldReader(entries or {}, foreign=foreign)
    if entries is None:
        reader.complain("S010", value.at, "The front matter is no mapping.", "Write `key: value`.")
    for diagnostic in twice:
        reader.add(diagnostic)
    title = reader.text("title")
    change = reader.choice("change", CHANGES)
    summary = reader.text("summary")
    if not title and not foreign:
        reader.add(_no_title(path))
    if change in {"minor", "material"} and not summary:
        reader.no_summary(change)
    status = reader.choice("status", STATUSES)
    repealed = reader.day("repealed")
    if status == "repealed" and repealed is None:
        reader.no_repeal_day()
    unknown = reader.unknown(KEYS)
    return FrontMatter(
        title=title,
        effective=reader.effective(),
        version=reader.text("version"),
        announced=reader.day("announced"),
        change=change,
        summary=summary,
        changes=reader.changes(),
        waivers=reader.waivers(),
        status=status,
        repealed=repealed,
        replaced_by=reader.text("replaced_by"),
        id=reader.text("id"),
        aliases=tuple(dict.fromkeys((*reader.texts("aliases"), *reader.texts("redirect_from")))),
        supplements=reader.text("supplements"),
        service=reader.text("service"),
        language=reader.text("language"),
        translation_of=reader.text("translation_of"),
        affirmed=reader.text("affirmed"),
        kind=reader.choice("kind", KINDS),
        present=True,
        first_line=first_line,
        lines=reader.lines(),
        fields=reader.fields(),
        unknown=unknown,
        diagnostics=reader.diagnostics(),
    )


def _no_title(path: str) -> Diagnostic:
    return Diagnostic(
        code="S011",
        severity=Severity.WARNING,
        location=SourceLocation(path),
        what="The policy declares no title.",
        why="Lists, feeds and notices name a policy by its title.",
        remedy="Add `title:` to its front matter.",
    )


def _too_long(path: str) -> Diagnostic:
    return Diagnostic(
        code="S012",
        severity=Severity.ERROR,
        location=SourceLocation(path),
        what=f"The front matter is longer than {LONGEST_FRONT_MATTER} bytes.",
        why="It was not read.",
        remedy="Move what is meant for readers into the body.",
    )
