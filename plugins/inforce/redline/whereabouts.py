"""Where the words of a section stand now, when its id is gone."""

from collections import Counter

from inforce.documents.provision import ProvisionKind
from inforce.redline.blocks import Block
from inforce.redline.redline import Redline


def words_now_under(redline: Redline, section: str) -> str:
    """The id of the new section with most of a former section's words; nothing where they are gone.

    Args:
        redline: What differs.
        section: The id of the former section.
    """
    found: Counter[str] = Counter()
    for passage in redline.passages:
        if not passage.new or not any(_inside(block, section) for block in passage.old):
            continue
        place = passage.new[0].section
        if place.kind is ProvisionKind.SECTION:
            found[place.id] += sum(len(block.text) for block in passage.new)
    # The first of those with as many words, in reading order.
    return max(found, key=lambda name: found[name], default="")


def _inside(block: Block, section: str) -> bool:
    return any(
        p.kind is ProvisionKind.SECTION and section in {p.id, *p.aliases}
        for p in (block.provision, *block.path)
    )
