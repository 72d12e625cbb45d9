"""`adopt.toml` to values; every complaint names the line, and all are made at once."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from inforce.diagnostics import Diagnostic, Severity, did_you_mean, in_order
from inforce.errors import SettingsError
from inforce.location import SourceLocation
from inforce.versions.adoption import Adoption, CommitOverride, Merged, Moved, Split

TABLES: Final = {
    "moved": ("from", "to"),
    "split": ("from", "into"),
    "merged": ("from", "into"),
    "commits": ("commit", "ignore", "effective", "announced", "summary"),
}
MAPPINGS: Final = ("pending_files", "substitutions", "language_names")
LISTS: Final = ("date_patterns", "pending_refs", "exclude", "layout")
WORDS: Final = ("publish_ref", "language")
KEYS: Final = (*WORDS, *LISTS, *MAPPINGS, *TABLES)
COMMIT_ID: Final = re.compile(r"[0-9a-f]{7,64}")
AT_LINE: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_adoption(path: Path) -> Adoption:
    """Read `adopt.toml`.

    Raises:
        SettingsError: It cannot be read or used; each complaint is in the message, a line each.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = f"“{path.name}” cannot be read: {getattr(error, 'strerror', None) or error}."
        raise SettingsError(what, "Run `inforce adopt . --write`.") from error
    adoption, diagnostics = parse_adoption(text, path.name)
    if diagnostics:
        raise SettingsError("\n".join(["", *(str(d) for d in diagnostics)]))
    return adoption


def parse_adoption(text: str, path: str) -> tuple[Adoption, tuple[Diagnostic, ...]]:
    """The values of an `adopt.toml`, and what is wrong with it."""
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Adoption(), (_broken(str(error), path, text),)
    reader = _Reader(data, text, path)
    adoption = reader.adoption()
    return adoption, in_order(reader.diagnostics)


def _broken(words: str, path: str, text: str) -> Diagnostic:
    at = AT_LINE.search(words)
    line = int(at[1]) if at and at[1] else text.rstrip().count("\n") + 1
    return Diagnostic(
        code="C020",
        severity=Severity.ERROR,
        location=SourceLocation(path, line, int(at[2]) if at and at[2] else 1),
        what=f"The TOML cannot be read: {AT_LINE.sub('', words)}.",
        why="",
        remedy='Write `key = "value"`.',
    )


class _Reader:
    """Reads checked values out of plain TOML, and remembers what was wrong."""

    def __init__(self, data: Mapping[str, Any], text: str, path: str) -> None:
        self._data = data
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._path = path
        self.diagnostics: list[Diagnostic] = []

    def adoption(self) -> Adoption:
        """Everything the file says."""
        self._unknown(self._data, KEYS, "", 0)
        return Adoption(
            date_patterns=self._patterns(),
            moved=tuple(
                Moved(
                    from_path=self._word(t, "from", "moved", n),
                    to_path=self._word(t, "to", "moved", n),
                )
                for n, t in self._tables("moved")
            ),
            splits=tuple(
                Split(
                    from_path=self._word(t, "from", "split", n),
                    into_paths=self._words(t, "into", "split", n),
                )
                for n, t in self._tables("split")
            ),
            merges=tuple(
                Merged(
                    from_paths=self._words(t, "from", "merged", n),
                    into_path=self._word(t, "into", "merged", n),
                )
                for n, t in self._tables("merged")
            ),
            commits=tuple(self._commit(t, n) for n, t in self._tables("commits")),
            pending_files=self._mapping("pending_files"),
            exclude=self._words(self._data, "exclude"),
            publish_ref=self._word(self._data, "publish_ref"),
            pending_refs=self._words(self._data, "pending_refs"),
            substitutions=self._mapping("substitutions"),
            layout=self._layout(),
            language=self._word(self._data, "language"),
            language_names=self._mapping("language_names"),
        )

    def _commit(self, table: Mapping[str, Any], number: int) -> CommitOverride:
        commit = self._word(table, "commit", "commits", number)
        if not COMMIT_ID.fullmatch(commit):
            what = f"“{commit[:80]}” is no commit."
            self._wrong(
                "C023", "commit", what, "Write 7 to 64 hexadecimal digits.", at=("commits", number)
            )
        ignore = table.get("ignore", False)
        if not isinstance(ignore, bool):
            what = "`ignore` is neither true nor false."
            self._wrong("C022", "ignore", what, "Write `ignore = true`.", at=("commits", number))
        return CommitOverride(
            commit=commit or "-",
            ignore=ignore is True,
            effective=self._day(table, "effective", number),
            announced=self._day(table, "announced", number),
            summary=self._word(table, "summary", "commits", number) if "summary" in table else "",
        )

    def _day(self, table: Mapping[str, Any], key: str, number: int) -> date | None:
        value = table.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value)) if value is not None else None
        except (TypeError, ValueError):
            what = f"`{key}` is no day."
            self._wrong("C024", key, what, f"Write `{key} = 2026-05-04`.", at=("commits", number))
            return None

    def _patterns(self) -> tuple[str, ...]:
        usable = []
        for pattern in self._words(self._data, "date_patterns"):
            try:
                groups = re.compile(pattern).groupindex
            except (re.error, RecursionError) as error:
                what = f"“{pattern[:80]}” is no regular expression: {error}."
                self._wrong("C025", "date_patterns", what, "Write it between single quotes.")
                continue
            if "date" not in groups:
                what = f"“{pattern[:80]}” has no group named `date`."
                self._wrong("C025", "date_patterns", what, "Write `(?P<date>.+?)` for the day.")
                continue
            usable.append(pattern)
        return tuple(usable)

    def _layout(self) -> tuple[str, ...]:
        patterns = self._words(self._data, "layout")
        for pattern in patterns:
            if pattern.count("{doc}") != 1 or pattern.count("{lang}") > 1:
                what = f"“{pattern[:80]}” does not say where a document lies."
                self._wrong("C026", "layout", what, "Write a pattern such as `{lang}/{doc}.md`.")
        return tuple(p for p in patterns if p.count("{doc}") == 1 and p.count("{lang}") == 1)

    def _tables(self, name: str) -> tuple[tuple[int, Mapping[str, Any]], ...]:
        value = self._data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong("C022", name, f"`{name}` is no list of tables.", f"Write `[[{name}]]`.")
            return ()
        for number, table in enumerate(value):
            self._unknown(table, TABLES[name], name, number)
        return tuple(enumerate(value))

    def _mapping(self, name: str) -> tuple[tuple[str, str], ...]:
        value = self._data.get(name, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            what = f"`{name}` is no table of words."
            self._wrong("C022", name, what, f'Write `[{name}]` and lines of `key = "value"`.')
            return ()
        return tuple(sorted(value.items()))

    def _word(self, table: Mapping[str, Any], key: str, name: str = "", number: int = 0) -> str:
        value = table.get(key)
        if isinstance(value, str) and (value or not name):
            return value
        if value is None and not name:
            return ""
        what = f"`{key}` is missing." if value in (None, "") else f"`{key}` is no text."
        self._wrong("C022", key, what, f'Write `{key} = "…"`.', at=(name, number))
        return ""

    def _words(
        self, table: Mapping[str, Any], key: str, name: str = "", number: int = 0
    ) -> tuple[str, ...]:
        value = table.get(key, None if name else [])
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        what = f"`{key}` is missing." if value is None else f"`{key}` is no list of texts."
        self._wrong("C022", key, what, f'Write `{key} = ["…"]`.', at=(name, number))
        return ()

    def _unknown(
        self, table: Mapping[str, Any], known: tuple[str, ...], name: str, number: int
    ) -> None:
        for key in table:
            if key not in known:
                what = f"`{key[:80]}` means nothing here."
                hint = did_you_mean(key, known) or f"There are: {', '.join(sorted(known))}."
                self._wrong("C021", key, what, hint, at=(name, number))

    def _wrong(
        self, code: str, key: str, what: str, remedy: str, *, at: tuple[str, int] = ("", 0)
    ) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                location=SourceLocation(self._path, self._line(key, *at)),
                what=what,
                why="",
                remedy=remedy,
            )
        )

    def _line(self, key: str, name: str, number: int) -> int:
        """The line of a key, or of its table where the key is missing; TOML keeps no places."""
        start = 0
        if name:
            header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
            found = [n for n, line in enumerate(self._lines) if header.match(line)]
            start = found[number] if number < len(found) else 0
        entry = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])")
        for line in range(start, len(self._lines)):
            if name and line > start and self._lines[line].lstrip().startswith("["):
                break
            if entry.match(self._lines[line]):
                return line + 1
        return start + 1
