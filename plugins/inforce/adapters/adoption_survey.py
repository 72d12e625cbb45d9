"""Surveys a repository, and puts the files that adopt it in place, both or neither."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inforce.adapters.adoption_file import read_adoption
from inforce.adapters.derivation_cache import DerivationCache
from inforce.adapters.git import GitRepository
from inforce.adapters.site_reader import CACHE, program_digest
from inforce.errors import SettingsError
from inforce.pipeline.derivations import Derivations
from inforce.publication.adoption_report import adoption_mkdocs, adoption_toml
from inforce.versions.adoption import Adoption
from inforce.versions.assembly import PendingBranch, assemble_histories
from inforce.versions.layout import Layout
from inforce.versions.survey import Survey, living_paths, policies_folder, survey

ADOPTION: Final = "adopt.toml"
CONFIG: Final = "mkdocs.yml"
# A repository of thousands of branches is not searched to its end for announcements.
MOST_BRANCHES: Final = 50


@dataclass(frozen=True, slots=True)
class Files:
    """What would be written, by name."""

    texts: tuple[tuple[str, str], ...]


def survey_repository(root: Path, docs_dir: str = "", *, keep: bool = False) -> Survey:
    """What a repository of policies holds.

    Args:
        root: Its folder.
        docs_dir: The folder of its policies; empty to find it.
        keep: Whether to keep what is derived, so that the first build need not derive it again.

    Raises:
        RepositoryError: The history cannot be read.
        SettingsError: There are no policies in a folder, or its `adopt.toml` has errors.
    """
    repository = GitRepository(root)
    adopted = root / ADOPTION
    adoption = read_adoption(adopted) if adopted.is_file() else Adoption()
    published = adoption.publish_ref or "HEAD"
    revisions = repository.revisions(published)
    folder = docs_dir.strip("/") or policies_folder(living_paths(revisions))
    if not folder:
        raise _no_folder(root)
    pending = tuple(
        PendingBranch(ref=name, revisions=repository.pending_revisions(name, published))
        for name in repository.unmerged_branches(published)[:MOST_BRANCHES]
    )
    every = (*revisions, *(r for branch in pending for r in branch.revisions))
    program = program_digest()
    derive = Derivations(
        DerivationCache(root / CACHE if keep else None, program),
        program,
        adoption.date_patterns,
        foreign=True,
    )
    assembled = assemble_histories(
        revisions,
        repository.contents(c.blob for r in every for c in r.changes),
        layout=Layout(docs_dir=folder, adopted=True),
        facts=derive.facts,
        count_words_changed=derive.words_changed,
        adoption=adoption,
        pending=pending,
    )
    return survey(assembled, folder)


def write_adoption(root: Path, found: Survey, *, force: bool = False) -> tuple[str, ...]:
    """Put `adopt.toml` and `mkdocs.yml` in place; returns their names.

    Raises:
        SettingsError: One of them is there already, or cannot be written.
    """
    name = root.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    files = {ADOPTION: adoption_toml(found), CONFIG: adoption_mkdocs(found, name)}
    there = [name for name in files if (root / name).exists()]
    if there and not force:
        what = f"{' and '.join(there)} would be overwritten in {root}."
        raise SettingsError(what, "Keep a copy and use --force.")
    staged = [(root / f".{name}.new", root / name, text) for name, text in files.items()]
    try:
        for temporary, _, text in staged:
            temporary.write_text(text, encoding="utf-8", newline="\n")
        for temporary, target, _ in staged:
            temporary.replace(target)
    except OSError as error:
        for temporary, _, _ in staged:
            temporary.unlink(missing_ok=True)
        what = f"Nothing was written into {root}: {error.strerror}."
        raise SettingsError(what, "Make the folder writable.") from error
    return tuple(files)


def _no_folder(root: Path) -> SettingsError:
    return SettingsError(
        f"No folder of {root} holds most of its Markdown files.",
        "Name it with --docs-dir. Policies at the root must move into a folder first, "
        "such as `git mv *.md policies/`: the history goes with them.",
    )
