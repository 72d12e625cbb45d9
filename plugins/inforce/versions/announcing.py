"""Notices that went out of a text before it reached the published branch, and what became of it."""

from collections.abc import Iterator
from dataclasses import replace

from inforce.versions.history import VersionHistory
from inforce.versions.told import WITHDRAWAL, SentNotice
from inforce.versions.version import Version


def with_notices_ahead(history: VersionHistory) -> VersionHistory:
    """The same history, each version with what was told of it while it lay on another branch."""
    ahead = [(announced_version(history, sent), sent) for sent in history.ahead]
    if not ahead:
        return history
    versions = []
    for version in history.versions:
        own = {sent for found, sent in ahead if found is version}
        notices = tuple(sorted({*version.notices, *own}, key=lambda sent: sent.line))
        versions.append(replace(version, notices=notices))
    return replace(history, versions=tuple(versions))


def announced_version(history: VersionHistory, sent: SentNotice) -> Version | None:
    """The version that a notice was about: by its label, or by its words under a later day."""
    named = (v for v in history.versions if sent.label in (v.label, *v.former_labels))
    moved = (
        version
        for version in history.versions
        if version.effective_on > sent.on and sent.text in {text.digest for text in version.texts}
    )
    return next(named, None) or next(moved, None)


def lost_notices(history: VersionHistory) -> Iterator[SentNotice]:
    """Notices of texts that are nowhere any more, and of which people were told nothing since.

    A policy that ended took what was to come with it.
    """
    if history.repealed_on is not None:
        return
    said = (*history.ahead, *(sent for v in history.versions for sent in v.notices))
    for sent in history.ahead:
        told_since = any(
            other.line > sent.line and (other.label == sent.label or other.text == sent.text)
            for other in said
        )
        if announced_version(history, sent) is None and not told_since and sent.kind != WITHDRAWAL:
            yield sent
