"""A site as the gate judges it: as it lies, or beside the commit that a change starts from."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from inforce.adapters.base_reader import rules_at, site_at
from inforce.adapters.git import GitRepository
from inforce.adapters.ledger_file import read_record_bytes
from inforce.adapters.record_writing import LEDGER
from inforce.adapters.settings_file import load_settings
from inforce.adapters.signature_reader import unsigned
from inforce.adapters.site_reader import read_site
from inforce.adapters.templates import THEME, PageRenderer
from inforce.diagnostics import Diagnostic, in_order
from inforce.ledger.continuity import judge_continuity, judge_record
from inforce.ledger.verification import verify_record
from inforce.pipeline.assembly import Site
from inforce.pipeline.gate import judge_site
from inforce.settings import HistoryMode, Settings


def check_site(
    config: Path, *, base: str = "", as_of: date | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a site, or only what a change makes wrong.

    Args:
        config: Its `mkdocs.yml`.
        base: The branch a change is meant for; empty where the whole site is judged.
        as_of: The day it is judged for.

    Raises:
        InforceError: The site cannot be read.
    """
    loaded = load_settings(config)
    if loaded.diagnostics:
        return loaded.diagnostics
    root = loaded.root
    commit = GitRepository(root).merge_base(base) if base else ""
    rules = rules_at(root, config.name, commit) if commit else None
    settings = rules.settings if rules is not None else loaded.settings
    broken = tuple(_record(settings, root))
    altered = tuple(_altered(settings, root, commit)) if commit else ()
    if broken or altered:  # nothing that rests on such a record can be judged
        return in_order((*broken, *altered))
    on = as_of or (rules.on if rules is not None else None)
    read = read_site(config, as_of=on, published=commit)
    overrides = loaded.settings.overrides
    renderer = PageRenderer((root / overrides, THEME) if overrides else (THEME,))

    def judged(site: Site) -> tuple[Diagnostic, ...]:
        held = site if rules is None else rules.hold(site)
        return judge_site(held, read.derive, renderer.words, on=read.on)

    found = (*unsigned(loaded.settings, root), *judged(read.site))
    if rules is not None:  # a change cannot name another key, or none, to excuse itself
        found = (*found, *unsigned(rules.settings, root))
    if not commit:
        return in_order(found)
    before = (*unsigned(settings, root, commit), *judged(site_at(read, commit)))
    return in_order(_caused(dict.fromkeys(found), before))


def _caused(now: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was wrong before is not the fault of a change, wherever it stands now."""
    known = {(d.code, d.location.path, d.what) for d in before}
    return tuple(d for d in now if (d.code, d.location.path, d.what) not in known)


def _record(settings: Settings, root: Path) -> Iterable[Diagnostic]:
    if settings.history is HistoryMode.GIT:
        return ()
    read = read_record_bytes(root / settings.record)
    if read.ledger is None and read.checkpoint is None:
        return ()
    found = verify_record(read.ledger or b"", read.files, read.checkpoint)
    return judge_record(found, settings.record)


def _altered(settings: Settings, root: Path, commit: str) -> Iterable[Diagnostic]:
    folder = f"{settings.record}/"
    before = GitRepository(root).files_at(commit, lambda path: path.startswith(folder))
    read = read_record_bytes(root / settings.record)
    now = {**read.files, LEDGER: read.ledger or b""}
    return judge_continuity(
        {path.removeprefix(folder): data for path, data in before.items()}, now, settings.record
    )
