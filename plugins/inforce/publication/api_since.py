"""Everything that changed since a version that a user accepted, and what they are owed for it.

Duties are told by day, not by what is true today, so that an old copy of the file stays true.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from inforce.publication.addresses import href_of, since_address, text_address, version_address
from inforce.publication.api_version import (
    NOTHING,
    TELL,
    ToldVersion,
    day_or_null,
    heaviest,
    version_object,
)
from inforce.publication.history_json import text_object
from inforce.publication.pages.standing import WITHDRAWN, PolicyFacts, Standing
from inforce.versions.identity import VersionLabel


@dataclass(frozen=True, slots=True)
class SinceFile:
    """One file: where it stands, and its bytes."""

    path: str
    data: bytes


def since_files(facts: PolicyFacts, told: Sequence[ToldVersion]) -> Iterator[SinceFile]:
    """A file for each label that anyone may have accepted.

    Also for a version that was taken back, and for each label that a version had before its day
    was moved.

    Args:
        facts: The policy.
        told: Its versions that bind, have bound or will bind, in order of effect.
    """
    lines = [_line(version_object(one)) for one in told]  # each is written once, and put together
    taken = {standing.version.label for standing in facts.standings}
    for standing in facts.standings:
        after = _after(standing, told)
        if after is None:
            continue
        version = standing.version
        for label in (version.label, *(one for one in version.former_labels if one not in taken)):
            head = _head(facts, standing, label, told[after:])
            versions = ",\n".join(lines[after:])
            data = f'{_line(head)[:-1]},"versions":[\n{versions}\n]}}\n'
            yield SinceFile(since_address(version.policy, VersionLabel(label)), data.encode())


def _after(standing: Standing, told: Sequence[ToldVersion]) -> int | None:
    """How many of the versions are no news to who accepted this one; None for a draft.

    Who accepted a version that was taken back is bound by the one before it.
    """
    version = standing.version
    for place, one in enumerate(told):
        if one.version.label == version.label:
            return place + 1
    if standing.status != WITHDRAWN:
        return None
    return sum(one.version.effective_on < version.effective_on for one in told)


def _head(
    facts: PolicyFacts, accepted: Standing, label: str, later: Sequence[ToldVersion]
) -> dict[str, Any]:
    history, version = facts.history, accepted.version
    return {
        "policy": history.policy,
        "title": history.title,
        "language": history.language,
        "accepted": {
            "label": label,
            "now": version.label,
            "from": version.effective_on.isoformat(),
            "withdrawn": day_or_null(version.withdrawn_on),
            "text": href_of(version_address(version.policy, version.label)),
            "texts": [
                {
                    **text_object(text),
                    "text": href_of(text_address(version.policy, version.label, text.number)),
                }
                for text in version.texts
            ],
        },
        "repealed": day_or_null(history.repealed_on),
        "replaced_by": history.replaced_by or None,
        "duties": list(_duties(accepted, label, later)),
    }


def _duties(
    accepted: Standing, label: str, later: Sequence[ToldVersion]
) -> Iterator[dict[str, Any]]:
    """What is owed from each day on, and what is new on it; before the first day, nothing."""
    news = [(one.told_from, one.must, one.version.label) for one in later if one.must != NOTHING]
    version = accepted.version
    if accepted.status == WITHDRAWN and version.withdrawn_on is not None:
        news.append((version.withdrawn_on, TELL, version.label))
    elif label != version.label:  # its words are known, its day is another
        moved = version.dated_on or version.recorded_on or version.effective_on
        news.append((min(moved, version.effective_on), TELL, version.label))
    must = NOTHING
    for day, known in groupby(sorted(news, key=lambda one: one[0]), key=lambda one: one[0]):
        of = [(duty, label) for _, duty, label in known]
        must = heaviest((must, *(duty for duty, _ in of)))
        yield {"from": day.isoformat(), "must": must, "of": [label for _, label in of]}


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
