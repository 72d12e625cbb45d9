"""`mkdocs.yml` to `Settings`, with file and line in every complaint."""

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from inforce.adapters.notice_options import NoticeOptions
from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.errors import LedgerError, SettingsError
from inforce.glossary.occurrences import FirstIn
from inforce.ledger.note import VerifierKey
from inforce.location import SourceLocation
from inforce.settings import HistoryMode, NoticeSettings, Settings
from inforce.source.text import decode_text
from inforce.source.yaml_nodes import Value, parse_yaml

OPTIONS: Final = (
    "adopt",
    "as_of",
    "first-in",
    "glossary",
    "history",
    "notice",
    "pending_refs",
    "publish_ref",
    "record",
    "timezone",
    "verifier_key",
)
MAX_INHERITANCE: Final = 10


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What the configuration says, and what its author must be told.

    Args:
        settings: The choices; where one could not be read, its default.
        root: Folder that every path in `settings` is relative to.
        diagnostics: An error means the settings must not be used.
    """

    settings: Settings
    root: Path
    diagnostics: tuple[Diagnostic, ...]


def load_settings(path: Path) -> LoadedSettings:
    """Read the configuration of a site.

    Raises:
        SettingsError: The file is missing or cannot be read.
    """
    top, diagnostics = _read(path, path.name, 0)
    reader = _OptionReader(path.parent, top, list(diagnostics))
    settings = reader.settings()
    return LoadedSettings(settings, path.parent, tuple(reader.diagnostics))


def _read(path: Path, name: str, depth: int) -> tuple[dict[str, Value], tuple[Diagnostic, ...]]:
    try:
        decoded = decode_text(path.read_bytes(), name)
    except OSError as error:
        what = f"{path} cannot be read ({error.strerror})."
        remedy = "Run this in the folder of mkdocs.yml, or name it with --config."
        raise SettingsError(what, remedy) from error
    if isinstance(decoded, Diagnostic):
        return {}, (decoded,)
    parsed = parse_yaml(decoded.text, name)
    if isinstance(parsed, Diagnostic):
        return {}, (parsed,)
    top = parsed.mapping or {}
    parent = top.get("INHERIT")
    if parent is None or not parent.text or depth >= MAX_INHERITANCE:
        return top, ()
    inherited, diagnostics = _read(path.parent / parent.text, parent.text, depth + 1)
    return {**inherited, **top}, diagnostics


class _OptionReader:
    """Reads each option once and collects what is wrong."""

    def __init__(self, root: Path, top: Mapping[str, Value], diagnostics: list[Diagnostic]) -> None:
        self._root = root
        self._top = top
        self.diagnostics = diagnostics
        self._options = self._plugin_options()

    def settings(self) -> Settings:
        docs_dir = self._text(self._top, "docs_dir", "docs")
        return Settings(
            site_name=self._text(self._top, "site_name", "Policies"),
            site_url=self._text(self._top, "site_url", ""),
            language=self._theme("language", "en"),
            docs_dir=docs_dir,
            glossary=self._glossary(docs_dir),
            record=self._text(self._options, "record", "record"),
            timezone=self._timezone(),
            as_of=self._as_of(),
            publish_ref=self._text(self._options, "publish_ref", "HEAD"),
            pending_refs=self._pending_refs(),
            history=self._history(),
            notice=self._notice(),
            adopt=self._adopt(),
            overrides=self._theme("custom_dir", ""),
            first_in=self._first_in(),
            verifier_key=self._verifier_key(),
        )

    def _plugin_options(self) -> dict[str, Value]:
        plugins = self._top.get("plugins")
        listed = plugins.items if plugins is not None else None
        for item in listed or ():
            if item.text == "inforce":
                return {}
            entry = (item.mapping or {}).get("inforce")
            if entry is None:
                continue
            options = entry.mapping
            if options is None:
                self._wrong("C002", entry, "The options of `inforce` are no mapping.", "")
                return {}
            for name, value in options.items():
                if name not in OPTIONS:
                    hint = did_you_mean(name, OPTIONS) or f"There are: {', '.join(OPTIONS)}."
                    self._wrong(
                        "C001", value, f"`{name}` is no option of `inforce`.", hint, key=True
                    )
            return options
        return {}

    def _theme(self, option: str, default: str) -> str:
        theme = self._top.get("theme")
        return self._text((theme.mapping if theme else None) or {}, option, default)

    def _glossary(self, docs_dir: str) -> str:
        wanted = self._text(self._options, "glossary", "")
        if not wanted:
            return ""
        for base in (self._root / docs_dir, self._root):
            folder = (base / wanted).resolve()
            if folder.is_dir() and folder.is_relative_to(self._root.resolve()):
                return folder.relative_to(self._root.resolve()).as_posix()
        what = f"The glossary folder “{wanted}” is not there."
        self._wrong("C003", self._options["glossary"], what, "Name a folder beside the policies.")
        return ""

    def _timezone(self) -> str:
        name = self._text(self._options, "timezone", "UTC")
        if name not in zoneinfo.available_timezones():
            hint = did_you_mean(name, zoneinfo.available_timezones())
            what = f"“{name}” is no time zone."
            self._wrong("C004", self._options["timezone"], what, hint or "Write `Europe/Brussels`.")
            return "UTC"
        return name

    def _as_of(self) -> date | None:
        text = self._text(self._options, "as_of", "")
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            what = f"“{text}” is no day."
            self._wrong("C005", self._options["as_of"], what, "Write `2026-12-01`.")
            return None

    def _pending_refs(self) -> tuple[str, ...]:
        value = self._options.get("pending_refs")
        if value is None:
            return ()
        refs = [item.text for item in value.items or () if item.text]
        if value.items is None or len(refs) != len(value.items):
            what = "`pending_refs` is no list of branches."
            self._wrong("C006", value, what, "Write `pending_refs: [announced-2027]`.")
        return tuple(refs)

    def _history(self) -> HistoryMode:
        text = self._text(self._options, "history", HistoryMode.AUTO)
        try:
            return HistoryMode(text)
        except ValueError:
            what = f"`history` cannot be “{text}”."
            self._wrong("C007", self._options["history"], what, "Write auto, git or record.")
            return HistoryMode.AUTO

    def _first_in(self) -> FirstIn:
        text = self._text(self._options, "first-in", FirstIn.SECTION)
        try:
            return FirstIn(text)
        except ValueError:
            hint = did_you_mean(text, list(FirstIn)) or "Write section, page or all."
            what = f"`first-in` cannot be “{text}”."
            self._wrong("C012", self._options["first-in"], what, hint)
            return FirstIn.SECTION

    def _verifier_key(self) -> VerifierKey | None:
        text = self._text(self._options, "verifier_key", "")
        try:
            return VerifierKey.parse(text) if text else None
        except LedgerError as error:
            self._wrong("C013", self._options["verifier_key"], error.what, error.remedy)
            return None

    def _notice(self) -> NoticeSettings:
        return NoticeOptions(self._root, self._text, self._wrong).read(self._options.get("notice"))

    def _adopt(self) -> str:
        name = self._text(self._options, "adopt", "")
        if name and not (self._root / name).is_file():
            what = f"“{name}” is not there."
            self._wrong("C009", self._options["adopt"], what, "Run `inforce adopt . --write`.")
            return ""
        return name

    def _text(self, options: Mapping[str, Value], name: str, default: str) -> str:
        value = options.get(name)
        if value is None:
            return default
        if value.text is None:
            self._wrong("C010", value, f"`{name}` is no plain value.", "Write one word or text.")
            return default
        return value.text

    def _wrong(self, code: str, value: Value, what: str, remedy: str, *, key: bool = False) -> None:
        at: SourceLocation = value.key_at if key else value.at
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                location=at,
                what=what,
                why="The site would not be built as its owner meant it.",
                remedy=remedy,
            )
        )
