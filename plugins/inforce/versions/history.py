"""The whole history of one policy."""

from dataclasses import dataclass
from datetime import date

from inforce.source.text import SourceText
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.told import SentNotice
from inforce.versions.version import TranslationText, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A stretch in which the policy's file was not there.

    Args:
        from_on: First day without it.
        until_on: The day it was back; None where it is still gone.
        reason: `unknown`, or `repealed`, `withdrawn`, `merged`, `split` where declared.
        successors: Ids of the policies that took its place, where declared.
    """

    from_on: date
    until_on: date | None
    reason: str = "unknown"
    successors: tuple[PolicyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What the published branch showed from a day on.

    Args:
        on: First day.
        label: The version; empty where the file was not there.
        number: Its text.
    """

    on: date
    label: VersionLabel
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHistory:
    """Every version of one policy, in the order in which they were recorded.

    Args:
        policy: Its id.
        title: Its title now.
        language: The language of its prevailing text.
        paths: Every path it has had, the latest last.
        versions: Its versions, by order of recording.
        translations: Texts in other languages, by language and order of recording.
        absences: When its file was not there.
        aliases: Former ids and addresses that must keep working.
        supplements: The policy that this one supplements; empty for a policy of its own.
        service: The service a supplement is for.
        repealed_on: The day it ended, where its author says so.
        replaced_by: The policy that took its place, where its author says so.
        draft: The text as it lies in the working tree, where that is not yet published.
        proposed: The version the draft would make or change if it were recorded on the day asked
            about; None where there is no draft, or no day was asked about.
        shown: What the published branch showed, day by day where it changed.
        ahead: Notices on record of texts that lay on another branch alone, in order.
        derived_from: Policies that were split or merged into it, where declared.
    """

    policy: PolicyId
    title: str
    language: Language
    paths: tuple[str, ...]
    versions: tuple[Version, ...]
    translations: tuple[TranslationText, ...] = ()
    absences: tuple[Absence, ...] = ()
    aliases: tuple[str, ...] = ()
    supplements: str = ""
    service: str = ""
    repealed_on: date | None = None
    replaced_by: str = ""
    draft: SourceText | None = None
    proposed: Version | None = None
    shown: tuple[Showing, ...] = ()
    ahead: tuple[SentNotice, ...] = ()
    derived_from: tuple[PolicyId, ...] = ()
