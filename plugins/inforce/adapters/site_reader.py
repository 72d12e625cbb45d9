"""Everything a site is made of, read from disk, git and the sealed record."""

import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from inforce.adapters.adoption_file import read_adoption
from inforce.adapters.clock import today
from inforce.adapters.derivation_cache import DerivationCache
from inforce.adapters.ledger_file import read_record_bytes
from inforce.adapters.notice_presets import load_presets
from inforce.adapters.past_reader import as_published, read_past, read_sealed
from inforce.adapters.record_writing import CHECKPOINT, LEDGER, VERIFIER_KEY
from inforce.adapters.settings_file import load_settings
from inforce.adapters.worktree import WorkingTexts, read_working_texts
from inforce.digest import Digest
from inforce.errors import SettingsError
from inforce.ledger.record import Record
from inforce.pipeline.assembly import Site, Sources, assemble_site
from inforce.pipeline.derivations import Derivations
from inforce.settings import Settings
from inforce.source.text import SourceText
from inforce.versions.adoption import Adoption
from inforce.versions.history import VersionHistory
from inforce.versions.identity import Language
from inforce.versions.layout import DEFAULT_PATTERNS, Layout

SERVICES: Final = "services.yml"
CACHE: Final = ".cache/inforce"
# What our results depend on beside our own code.
ENGINES: Final = ("markdown-it-py", "mdit-py-plugins", "nh3", "rapidfuzz", "jinja2")
PACKAGE: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSite:
    """A site as it was read.

    Args:
        settings: Its choices.
        root: The folder that every path is relative to.
        on: The day it is read for.
        site: What is known of it.
        derive: Derivations, kept by digest.
        cache: Where they are kept.
        program: Digest of the program.
    """

    settings: Settings
    root: Path
    on: date
    site: Site
    derive: Derivations
    cache: DerivationCache
    program: Digest

    @property
    def observed(self) -> tuple[VersionHistory, ...]:
        """The histories that git and the working texts tell, without the record."""
        return self.site.observed

    @property
    def record_dir(self) -> Path:
        """Folder of the sealed record; it need not exist."""
        return self.root / self.settings.record

    @property
    def glossary_texts(self) -> tuple[SourceText, ...]:
        """The glossary files as they lie on disk."""
        return self.site.sources.glossary


def read_site(config: Path, *, as_of: date | None = None, published: str = "") -> ReadSite:
    """Read everything a site is made of.

    Args:
        config: Its `mkdocs.yml`.
        as_of: The day to read it for, before what the configuration says and the clock shows.
        published: The commit that counts as published, before what the configuration says.

    Raises:
        SettingsError: The configuration has errors; each is in the message, a line each.
        RepositoryError: The history cannot be read.
        LedgerError: The record cannot be trusted.
    """
    loaded = load_settings(config)
    if loaded.diagnostics:
        raise SettingsError("\n".join(["", *(str(d) for d in loaded.diagnostics)]))
    settings, root = loaded.settings, loaded.root
    adoption = read_adoption(root / settings.adopt) if settings.adopt else Adoption()
    program = program_digest()
    cache = DerivationCache(root / CACHE, program)
    derive = Derivations(cache, program, adoption.date_patterns, foreign=bool(settings.adopt))
    on = as_of or settings.as_of or today(settings.timezone)
    sources = _read_sources(settings, root, adoption, published)
    site = assemble_site(sources, derive, on=on)
    return ReadSite(
        settings=settings,
        root=root,
        on=on,
        site=site,
        derive=derive,
        cache=cache,
        program=program,
    )


def _read_sources(settings: Settings, root: Path, adoption: Adoption, published: str) -> Sources:
    if not (root / settings.docs_dir).is_dir():
        what = f"The folder of policies “{settings.docs_dir}” is not there."
        raise SettingsError(what, "Name it in mkdocs.yml: `docs_dir: policy_src`.")
    record, sealed = read_sealed(settings, root, published)
    if published:
        settings, adoption = as_published(published, settings, adoption)
    past = read_past(settings, root, adoption, recorded=bool(sealed))
    policies = read_working_texts(root, settings.docs_dir, _is_markdown)
    terms = read_working_texts(root, settings.glossary, _is_markdown) if settings.glossary else None
    listing = f"{settings.docs_dir}/{SERVICES}"
    services = read_working_texts(root, settings.docs_dir, lambda path: path == listing)
    return Sources(
        settings=settings,
        layout=_layout(settings, adoption),
        adoption=adoption,
        working=policies.texts,
        glossary=terms.texts if terms else (),
        services=services.texts[0] if services.texts else None,
        files=_other_files(root, settings.docs_dir),
        revisions=past.revisions,
        contents=past.contents or {},
        pending=past.pending,
        sealed=sealed,
        sealed_record=record,
        presets=load_presets(settings.notice.presets, root),
        record=_published(record, settings, root) if sealed else {},
        diagnostics=(
            *past.diagnostics,
            *policies.diagnostics,
            *(terms.diagnostics if terms else ()),
            *services.diagnostics,
        ),
    )


def _layout(settings: Settings, adoption: Adoption) -> Layout:
    return Layout(
        docs_dir=settings.docs_dir,
        glossary=settings.glossary,
        language=Language(adoption.language or settings.language),
        patterns=adoption.layout or DEFAULT_PATTERNS,
        language_names=adoption.language_names,
        adopted=bool(settings.adopt),
    )


def _published(record: Record, settings: Settings, root: Path) -> dict[str, bytes]:
    """The record as a site publishes it, so that anyone can prove the site from itself."""
    files = {**record.files, LEDGER: record.ledger.to_bytes()}
    if settings.verifier_key is not None:
        files[VERIFIER_KEY] = f"{settings.verifier_key}\n".encode()
    checkpoint = read_record_bytes(root / settings.record).checkpoint
    return files if checkpoint is None else {**files, CHECKPOINT: checkpoint}


def _is_markdown(path: str) -> bool:
    return path.lower().endswith(".md")


def _other_files(root: Path, docs_dir: str) -> tuple[str, ...]:
    folder = root / docs_dir
    paths = (
        Path(parent, name)
        for parent, folders, names in os.walk(folder)
        if not folders.sort()
        for name in sorted(names)
    )
    names = (path.relative_to(root).as_posix() for path in paths if not path.is_symlink())
    return tuple(name for name in names if not _is_markdown(name) and not name.endswith(SERVICES))


def program_digest() -> Digest:
    """What results depend on beside their input: the code, its lists of words, its engines."""
    state = sha256()
    for path in sorted((*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml"))):
        state.update(path.relative_to(PACKAGE).as_posix().encode())
        state.update(path.read_bytes())
    for name in ENGINES:
        state.update(f"{name} {version(name)}\n".encode())
    return Digest("sha256", state.hexdigest())


__all__ = ["ReadSite", "WorkingTexts", "program_digest", "read_site"]
