"""What opens a list: an item says only half of what it means."""

from typing import Final

from inforce.documents.document import Document
from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.blocks import Block

LEADING: Final = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.ITEM})
ENDS: Final = (".", "!", "?", ";", ")", "。", "\uff01", "\uff1f", "\uff1b")


class Leads:
    """The words that open a list: the paragraph before it that ends in a colon or has no end."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, str] = {}

    def of(self, blocks: tuple[Block, ...]) -> str:
        """The words that open the list in which an item stands."""
        path = blocks[0].path if blocks else ()
        for depth in range(len(path) - 1, -1, -1):
            if path[depth].kind is ProvisionKind.LIST:
                around = path[depth - 1].children if depth else self._document.provisions
                return self._before(path[depth], around)
        return ""

    def opened(self, blocks: tuple[Block, ...]) -> tuple[str, ...]:
        """The ids of the items of the list that a block opens."""
        last = blocks[-1] if blocks else None
        if last is None or last.provision.kind not in LEADING or not is_open(last.text):
            return ()
        around = last.path[-1].children if last.path else self._document.provisions
        place = next((i for i, one in enumerate(around) if one is last.provision), len(around))
        after = around[place + 1] if place + 1 < len(around) else None
        if after is None or after.kind is not ProvisionKind.LIST:
            return ()
        return tuple([item.id for item in after.children])

    def _before(self, opened: Provision, around: tuple[Provision, ...]) -> str:
        if opened.id not in self._found:
            place = next((i for i, one in enumerate(around) if one is opened), 0)
            before = around[place - 1] if place else None
            leads = before is not None and before.kind in LEADING and is_open(before.text)
            self._found[opened.id] = before.text.strip() if before is not None and leads else ""
        return self._found[opened.id]


def is_open(text: str) -> bool:
    """Whether a text goes on in what stands after it."""
    return bool(text.strip()) and not text.rstrip(' *_”"').endswith(ENDS)
