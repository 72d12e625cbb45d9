"""The facts of a text as JSON and back: what a cache keeps, so that a warm build parses nothing."""

import json
from datetime import date
from typing import Any

from inforce.digest import Digest
from inforce.documents.links import Link
from inforce.source.declarations import DeclaredWaiver
from inforce.versions.dating import StatedDate
from inforce.versions.diagnostic_rows import diagnostics_of, rows_of
from inforce.versions.facts import TextFacts
from inforce.versions.version import ClauseNote, DateSource, Effective, Precision

# Every field is written by name, so that a field added later cannot be lost in silence.
PLAIN = (
    "words",
    "title",
    "label",
    "change",
    "summary",
    "status",
    "replaced_by",
    "id",
    "supplements",
    "service",
    "language",
    "translation_of",
    "kind",
    "affirmed",
)
DAYS = ("announced_on", "repealed_on")
NAMES = ("aliases",)


def facts_to_json(facts: TextFacts) -> str:
    """The facts as one line of JSON; what is empty is left out."""
    data: dict[str, Any] = {name: getattr(facts, name) for name in PLAIN}
    data |= {name: list(getattr(facts, name)) for name in NAMES}
    data |= {name: _day_out(getattr(facts, name)) for name in DAYS}
    data["digest"] = str(facts.digest)
    data["effective"] = [_effective_out(e) for e in facts.effective]
    data["changes"] = [[n.section, n.effect, n.what, n.why, n.who, n.choice] for n in facts.changes]
    data["waivers"] = [
        [w.finding, w.section, w.because, w.by, _day_out(w.until), w.line] for w in facts.waivers
    ]
    data["dates"] = [
        [_effective_out(d.effective), d.source.value, d.line, d.number, d.pattern]
        for d in facts.dates
    ]
    data["links"] = [[link.target, link.line, link.image] for link in facts.links]
    data["diagnostics"] = rows_of(facts.diagnostics)
    kept = {name: value for name, value in data.items() if value not in ("", None, [])}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_from_json(text: str) -> TextFacts:
    """The facts that `facts_to_json` wrote.

    Raises:
        ValueError: The text is no such thing.
    """
    try:
        return _facts(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        msg = f"not the facts of a text: {error}"
        raise ValueError(msg) from error


def _facts(data: dict[str, Any]) -> TextFacts:
    plain: dict[str, Any] = {name: data[name] for name in PLAIN if name in data}
    plain |= {name: tuple(data.get(name, ())) for name in NAMES}
    plain |= {name: _day_in(data.get(name)) for name in DAYS}
    plain.setdefault("words", 0)
    plain.setdefault("title", "")
    return TextFacts(
        digest=Digest.parse(data["digest"]),
        **plain,
        effective=tuple(_effective_in(e) for e in data.get("effective", ())),
        changes=tuple(
            ClauseNote(section=s, effect=e, what=what, why=why, who=who, choice=choice)
            for s, e, what, why, who, choice in data.get("changes", ())
        ),
        waivers=tuple(
            DeclaredWaiver(
                finding=f, section=s, because=because, by=by, until=_day_in(until), line=line
            )
            for f, s, because, by, until, line in data.get("waivers", ())
        ),
        dates=tuple(
            StatedDate(
                effective=_effective_in(e),
                source=DateSource(source),
                line=line,
                number=number,
                pattern=pattern,
            )
            for e, source, line, number, pattern in data.get("dates", ())
        ),
        links=tuple(Link(target, line, image) for target, line, image in data.get("links", ())),
        diagnostics=diagnostics_of(data.get("diagnostics", ())),
    )


def _effective_out(effective: Effective) -> list[str]:
    return [effective.from_on.isoformat(), effective.precision.value, effective.applies_to]


def _effective_in(data: list[str]) -> Effective:
    day, precision, applies_to = data
    return Effective(date.fromisoformat(day), Precision(precision), applies_to)


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_in(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
