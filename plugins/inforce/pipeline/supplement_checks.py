"""Every supplement against the general policy it stands on, today and from each coming day."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from inforce.diagnostics import Diagnostic, Severity
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.publication.pages.standing import ANNOUNCED, IN_FORCE, PolicyFacts
from inforce.redline.whereabouts import words_now_under
from inforce.source.text import SourceText
from inforce.supplements.declaring import Declared, check_affirmed, check_general, check_service
from inforce.supplements.precedence import Claims, Ground, check_claims, check_shape
from inforce.supplements.sections import (
    Sections,
    sections_from_json,
    sections_of,
    sections_to_json,
)
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.placing import place_in
from inforce.versions.version import Version


def supplement_diagnostics(
    site: Site, policies: Mapping[PolicyId, PolicyFacts], derive: Derivations
) -> Iterator[Diagnostic]:
    """What a supplement says of itself and of the general policy, where it is not so."""
    known = {
        str(policy): derive.facts(text).supplements
        for policy, facts in policies.items()
        if (text := latest(facts.history, site)) is not None
    }
    for facts in policies.values():
        own = latest(facts.history, site)
        if own is None or not stands(facts):
            continue
        declared = _declared(facts.history, own, derive)
        general = policies.get(PolicyId(declared.supplements))
        if declared.supplements:
            yield from check_general(declared, known)
            if site.sources.services is not None:
                yield from check_service(declared, site.services)
        labels = () if general is None else _labels(general.history)
        if general is not None or not declared.supplements:
            yield from check_affirmed(declared, labels)
        if general is not None:
            yield from _claims_diagnostics(facts.history, own, general, derive)
            yield from _passing(facts, own, general, derive)


def _claims_diagnostics(
    history: VersionHistory, own: SourceText, general: PolicyFacts, derive: Derivations
) -> Iterator[Diagnostic]:
    claims = claims_of(own, derive)
    yield from check_shape(claims)
    told: set[tuple[str, int, str]] = set()
    for version in _beside(_begins(history), general):
        for found in check_claims(claims, ground_of(version, general.history, derive)):
            # The first day on which it is so is enough.
            same = (found.code, found.location.line, found.remedy)
            if same not in told:
                told.add(same)
                yield found


def _passing(
    facts: PolicyFacts, own: SourceText, general: PolicyFacts, derive: Derivations
) -> Iterator[Diagnostic]:
    """What an earlier version of a supplement meets before the newest takes its place."""
    newest = _begins(facts.history)
    since = general.in_force.version.effective_on if general.in_force else date.min
    new = [v for v in _beside(date.min, general) if since < v.effective_on < newest]
    earlier = [s for s in facts.standings if s.status in {IN_FORCE, ANNOUNCED}]
    for standing in (s for s in earlier if s.from_on.on < newest):
        label, ends = standing.version.label, newest - timedelta(days=1)
        for version in new:
            ground = ground_of(version, general.history, derive)
            for found in check_claims(claims_of(standing.version.text.source, derive), ground):
                if found.severity is Severity.ERROR and found.code in {"U008", "U009"}:
                    yield replace(
                        found,
                        location=place_in(own, "effective"),
                        what=f"{found.what} So it is in the version {label}, "
                        f"which stands until {ends}.",
                        remedy=f"Let the new version begin on {version.effective_on}.",
                    )


def stands(facts: PolicyFacts) -> bool:
    """Whether a policy binds anyone, or will: it is neither gone nor has it ended."""
    absences = facts.history.absences
    gone = bool(absences) and absences[-1].until_on is None
    bound = facts.in_force is not None or facts.coming or facts.history.draft is not None
    return bool(bound) and not gone


def claims_of(own: SourceText, derive: Derivations) -> Claims:
    """What a supplement says about its general policy."""
    return Claims(path=own.path, sections=sections(own, derive))


def sections(source: SourceText, derive: Derivations) -> Sections:
    """The sections of a text, kept by its digest."""

    def find() -> bytes:
        return sections_to_json(sections_of(derive.document(source).document)).encode()

    kept = derive.kept("sections", derive.key("sections", source.text), find)
    return sections_from_json(kept.decode())


def ground_of(version: Version, general: VersionHistory, derive: Derivations) -> Ground:
    """A version of the general policy, and what others of its versions had."""
    source = version.text.source
    others = [v.text.source for v in reversed(general.versions) if v.text != version.text]

    def had(name: str) -> bool:
        return any(sections(other, derive).named(name) for other in others)

    def moved_to(name: str) -> str:
        before = next((o for o in others if sections(o, derive).named(name)), None)
        return "" if before is None else _moved(before, source, name, derive)

    return Ground(
        policy=str(version.policy),
        version=str(version.label),
        sections=sections(source, derive),
        had=had,
        moved_to=moved_to,
    )


def _moved(before: SourceText, after: SourceText, name: str, derive: Derivations) -> str:
    def find() -> bytes:
        return json.dumps(words_now_under(derive.redline(before, after), name)).encode()

    key = derive.key("moved", name, before.text, after.text)
    return str(json.loads(derive.kept("moved", key, find)))


def _beside(begins: date, general: PolicyFacts) -> Iterator[Version]:
    """The versions of the general policy that bind on a day or later, from today on."""
    proposed = general.history.proposed
    for standing in general.standings:
        ended = standing.until_on is not None and standing.until_on.on < begins
        replaced = proposed is not None and proposed.label == standing.version.label
        if standing.status in {IN_FORCE, ANNOUNCED} and not ended and not replaced:
            yield standing.version
    if proposed is not None and proposed.withdrawn_on is None:
        yield proposed


def _begins(history: VersionHistory) -> date:
    latest = history.proposed or (history.versions[-1] if history.versions else None)
    return latest.effective_on if latest else date.min


def latest(history: VersionHistory, site: Site) -> SourceText | None:
    """The text as it lies in the working tree, else the draft or the last version.

    Other front matter makes no other text, and so no draft; it counts all the same.
    """
    working = {text.path: text for text in site.sources.working}
    lying = next((working[path] for path in reversed(history.paths) if path in working), None)
    if lying is not None or history.draft is not None:
        return lying or history.draft
    return history.versions[-1].text.source if history.versions else None


def _declared(history: VersionHistory, own: SourceText, derive: Derivations) -> Declared:
    facts = derive.facts(own)
    return Declared(
        source=own,
        id=str(history.policy),
        supplements=facts.supplements,
        service=facts.service,
        affirmed=facts.affirmed,
    )


def _labels(general: VersionHistory) -> tuple[str, ...]:
    proposed = (general.proposed,) if general.proposed else ()
    versions = (*general.versions, *proposed)
    former = [day.isoformat() for version in versions for day in version.postponed_from]
    return (*former, *(str(version.label) for version in versions))
