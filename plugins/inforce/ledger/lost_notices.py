"""A version that people were told of does not go away by itself: its author says that it did."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.ledger.continuity import LEDGER
from inforce.location import SourceLocation
from inforce.versions.announcing import announced_version, lost_notices
from inforce.versions.history import VersionHistory
from inforce.versions.told import SentNotice
from inforce.versions.version import Version

WHY: Final = "Whoever was told goes by it until told otherwise."


def judge_lost_notices(history: VersionHistory, folder: str, *, on: date) -> Iterator[Diagnostic]:
    """Notices on record whose text is nowhere, or stands on its branch although its day has come.

    Args:
        history: The policy.
        folder: Where the record lies.
        on: The day.
    """
    for sent in lost_notices(history):
        yield _found(
            sent,
            folder,
            what=f"{_told(history, sent)} Its text is on no branch that this site reads.",
            remedy="Bring its branch back, or fetch it where this copy lacks it; the pack of the "
            "notice holds the text. If it shall not come, add `status: withdrawn` to it there, "
            f"write its notice with `inforce notice {history.policy} --version {sent.label} --out "
            "DIR`, and record that with `inforce seal --notice DIR/manifest.json`.",
        )
    for sent in history.ahead:
        version = announced_version(history, sent)
        if version is not None and _overdue(version, on):
            yield _found(
                sent,
                folder,
                what=f"{_told(history, sent)} It was to bind from {version.effective_on}, and "
                f"stands on the branch `{version.pending_ref}` alone.",
                remedy="Merge the branch, or give its text a later `effective` or `status: "
                "withdrawn`, and tell people.",
            )


def _overdue(version: Version, on: date) -> bool:
    """Whether its day has come on a branch that nobody merged."""
    return bool(version.pending_ref) and version.withdrawn_on is None and version.effective_on <= on


def _told(history: VersionHistory, sent: SentNotice) -> str:
    return f"On {sent.on} people were told of `{history.policy}@{sent.label}`."


def _found(sent: SentNotice, folder: str, *, what: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code="L006",
        severity=Severity.ERROR,
        location=SourceLocation(f"{folder}/{LEDGER}", sent.line),
        what=what,
        why=WHY,
        remedy=remedy,
    )
