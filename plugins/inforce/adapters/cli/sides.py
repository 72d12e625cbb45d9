"""The two sides of a comparison: a file, a text in git, or a version of a policy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inforce.adapters.cli.visible import visible
from inforce.documents.parse import parse_document
from inforce.errors import SourceError
from inforce.glossary.lexicon import Lexicon
from inforce.pipeline.definition_changes import with_definitions
from inforce.redline.compare import compare
from inforce.redline.redline import Redline
from inforce.source.text import SourceText, decode_text
from inforce.versions.identity import LANGUAGES

MAX_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Args:
        source: Its text.
        lexicon: The terms beside it; None for a file, which stands beside nothing.
        language: Tag of its language, as the site or the name of the file says; empty where
            neither does.
    """

    source: SourceText
    lexicon: Lexicon | None = None
    language: str = ""


# Reads a version of a policy by the policy's id and the version's label.
ReadVersion = Callable[[str, str], Side]


def compare_sides(old: Side, new: Side, *, typography: bool = False) -> Redline:
    """What differs between two texts and, where both are versions, in what their terms mean."""
    documents = [parse_document(side.source).document for side in (old, new)]
    redline = compare(documents[0], documents[1], typography=typography)
    if old.lexicon is None or new.lexicon is None:
        return redline
    return with_definitions(redline, old.lexicon, new.lexicon)


def read_side(argument: str, read_version: ReadVersion | None = None) -> Side:
    """Read one side.

    Args:
        argument: A file, `GITREF:PATH`, or `POLICY@LABEL`; a file of that name comes first.
        read_version: Reads a version; None where no site was found.

    Raises:
        SourceError: There is no such text, or it is no text.
    """
    path = Path(argument)
    if path.exists():
        return Side(_text(_file(path, argument), argument), language=_language_of(argument))
    ref, colon, name = argument.partition(":")
    if colon and ref and name:
        return Side(_text(_in_git(ref, name), argument), language=_language_of(name))
    policy, at, label = argument.rpartition("@")
    if at and policy and label and read_version is not None:
        return read_version(policy, label)
    shown = visible(argument)
    what = f"{shown}: there is no such file."
    remedy = "Name a file, a text in git (main:terms.md) or a version (terms@2027-01-15)."
    raise SourceError(what, remedy)


def _language_of(name: str) -> str:
    """The language that a file's name says (`terms.de.md`); empty where it says none."""
    _, dot, tag = Path(name).stem.rpartition(".")
    return tag.lower() if dot and tag.lower() in LANGUAGES else ""


def _file(path: Path, argument: str) -> bytes:
    shown = visible(argument)
    if path.is_dir():
        what = f"{shown}: this is a folder."
        raise SourceError(what, "Name one file in it.")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"{shown}: cannot be read ({error.strerror})."
        raise SourceError(what, "Make it readable.") from error
    if len(data) > MAX_BYTES:
        what = f"{shown}: larger than {MAX_BYTES // 1_000_000} MB."
        raise SourceError(what, "Split it.")
    return data


def _in_git(ref: str, name: str) -> bytes:
    """The bytes that the latest commit on a ref's first-parent line left at a path."""
    from inforce.adapters.git import GitRepository  # noqa: PLC0415 (two files need no git)

    repository = GitRepository(Path.cwd(), wanted=lambda path: path == wanted)
    wanted = Path(name).as_posix()
    blob = ""
    for revision in repository.revisions(ref):
        for change in revision.changes:
            if change.path == wanted:
                blob = change.blob
            elif change.old_path == wanted and change.status.value == "R":
                blob = ""
    found = repository.contents([blob]) if blob else {}
    if blob not in found:
        what = f"{visible(ref)} has no file {visible(name)}."
        raise SourceError(what, "The path is relative to the folder you are in.")
    return found[blob]


def _text(data: bytes, argument: str) -> SourceText:
    shown = visible(argument)
    if b"\0" in data:
        what = f"{shown}: this is binary, not text."
        raise SourceError(what, "Name a Markdown file.")
    read = decode_text(data, argument)
    if not isinstance(read, SourceText):
        raise SourceError(visible(str(read)))
    if not read.text.strip():
        what = f"{shown}: there is no text in it."
        raise SourceError(what, "Name a file with words in it.")
    return read
