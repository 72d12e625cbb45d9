"""The fields of front matter, each read as what it should be, with a complaint where it is not."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity, did_you_mean, in_order
from inforce.location import SourceLocation
from inforce.source.declarations import DeclaredChange, DeclaredDate, DeclaredWaiver, read_day
from inforce.source.yaml_nodes import Value, flatten

EFFECTS: Final = ("reduces", "expands", "neutral")
_CHANGE_KEYS: Final = ("section", "effect", "what", "why", "who", "choice")
_WAIVER_KEYS: Final = ("finding", "section", "because", "by", "until")
_EFFECTIVE_KEYS: Final = ("from", "applies_to")


class FieldReader:
    """Reads one mapping and remembers what was wrong with it.

    Args:
        entries: The mapping.
        foreign: Whether it was written for another tool, whose keys and values are its own.
    """

    def __init__(self, entries: Mapping[str, Value], *, foreign: bool) -> None:
        self._entries = entries
        self._foreign = foreign
        self._diagnostics: list[Diagnostic] = []

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All complaints, in reading order."""
        return in_order(self._diagnostics)

    def add(self, diagnostic: Diagnostic) -> None:
        """Remember a complaint made elsewhere."""
        self._diagnostics.append(diagnostic)

    def complain(
        self, code: str, at: SourceLocation, what: str, remedy: str, why: str = ""
    ) -> None:
        """Remember that a value cannot be used; another tool's value is merely passed over."""
        severity = Severity.INFO if self._foreign else Severity.ERROR
        self._diagnostics.append(
            Diagnostic(code=code, severity=severity, location=at, what=what, why=why, remedy=remedy)
        )

    def lines(self) -> dict[str, int]:
        """The line of each key."""
        return {key: value.key_at.line for key, value in self._entries.items()}

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Every scalar by its dotted key, sorted."""
        return tuple(sorted(flatten(self._entries)))

    def unknown(self, known: tuple[str, ...]) -> dict[str, str]:
        """Keys that are none of the known ones, with their values in one line."""
        strange = {key: value for key, value in self._entries.items() if key not in known}
        if not self._foreign:
            for key, value in strange.items():
                self._unknown_key(key, value, known)
        return {
            key: "; ".join(text for _, text in flatten({key: value}))
            for key, value in strange.items()
        }

    def text(self, key: str) -> str:
        """A plain scalar, its white space folded."""
        value = self._entries.get(key)
        return "" if value is None else self._scalar(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A scalar or a list of scalars."""
        value = self._entries.get(key)
        if value is None:
            return ()
        if value.text is not None:
            return (value.text.strip(),) if value.text.strip() else ()
        return tuple(text for item in self._items(key, value) if (text := self._scalar(key, item)))

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        """One of the known words."""
        value = self._entries.get(key)
        return "" if value is None else self._one_of(key, value, known)

    def day(self, key: str) -> date | None:
        """A day; a month stands for its first day."""
        value = self._entries.get(key)
        declared = None if value is None else self._day(key, value)
        return declared.from_on if declared else None

    def effective(self) -> tuple[DeclaredDate, ...]:
        """The day or days on which the wording begins to bind, sorted."""
        value = self._entries.get("effective")
        if value is None:
            return ()
        values = (value,) if value.text is not None or value.mapping is not None else value.items
        dates = [self._effective_entry(item) for item in values or ()]
        return tuple(
            sorted(
                (found for found in dates if found is not None),
                key=lambda declared: (declared.from_on, declared.applies_to),
            )
        )

    def changes(self) -> tuple[DeclaredChange, ...]:
        """The author's reading, clause by clause."""
        found = []
        for fields, at in self._mappings("changes", _CHANGE_KEYS):
            texts = {key: self._scalar(key, fields[key]) for key in _CHANGE_KEYS if key in fields}
            if "effect" in fields:
                texts["effect"] = self._one_of("effect", fields["effect"], EFFECTS)
            for key in ("section", "what"):
                if not texts.get(key):
                    self._missing(key, "an item of `changes`", at)
            found.append(DeclaredChange(**texts, line=at.line))
        return tuple(found)

    def waivers(self) -> tuple[DeclaredWaiver, ...]:
        """Findings answered on the record: each names its finding, its reason and who answers."""
        found = []
        for fields, at in self._mappings("waivers", _WAIVER_KEYS):
            texts = {
                key: self._scalar(key, fields[key])
                for key in _WAIVER_KEYS
                if key in fields and key != "until"
            }
            until = self._day("until", fields["until"]) if "until" in fields else None
            for key in ("finding", "because", "by"):
                if not texts.get(key):
                    self._missing(key, "a waiver", at)
            if "until" not in fields:
                self._missing("until", "a waiver", at)
            found.append(
                DeclaredWaiver(**texts, until=until.from_on if until else None, line=at.line)
            )
        return tuple(found)

    def no_summary(self, change: str) -> None:
        """A change that matters to readers must be summed up for them."""
        self.complain(
            "S013",
            self._entries["change"].key_at,
            f"A {change} change has no `summary`.",
            "Add `summary:` with what changes, in plain words.",
            "Readers are told of such a change by its summary.",
        )

    def no_repeal_day(self) -> None:
        """A repealed policy says when it ended."""
        self.complain(
            "S014",
            self._entries["status"].key_at,
            "The policy is repealed, but `repealed` does not say since when.",
            "Add `repealed: 2027-01-31`.",
        )

    def _effective_entry(self, value: Value) -> DeclaredDate | None:
        fields = value.mapping
        if value.text is not None or fields is None:
            return self._day("effective", value)
        self._check_keys(fields, _EFFECTIVE_KEYS)
        if "from" not in fields:
            self._missing("from", "an item of `effective`", value.at)
            return None
        declared = self._day("from", fields["from"])
        if declared is None or "applies_to" not in fields:
            return declared
        readers = self._scalar("applies_to", fields["applies_to"])
        return DeclaredDate(declared.from_on, declared.month_only, readers, declared.line)

    def _mappings(
        self, key: str, known: tuple[str, ...]
    ) -> Iterator[tuple[dict[str, Value], SourceLocation]]:
        value = self._entries.get(key)
        if value is None:
            return
        for item in self._items(key, value):
            fields = item.mapping
            if fields is None:
                what = f"An item of `{key}` is no mapping."
                self.complain("S015", item.at, what, f"Write it with {', '.join(known)}.")
                continue
            self._check_keys(fields, known)
            yield fields, item.at

    def _items(self, key: str, value: Value) -> tuple[Value, ...]:
        if value.items is None:
            self.complain("S015", value.at, f"`{key}` is no list.", "Write one `- ` a line.")
            return ()
        return value.items

    def _check_keys(self, fields: Mapping[str, Value], known: tuple[str, ...]) -> None:
        if not self._foreign:
            for key, value in fields.items():
                if key not in known:
                    self._unknown_key(key, value, known)

    def _unknown_key(self, key: str, value: Value, known: tuple[str, ...]) -> None:
        remedy = did_you_mean(key, known) or f"There are: {', '.join(sorted(known))}."
        self._diagnostics.append(
            Diagnostic(
                code="S016",
                severity=Severity.WARNING,
                location=value.key_at,
                what=f"`{key}` is no key of front matter here.",
                why="It has no effect.",
                remedy=remedy,
            )
        )

    def _scalar(self, key: str, value: Value) -> str:
        if value.text is None:
            self.complain("S015", value.at, f"`{key}` is no plain text.", "Write words, in quotes.")
            return ""
        return " ".join(value.text.split())

    def _one_of(self, key: str, value: Value, known: tuple[str, ...]) -> str:
        word = self._scalar(key, value)
        if not word or word in known:
            return word
        remedy = did_you_mean(word, known) or f"There are: {', '.join(known)}."
        self.complain("S017", value.at, f"`{key}: {word[:60]}` means nothing here.", remedy)
        return ""

    def _missing(self, key: str, where: str, at: SourceLocation) -> None:
        self.complain("S018", at, f"`{key}` is missing in {where}.", f"Add `{key}:`.")

    def _day(self, key: str, value: Value) -> DeclaredDate | None:
        text = self._scalar(key, value)
        if not text:
            return None
        declared = read_day(text, value.at.line)
        if declared is None:
            what = f"`{key}: {text[:60]}` is no day of the calendar."
            self.complain("S019", value.at, what, "Write `2027-01-15`, or `2027-01` for a month.")
        return declared
