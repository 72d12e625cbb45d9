"""A notice preset: what one regime, or one house's own promise, asks before a change binds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeGuard

from inforce.materiality.notice_period import Period, parse_period

CLASSES: Final = ("material", "minor", "editorial")
TEXTS: Final = ("title", "regime", "source", "confidence")
LISTS: Final = ("channels", "contents", "exemptions")
CONFIDENCE: Final = ("A", "B", "M")
RULE_KEYS: Final = ("basis", "lead", "expires")
KEYS: Final = (
    *TEXTS,
    "checked_on",
    "counsel_must_confirm",
    "exit",
    "remark",
    *LISTS,
    *CLASSES,
)


class Basis(StrEnum):
    """What lets a change bind, the weakest first."""

    REASONABLE = "reasonable"  # no number in the rule: the period is a value of this program
    LEAD = "lead"  # a number in the rule
    OPTOUT = "optout"  # a period, and an offer to refuse that somebody must have made
    CONSENT = "consent"  # no lapse of time is enough

    @property
    def strictness(self) -> int:
        """Its place among the others; the greatest prevails."""
        return tuple(Basis).index(self)

    @property
    def needs_decision(self) -> bool:
        """Whether waiting alone cannot meet it."""
        return self in {Basis.OPTOUT, Basis.CONSENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """What a preset asks for one class of change.

    Args:
        basis: What lets the change bind.
        lead: How long before it binds people must have been told.
        expires: Whether the last day of the period must have passed, too: the change then binds
            on the day after it, at the earliest.
    """

    basis: Basis
    lead: Period
    expires: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreset:
    """A regime's rules for notice. A starting value: counsel must confirm that it fits.

    Args:
        name: What the configuration calls it.
        title: What people call it.
        regime: The rule it stands for.
        source: Where the rule was read.
        confidence: `A` the rule itself was read, `B` somebody's account of it, `M` from memory.
        checked_on: When that was.
        rules: By class of change; a class that is not there needs no notice.
        channels: How people must be told.
        contents: What a notice must contain.
        exemptions: Changes that the rule lets pass.
        remark: What else to know.
        exit: How long after a change took effect readers may end the contract free of charge; no
            time at all means until it does; None where the rule gives no such right.
    """

    name: str
    title: str
    regime: str
    source: str
    confidence: str
    checked_on: date
    rules: Mapping[str, NoticeRule]
    channels: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    remark: str = ""
    exit: Period | None = None


def read_preset(name: str, data: Mapping[str, object]) -> NoticePreset | str:
    """A preset from its file's data, or one sentence that says what is wrong with it."""
    wrong = _wrong(data)
    if wrong:
        return wrong
    rules: dict[str, NoticeRule] = {}
    for kind in CLASSES:
        if kind in data:
            rule = _rule(data[kind])
            if rule is None:
                return f"`[{kind}]` needs a `basis` ({', '.join(Basis)}) and a `lead` like `P30D`."
            rules[kind] = rule
    title, regime, source, confidence = (str(data[key]) for key in TEXTS)
    channels, contents, exemptions = (_texts(data.get(key, [])) for key in LISTS)
    checked_on = data["checked_on"]
    if not isinstance(checked_on, date):
        return "`checked_on` is no day."
    return NoticePreset(
        name=name,
        title=title,
        regime=regime,
        source=source,
        confidence=confidence,
        checked_on=checked_on,
        rules=rules,
        channels=channels,
        contents=contents,
        exemptions=exemptions,
        remark=str(data.get("remark", "")),
        exit=parse_period(str(data["exit"])) if "exit" in data else None,
    )


def _wrong(data: Mapping[str, object]) -> str:
    unknown = [key for key in data if key not in KEYS]
    missing = [key for key in (*TEXTS, "checked_on") if key not in data]
    if unknown or missing:
        told = (f"`{key}` means nothing here." for key in unknown)
        return " ".join((*told, *(f"`{key}` is missing." for key in missing)))
    if not all(isinstance(data[key], str) and data[key] for key in TEXTS):
        return f"{', '.join(TEXTS)} must each be a text."
    if data["confidence"] not in CONFIDENCE:
        return f"`confidence` is one of {', '.join(CONFIDENCE)}."
    if data.get("counsel_must_confirm") is not True:
        return "`counsel_must_confirm = true` is missing: no table knows your contracts."
    return _wrong_values(data)


def _wrong_values(data: Mapping[str, object]) -> str:
    if "exit" in data and parse_period(str(data["exit"])) is None:
        return "`exit` is a duration like `P30D`; `P0D` means until the change takes effect."
    if not all(_are_texts(data.get(key, [])) for key in LISTS):
        return f"{', '.join(LISTS)} must each be a list of texts."
    return ""


def _rule(value: object) -> NoticeRule | None:
    if not isinstance(value, dict) or any(key not in RULE_KEYS for key in value):
        return None
    basis, expires = value.get("basis"), value.get("expires", False)
    lead = parse_period(str(value.get("lead", "")))
    if basis not in tuple(Basis) or lead is None or not isinstance(expires, bool):
        return None
    return NoticeRule(basis=Basis(str(basis)), lead=lead, expires=expires)


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(value) if _are_texts(value) else ()
