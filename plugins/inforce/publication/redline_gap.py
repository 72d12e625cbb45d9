"""What did not change and is left out: counted, with the headings that a change stands under."""

from inforce.documents.provision import ProvisionKind
from inforce.redline.passages import Passage


class Gap:
    """Unchanged passages since the last change."""

    def __init__(self) -> None:
        self._headings: list[Passage] = []
        self._unchanged = 0

    def add(self, passage: Passage) -> None:
        """Count an unchanged passage; a heading waits for a change to stand over."""
        block = passage.new[0]
        if block.provision.kind is ProvisionKind.SECTION:
            level = block.provision.level
            self._headings = [p for p in self._headings if p.new[0].provision.level < level]
            self._headings.append(passage)
        elif block.lines:
            self._unchanged += 1

    def taken(self) -> tuple[int, list[Passage]]:
        """How many there were and the headings over what follows; the gap is empty then."""
        held = self._unchanged, self._headings
        self._unchanged, self._headings = 0, []
        return held
