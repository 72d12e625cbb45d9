"""What an author says of a version can change while its words stay."""

from dataclasses import replace

from inforce.versions.version import Version


def restated(known: Version, seen: Version) -> Version:
    """A version with what its front matter says of it now; its texts and its life stay.

    A day on which people were told is not untold by leaving it out.

    Args:
        known: As the record has it, under its present label.
        seen: The same version as its whole history shows it.
    """
    if (known.label, known.effective_on) != (seen.label, seen.effective_on):
        return known
    return replace(
        known,
        title=seen.title,
        effective=seen.effective,
        effective_source=seen.effective_source,
        announced_on=seen.announced_on or known.announced_on,
        change=seen.change,
        summary=seen.summary,
        changes=seen.changes,
        number=seen.number,
    )
