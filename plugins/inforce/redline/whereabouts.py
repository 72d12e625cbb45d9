"""Where the words of a section stand now, when its id is gone."""

from collections import Counter

from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.redline import Redline


def words_now_under(redline: Redline, section: str) -> str:
    """The id of the new section with most of a former section's words; nothing where they are gone.

    Its own words count, those below its other headings only where it has none.

    Args:
        redline: What differs.
        section: The id of the former section.
    """
    own: Counter[str] = Counter()
    below: Counter[str] = Counter()
    for passage in redline.passages:
        place = passage.new[0].section if passage.new else None
        if place is None or place.kind is not ProvisionKind.SECTION:
            continue
        words = sum(len(block.text) for block in passage.new)
        if any(_named(block.section, section) for block in passage.old):
            own[place.id] += words
        elif any(_named(p, section) for block in passage.old for p in block.path):
            below[place.id] += words
    # The first of those with as many words, in reading order.
    found = own or below
    return max(found, key=lambda name: found[name], default="")


def _named(provision: Provision, name: str) -> bool:
    return provision.kind is ProvisionKind.SECTION and name in {provision.id, *provision.aliases}
