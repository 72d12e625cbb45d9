"""When the ground moves: coming changes of a general policy that a supplement was not read against.

What binds already is past being stopped, and a supplement that was written before it may have been
read against it long ago; so only coming versions and drafts are judged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from inforce.diagnostics import Diagnostic
from inforce.materiality.notice_coming import coming_versions
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.statuses import standing_on
from inforce.pipeline.supplement_checks import (
    claims_of,
    ground_of,
    latest,
    sections,
    stands,
)
from inforce.publication.addresses import (
    comparison_address,
    history_address,
    text_comparison_address,
)
from inforce.supplements.affirming import Shift, judge_shift
from inforce.supplements.precedence import Claims
from inforce.versions.history import VersionHistory
from inforce.versions.proposing import known_before
from inforce.versions.version import Text, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """When a supplement was last read against its general policy.

    Args:
        affirmed: The version its author names.
        text: The last text in which its own words changed; None where nobody knows when.
        order: The place of each revision among all.
    """

    affirmed: str
    text: Text | None
    order: Mapping[str, int]

    def covers(self, text: Text) -> bool:
        """Whether a text of the general policy was there when the supplement's was written."""
        own = self.text
        if own is None or own.recorded_on is None or text.recorded_on is None:
            return True
        if own.commit in self.order and text.commit in self.order:
            return self.order[text.commit] <= self.order[own.commit]
        return text.recorded_on <= own.recorded_on


def judge_grounds(site: Site, derive: Derivations, *, on: date) -> Iterator[Diagnostic]:
    """Every supplement that nobody has read against a coming change of its general policy.

    Args:
        site: The site.
        derive: Derivations, kept by digest.
        on: The day.
    """
    for history in site.histories:
        told: set[str] = set()
        for claims, shift in unread(history, site, derive, on=on):
            for found in judge_shift(claims, shift):
                # A section is told of once, for the first day on which it changes.
                if str(found.location) not in told:
                    told.add(str(found.location))
                    yield found


def unread(
    history: VersionHistory, site: Site, derive: Derivations, *, on: date
) -> Iterator[tuple[Claims, Shift]]:
    """The coming changes of its general policy that a supplement was not read against.

    Args:
        history: The supplement.
        site: The site.
        derive: Derivations, kept by digest.
        on: The day.
    """
    own = latest(history, site)
    general = next((h for h in site.histories if h.policy == history.supplements), None)
    if general is None or own is None or _reworded(history, derive):
        return
    if not stands(standing_on(history, on)):
        return
    order = {revision.id: n for n, revision in enumerate(site.sources.revisions)}
    affirmed = derive.facts(own).affirmed
    reading = _Reading(affirmed=affirmed, text=_last_worded(history), order=order)
    claims = claims_of(own, derive)
    for change in _unread(general, reading, on):
        yield claims, _shift(change, general, derive, on)


def _reworded(history: VersionHistory, derive: Derivations) -> bool:
    """Whether its author has other words in the working tree than the last published ones."""
    if history.draft is None or not history.versions:
        return history.draft is not None
    return derive.facts(history.draft).digest != history.versions[-1].text.digest


def _last_worded(history: VersionHistory) -> Text | None:
    """The last text in which a word changed."""
    texts = [text for version in history.versions for text in version.texts]
    worded = [*texts[:1], *(text for text in texts[1:] if text.words_changed)]
    dated = [text for text in worded if text.recorded_on is not None]
    return max(dated, key=lambda text: text.recorded_on or date.min, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unread:
    """A text of the general policy that came after a supplement was last read against it.

    Args:
        version: The version it is of.
        before: The version or the text before it.
        number: The number of the text before it, where that is of the same version.
        draft: Whether it lies in the working tree alone.
    """

    version: Version
    before: Version
    number: int
    draft: bool

    @property
    def text_before(self) -> Text:
        """The text that it changes."""
        texts = self.before.texts
        return next((text for text in texts if text.number == self.number), texts[-1])


def _unread(general: VersionHistory, reading: _Reading, on: date) -> Iterator[_Unread]:
    """What was not read, in order of effect."""
    proposed, edited = general.proposed, known_before(general)
    versions = (*general.versions, *((proposed,) if proposed else ()))
    named = [v.effective_on for v in versions if _affirms(reading.affirmed, v)]
    coming = [(one.version, one.previous) for one in coming_versions(general, on)]
    if proposed is not None and proposed not in [version for version, _ in coming]:
        coming.append((proposed, None))  # it edits what binds already
    known = {version.label for version in general.versions}
    for version, previous in sorted(coming, key=lambda pair: pair[0].effective_on):
        draft = version is proposed and (edited is not None or version.label not in known)
        if named and version.effective_on <= max(named):
            continue
        if not draft and reading.covers(version.text):
            continue
        texts = version.texts[:-1]
        read = [text.number for text in texts if reading.covers(text)]
        if not read and previous is None:
            read = [text.number for text in texts[-1:]]
        if read:
            yield _Unread(version=version, before=version, number=read[-1], draft=draft)
        elif previous is not None:
            yield _Unread(version=version, before=previous, number=0, draft=draft)


def _affirms(label: str, version: Version) -> bool:
    """Whether a label names a version, be it by a former day while it has one text."""
    former = label in {day.isoformat() for day in version.postponed_from}
    return version.label == label or (former and len(version.texts) == 1)


def _shift(change: _Unread, general: VersionHistory, derive: Derivations, on: date) -> Shift:
    before = ground_of(change.before, general, derive)
    if change.number:
        text = change.text_before
        before = replace(
            before,
            version=f"{change.before.label}/{text.number}",
            sections=sections(text.source, derive),
        )
    after = ground_of(change.version, general, derive)
    return Shift(before=before, after=after, reading=_way_to_read(change, general, on))


def _way_to_read(change: _Unread, general: VersionHistory, on: date) -> str:
    """Where the change can be read: on the site, once it is published; until then at hand."""
    old, new = change.before, change.version
    command = f"`inforce redline {old.policy}@{old.label}"
    if change.draft:
        return f"{command} {new.text.source.path}`"
    if change.number:
        last = new.text.number
        address = text_comparison_address(new, last - 1, last)
        one_step = change.number == last - 1
        return f"/{address}#{{}}" if one_step else f"/{history_address(new.policy)}"
    if (old.label, new.label) in standing_on(general, on).compared:
        return f"/{comparison_address(old, new)}#{{}}"
    return f"{command} {new.policy}@{new.label}`"
