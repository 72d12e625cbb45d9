"""The sealed record and the observed history of one policy, as one history.

The record governs as far as it goes, so that a copy without git tells the same story; git adds
only what came after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from inforce.versions.announcing import with_notices_ahead
from inforce.versions.drafts import is_recorded, remaining_draft, remaining_proposal
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.recording import RecordedText, counterparts, recording_order, shown_since
from inforce.versions.renaming import pair_policies, under_name
from inforce.versions.restating import restated
from inforce.versions.translation_merging import merge_translations
from inforce.versions.version import Text, TextChange, Version
from inforce.versions.waivers import joined_waivers


def merge_policies(
    sealed: Iterable[VersionHistory], observed: Iterable[VersionHistory]
) -> tuple[VersionHistory, ...]:
    """Every policy's sealed history with what was observed after it, in the order of ids."""
    merged = (merge_histories(*pair) for pair in pair_policies(sealed, observed))
    return tuple(with_notices_ahead(history) for history in merged)


def merge_histories(
    sealed: VersionHistory | None, observed: VersionHistory | None
) -> VersionHistory:
    """The record up to its head, then what was observed after it.

    Args:
        sealed: What the record gives back.
        observed: What git, or the working tree alone, shows.

    A policy that was renamed goes by its new id; the former one is an address that must work.

    Raises:
        ValueError: There is neither.
    """
    if sealed is None or observed is None:
        history = sealed or observed
        if history is None:
            msg = "a policy without a sealed and without an observed history"
            raise ValueError(msg)
        return history
    if sealed.policy != observed.policy:
        aliases = (*sealed.aliases, str(sealed.policy))
        sealed = replace(under_name(sealed, observed.policy), aliases=aliases)
    published, pending = _apart(observed)
    places = counterparts(published.versions, sealed.versions)
    continues = _continuation(sealed, published, places)
    news = _after(sealed, published, continues, places)
    merged = sealed
    # A working tree alone knows no history: nothing that befell a version can be told from it.
    follows = continues is not None and is_recorded(published)
    if follows:
        merged = _with_life(merged, published, places)
    if follows or news:
        merged = _with_facts(merged, published)
    merged = _with_texts(merged, news, places)
    merged = replace(
        merged,
        translations=merge_translations(merged.translations, published.translations),
        shown=_shown(sealed, published, merged, continues=follows),
        draft=remaining_draft(merged, published),
    )
    merged = replace(merged, proposed=remaining_proposal(merged, published, places))
    known = {version.label for version in merged.versions}
    announced = tuple(version for version in pending if version.label not in known)
    return replace(merged, versions=merged.versions + announced)


def _apart(observed: VersionHistory) -> tuple[VersionHistory, tuple[Version, ...]]:
    """What the published branch shows, and what other branches announce: no record holds that."""
    published = tuple(version for version in observed.versions if not version.pending_ref)
    pending = tuple(version for version in observed.versions if version.pending_ref)
    return replace(observed, versions=published), pending


def _continuation(
    sealed: VersionHistory, observed: VersionHistory, places: Mapping[str, int]
) -> int | None:
    """Where the observed history takes the record up: after the record's last text in it."""
    known, seen = recording_order(sealed), recording_order(observed)
    if not known:
        return 0
    last = known[-1]
    for place in range(len(seen), 0, -1):
        found = seen[place - 1]
        like = places.get(found.version.label)
        same_version = like is not None and sealed.versions[like] is last.version
        if same_version and found.text.digest == last.text.digest:
            return place
    return None


def _after(
    sealed: VersionHistory,
    observed: VersionHistory,
    continues: int | None,
    places: Mapping[str, int],
) -> tuple[RecordedText, ...]:
    seen = recording_order(observed)
    if continues is None:
        # The observed history is cut short or rewritten: of all it says only how the text reads
        # now can be told apart from what the record already knows.
        last = recording_order(sealed)[-1].text.digest
        return tuple(text for text in seen[-1:] if text.text.digest != last)
    # A version that began later is news whatever its committer's clock said.
    order = [version.label for version in observed.versions]
    head = order.index(seen[continues - 1].version.label) if continues else -1
    later = {label for label in order[head + 1 :] if label not in places}
    return tuple(
        one for place, one in enumerate(seen) if place >= continues or one.version.label in later
    )


def _with_life(
    sealed: VersionHistory, observed: VersionHistory, places: Mapping[str, int]
) -> VersionHistory:
    """The sealed versions with what has befallen them since; a cut history cannot undo any."""
    versions = list(sealed.versions)
    for seen in observed.versions:
        if seen.label in places:
            known = versions[places[seen.label]]
            # Who has seen every text of a version knows, too, that a withdrawal was taken back,
            # and that its author says something else of it now.
            whole = {text.digest for text in known.texts} <= {text.digest for text in seen.texts}
            withdrawn_on = seen.withdrawn_on if whole else seen.withdrawn_on or known.withdrawn_on
            moved = _postponed(known, seen)
            same_text = seen.text.digest == known.text.digest
            versions[places[seen.label]] = replace(
                restated(moved, seen) if whole and same_text else moved,
                withdrawn_on=withdrawn_on,
                waivers=joined_waivers(known.waivers, seen.waivers),
            )
    return replace(sealed, versions=tuple(versions), absences=_absences(sealed, observed))


def _postponed(known: Version, seen: Version) -> Version:
    further = tuple(day for day in seen.postponed_from if day not in known.postponed_from)
    if not further:
        return known
    return replace(
        known,
        label=seen.label,
        effective=seen.effective,
        effective_source=seen.effective_source,
        dated_on=seen.dated_on,
        postponed_from=known.postponed_from + further,
    )


def _absences(sealed: VersionHistory, observed: VersionHistory) -> tuple[Absence, ...]:
    known = {absence.from_on: absence for absence in sealed.absences}
    order = recording_order(sealed)
    head = order[-1].on if order else date.min
    for absence in observed.absences:
        if absence.from_on in known or absence.from_on >= head:
            known[absence.from_on] = absence
    return tuple(known[day] for day in sorted(known))


def _with_texts(
    history: VersionHistory, news: Iterable[RecordedText], places: Mapping[str, int]
) -> VersionHistory:
    versions = list(history.versions)
    where = dict(places)
    for new in news:
        place = where.get(new.version.label)
        if place is None:
            where[new.version.label] = len(versions)
            text = replace(new.text, number=1, change=TextChange.ADOPTED)
            versions.append(replace(new.version, texts=(text,)))
        elif versions[place].text.digest != new.text.digest:
            versions[place] = _with_text(versions[place], new)
    return replace(history, versions=tuple(versions))


def _with_text(known: Version, new: RecordedText) -> Version:
    """The version with a further text, whose facts are from now on the version's."""
    moved = _postponed(known, new.version)
    return replace(
        new.version,
        announced_on=new.version.announced_on or known.announced_on,
        recorded_on=known.recorded_on,
        waivers=joined_waivers(known.waivers, new.version.waivers),
        postponed_from=moved.postponed_from,
        notices=known.notices,
        texts=(*known.texts, _further(known, new)),
    )


def _further(known: Version, new: RecordedText) -> Text:
    change = new.text.change
    if change is TextChange.ADOPTED:
        # First of its version where the history was cut, but not first in the record.
        editorial = new.version.change == "editorial"
        change = TextChange.CORRECTION if editorial else TextChange.SILENT_EDIT
    return replace(new.text, number=known.text.number + 1, change=change)


def _with_facts(merged: VersionHistory, observed: VersionHistory) -> VersionHistory:
    """What is so of the policy now: as observed, but no path and no address is forgotten."""
    return replace(
        merged,
        title=observed.title,
        language=observed.language,
        paths=_union(merged.paths, observed.paths),
        aliases=_union(merged.aliases, observed.aliases),
        supplements=observed.supplements,
        service=observed.service,
        repealed_on=observed.repealed_on,
        replaced_by=observed.replaced_by,
        derived_from=observed.derived_from,
    )


def _shown(
    sealed: VersionHistory, observed: VersionHistory, merged: VersionHistory, *, continues: bool
) -> tuple[Showing, ...]:
    """What was shown, as the record has it, then what has been shown since."""
    told = sealed.shown
    if continues and observed.shown[: len(told)] == told:
        return observed.shown
    if continues:
        return told + shown_since(told, observed.shown)
    known = {text.digest for version in sealed.versions for text in version.texts}
    return told + tuple(
        Showing(on=text.recorded_on, label=version.label, number=text.number)
        for version in merged.versions
        for text in version.texts
        if text.digest not in known and text.recorded_on is not None
    )


def _union(known: tuple[str, ...], seen: tuple[str, ...]) -> tuple[str, ...]:
    if set(known) <= set(seen):
        return seen
    # The latest path stands last, whatever the record thought.
    return (*(name for name in known if name not in seen), *seen)
