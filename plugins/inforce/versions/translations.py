"""Which language text prevails, and how far a translation lags behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from inforce.versions.events import date_label, dating, without_flaps
from inforce.versions.grouping import Strand
from inforce.versions.history import VersionHistory
from inforce.versions.identity import Language, VersionLabel
from inforce.versions.version import TranslationText, Version


def fold_translations(
    strands: Iterable[tuple[Language, Strand]], *, recorded: bool
) -> tuple[TranslationText, ...]:
    """The texts in other languages, by language and order of recording.

    A translation never makes a version: it names the one it translates, by label or by date.

    Args:
        strands: Their files.
        recorded: Whether there is a history, so that what only lies in the working tree waits.
    """
    found: list[TranslationText] = []
    for language, strand in sorted(strands, key=lambda pair: (pair[0], pair[1].path)):
        for event in without_flaps(strand.events):
            facts, source = event.facts, event.source
            if facts is None or source is None or (recorded and event.at is None):
                continue
            said = dating(event)
            dated = said.label or date_label(said.effective[0]) if said else ""
            label = VersionLabel(facts.translation_of or dated)
            same = [t for t in found if (t.language, t.of_label) == (language, label)]
            if same and same[-1].digest == facts.digest:
                continue
            found.append(
                TranslationText(
                    language=language,
                    of_label=label,
                    number=len(same) + 1,
                    title=facts.title,
                    source=source,
                    digest=facts.digest,
                    recorded_on=event.on,
                    commit=event.commit,
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageVersion:
    """The newest text in one language, beside the version it should say.

    Args:
        text: The translation.
        behind: Versions between the one it translates and the one it is set beside; None where
            it does not say which it translates.
    """

    text: TranslationText
    behind: int | None


def language_versions(history: VersionHistory, version: Version) -> tuple[LanguageVersion, ...]:
    """For each language the text that fits a version best: of it, else the latest before it."""
    labels = [v.label for v in sorted(history.versions, key=lambda v: v.effective_on)]
    here = labels.index(version.label)
    found: dict[Language, LanguageVersion] = {}
    for text in history.translations:
        place = labels.index(text.of_label) if text.of_label in labels else None
        if place is not None and place > here:
            continue
        lag = None if place is None else here - place
        known = found.get(text.language)
        if known is None or _closer(lag, known.behind):
            found[text.language] = LanguageVersion(text=text, behind=lag)
    return tuple(found[language] for language in sorted(found))


def _closer(lag: int | None, known: int | None) -> bool:
    """Whether a text is at least as near as the one known; one that names no version is far."""
    if lag is None:
        return known is None
    return known is None or lag <= known
