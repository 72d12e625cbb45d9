"""What a change starts from: the site as it lay at a commit, and the rules it was judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from inforce.adapters.clock import today
from inforce.adapters.git import GitRepository
from inforce.adapters.notice_presets import load_presets
from inforce.adapters.settings_file import load_settings
from inforce.adapters.site_reader import SERVICES, ReadSite
from inforce.diagnostics import Diagnostic
from inforce.errors import SettingsError
from inforce.materiality.notice_preset import NoticePreset
from inforce.pipeline.assembly import Site, assemble_site
from inforce.settings import Settings
from inforce.source.text import SourceText, decode_text

# Where settings and presets are written.
RULES = frozenset({".yml", ".yaml", ".toml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a change is judged by, whatever it does to the configuration itself.

    Args:
        settings: The site's choices.
        presets: What a coming change must meet.
    """

    settings: Settings
    presets: tuple[NoticePreset, ...]

    @property
    def on(self) -> date:
        """The day it is judged for."""
        return self.settings.as_of or today(self.settings.timezone)

    def hold(self, site: Site) -> Site:
        """The same site, held to these rules beside its own: a change cannot excuse itself."""
        sources = site.sources
        further = (preset for preset in self.presets if preset not in sources.presets)
        adopt = sources.settings.adopt if self.settings.adopt else ""
        held = replace(
            sources,
            presets=(*sources.presets, *further),
            settings=replace(sources.settings, adopt=adopt),
        )
        return replace(site, sources=held)


def rules_at(root: Path, config: str, commit: str) -> Rules | None:
    """The rules as they stood at a commit; None where there were none that can be read.

    Args:
        root: The folder of the site.
        config: The name of its configuration.
        commit: The commit.
    """
    files = GitRepository(root).files_at(commit, _states_rules)
    with TemporaryDirectory() as folder:
        for path, data in files.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        try:
            settings = load_settings(Path(folder, config)).settings
            return Rules(
                settings=settings, presets=load_presets(settings.notice.presets, Path(folder))
            )
        except SettingsError:  # it was unreadable before: no fault of the change
            return None


def _states_rules(path: str) -> bool:
    plain = PurePosixPath(path)
    return plain.suffix in RULES and ".." not in plain.parts


def site_at(read: ReadSite, commit: str) -> Site:
    """The site as it lay at a commit, with the same past."""
    sources, settings = read.site.sources, read.settings
    listing = f"{settings.docs_dir}/{SERVICES}"
    folders = tuple(_below(name) for name in (settings.docs_dir, settings.glossary) if name)

    def wanted(path: str) -> bool:
        return path == listing or (path.lower().endswith(".md") and path.startswith(folders))

    files = GitRepository(read.root).files_at(commit, wanted)
    texts = [decode_text(data, path) for path, data in sorted(files.items())]
    known = [text for text in texts if isinstance(text, SourceText)]
    glossary = _below(settings.glossary)
    before = replace(
        sources,
        working=_texts(known, _below(settings.docs_dir)),
        glossary=_texts(known, glossary) if settings.glossary else (),
        services=next((text for text in known if text.path == listing), None),
        diagnostics=tuple(text for text in texts if isinstance(text, Diagnostic)),
    )
    return assemble_site(before, read.derive, on=read.on)


def _below(folder: str) -> str:
    return "" if folder in {"", "."} else f"{folder}/"


def _texts(texts: Iterable[SourceText], folder: str) -> tuple[SourceText, ...]:
    return tuple(
        text for text in texts if text.path.startswith(folder) and text.path.lower().endswith(".md")
    )
