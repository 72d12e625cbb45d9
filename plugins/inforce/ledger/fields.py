"""Attested values as JSON fields, and back."""

from dataclasses import asdict

from inforce.errors import LedgerError
from inforce.ledger.attested import (
    Attested,
    LifeEvent,
    LifeKind,
    PolicyFacts,
    SealedText,
    sealed_paths,
)
from inforce.ledger.stated import VersionFacts
from inforce.ledger.strict import Fields
from inforce.ledger.version_fields import (
    effective_facts,
    effective_from,
    iso,
    note_from,
    version_facts_fields,
    version_facts_from,
    waiver_facts,
    waiver_from,
)
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.told import Way
from inforce.versions.version import (
    DateSource,
    TextChange,
)


def facts_of(attested: Attested) -> dict[str, object]:
    """The fields of an attested value, `kind` among them."""
    match attested:
        case SealedText():
            return _text_facts(attested)
        case LifeEvent():
            return _event_facts(attested)
        case PolicyFacts():
            return {"kind": "policy", **_plain(asdict(attested))}
        case VersionFacts():
            return version_facts_fields(attested)


def attested_from(fields: Fields) -> Attested:
    """The value that these fields give.

    Raises:
        LedgerError: They give none.
    """
    kind = fields.text("kind")
    if kind == "text":
        return _text_from(fields)
    if kind == "event":
        return _event_from(fields)
    if kind == "policy":
        return _policy_from(fields)
    if kind == "version":
        return version_facts_from(fields)
    what = f"Its kind `{kind[:40]}` is not one of text, event, policy, version."
    raise LedgerError(what)


def _text_facts(text: SealedText) -> dict[str, object]:
    return {
        "kind": "text",
        "policy": text.policy,
        "label": text.label,
        "n": text.number,
        "language": text.language,
        "title": text.title,
        "effective": effective_facts(text.effective),
        "effective_source": text.effective_source,
        "announced": iso(text.announced_on),
        "recorded": text.recorded_on.isoformat(),
        "dated": iso(text.dated_on),
        "numbered": text.numbered,
        "shown": text.shown,
        "change": text.change,
        "text_change": text.text_change,
        "words_changed": text.words_changed,
        "summary": text.summary,
        "changes": [asdict(note) for note in text.changes],
        "source_path": text.source_path,
        "path": text.path,
        "digest": str(text.digest),
        "source": str(text.source),
        "definitions": {term: str(digest) for term, digest in text.definitions},
        # Only where there are any: a record that was begun without the field stays as it is.
        **({"waivers": [waiver_facts(one) for one in text.waivers]} if text.waivers else {}),
    }


def _text_from(fields: Fields) -> SealedText:
    text = SealedText(
        policy=PolicyId(fields.text("policy")),
        label=VersionLabel(fields.text("label")),
        number=fields.integer("n"),
        language=Language(fields.text("language")),
        title=fields.text("title"),
        effective=effective_from(fields),
        effective_source=fields.choice_or_none("effective_source", DateSource),
        announced_on=fields.day_or_none("announced"),
        recorded_on=fields.day("recorded"),
        dated_on=fields.day_or_none("dated"),
        numbered=fields.text("numbered"),
        shown=fields.truth("shown"),
        change=fields.text("change"),
        text_change=fields.choice_or_none("text_change", TextChange),
        words_changed=fields.integer("words_changed"),
        summary=fields.text("summary"),
        changes=tuple(note_from(note) for note in fields.objects("changes")),
        source_path=fields.text("source_path"),
        path=fields.text("path"),
        digest=fields.digest("digest"),
        source=fields.digest("source"),
        definitions=fields.digests("definitions"),
        waivers=tuple(waiver_from(one) for one in fields.objects_if_any("waivers")),
    )
    _check_text(text)
    return text


def _check_text(text: SealedText) -> None:
    places = sealed_paths(text.policy, text.label, text.number, text.language, text.source)
    if text.path not in places:
        what = f"Its path is `{text.path[:80]}`, not `{places[0]}`."
        raise LedgerError(what)
    prevailing = bool(text.effective) and text.effective_source and text.text_change
    if not text.language and not prevailing:
        what = "It is a prevailing text without the day it begins to bind."
        raise LedgerError(what)


def _event_facts(event: LifeEvent) -> dict[str, object]:
    return {
        "kind": "event",
        "policy": event.policy,
        "event": event.event,
        "on": iso(event.on),
        "label": event.label,
        "n": event.number,
        "former_label": event.former_label,
        "effective": effective_facts(event.effective),
        "effective_source": event.effective_source,
        "dated": iso(event.dated_on),
        "until": iso(event.until_on),
        "reason": event.reason,
        "successors": list(event.successors),
        **(_notice_facts(event) if event.event is LifeKind.NOTICE else {}),
    }


def _notice_facts(event: LifeEvent) -> dict[str, object]:
    # What not every notice has stands only where there is something: earlier entries stay.
    return {
        "notice": event.notice,
        "manifest": str(event.manifest),
        **({"ways": list(event.ways)} if event.ways else {}),
        **({"readers": event.readers} if event.readers else {}),
        **({"text": str(event.text)} if event.text is not None else {}),
    }


def _event_from(fields: Fields) -> LifeEvent:
    kind = fields.choice("event", LifeKind)
    told = kind is LifeKind.NOTICE
    return LifeEvent(
        policy=PolicyId(fields.text("policy")),
        event=kind,
        on=fields.day_or_none("on"),
        label=VersionLabel(fields.text("label")),
        number=fields.integer("n"),
        former_label=VersionLabel(fields.text("former_label")),
        effective=effective_from(fields),
        effective_source=fields.choice_or_none("effective_source", DateSource),
        dated_on=fields.day_or_none("dated"),
        until_on=fields.day_or_none("until"),
        reason=fields.text("reason"),
        successors=tuple(PolicyId(name) for name in fields.texts("successors")),
        notice=fields.text("notice") if told else "",
        manifest=fields.digest("manifest") if told else None,
        ways=fields.choices_if_any("ways", Way) if told else (),
        readers=fields.text_if_any("readers") if told else "",
        text=fields.digest_if_any("text") if told else None,
    )


def _policy_from(fields: Fields) -> PolicyFacts:
    return PolicyFacts(
        policy=PolicyId(fields.text("policy")),
        title=fields.text("title"),
        language=Language(fields.text("language")),
        paths=fields.texts("paths"),
        aliases=fields.texts("aliases"),
        supplements=fields.text("supplements"),
        service=fields.text("service"),
        derived_from=tuple(PolicyId(name) for name in fields.texts("derived_from")),
    )


def _plain(facts: dict[str, object]) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()
    }
