"""The tree while it grows: where the next provision goes, and what stands open."""

from inforce.documents.drafts import Draft
from inforce.documents.provision import ProvisionKind

_NOTHING_ALONE = frozenset(
    {
        ProvisionKind.LIST,
        ProvisionKind.TABLE,
        ProvisionKind.ROW,
        ProvisionKind.DEFINITIONS,
    }
)


class Ground:
    """Grows the drafts of one text.

    Args:
        first_line: The line on which the text begins.
    """

    def __init__(self, first_line: int) -> None:
        self.root = Draft(ProvisionKind.SECTION)
        # The provision that attributes standing alone speak of.
        self.last: Draft | None = None
        # Each open container, followed by the sections opened inside it.
        self._frames: list[list[Draft]] = [[self.root]]
        self._anchors: list[str] = []
        self._line = self._end = first_line

    def at_lines(self, line: int, end: int) -> None:
        """Say which lines of the source are being read."""
        self._line, self._end = line, end

    def anchor(self, names: list[str]) -> None:
        """Names that lead to what follows."""
        self._anchors += names

    def finish(self) -> None:
        """Let names that nothing follows lead to what stands before them."""
        if self._anchors and self.last is not None:
            self.last.aliases += tuple(self._anchors)

    def here(self) -> Draft:
        """The provision that stands open."""
        return self._frames[-1][-1]

    def around(self) -> Draft:
        """The provision around the innermost open container."""
        return self._frames[-2][-1] if len(self._frames) > 1 else self.root

    def depth(self) -> int:
        """How many provisions stand open."""
        return len(self._frames)

    def stand_in(self, draft: Draft) -> None:
        """Go on inside a provision that has a place of its own, such as a footnote."""
        self._frames.append([draft])

    def place(self, draft: Draft) -> None:
        """Put a draft where the text stands, and make it the one that attributes speak of."""
        if self._anchors:  # an anchor that stands alone belongs to what follows it
            draft.aliases += tuple(self._anchors)
            self._anchors.clear()
        self._frames[-1][-1].children.append(draft)
        self.last = draft

    def add(self, kind: ProvisionKind) -> Draft:
        """Place a provision."""
        draft = Draft(kind, self._line, self._end)
        self.place(draft)
        return draft

    def open(self, kind: ProvisionKind) -> Draft:
        """Place a provision and stand in it."""
        draft = self.add(kind)
        self._frames.append([draft])
        return draft

    def close(self) -> Draft:
        """Leave the innermost open provision; a list or table without anything in it is none."""
        closed = self.last = self._frames.pop()[0]
        if closed.kind is ProvisionKind.DEFINITIONS:
            _pair(closed)
        if not closed.children and closed.kind in _NOTHING_ALONE:
            self.take_back(closed)
        return closed

    def open_section(self, level: int) -> Draft:
        """Begin a section; it ends those of its own level and below."""
        frame = self._frames[-1]
        while len(frame) > 1 and frame[-1].level >= level:
            frame.pop()
        section = self.add(ProvisionKind.SECTION)
        section.level = level
        frame.append(section)
        return section

    def take_back(self, speaker: Draft) -> None:
        """A paragraph without words is none; its anchors go to what follows."""
        siblings = self._frames[-1][-1].children
        if siblings and siblings[-1] is speaker:
            siblings.pop()
            self._anchors += speaker.aliases
            before = siblings[-1] if siblings else self._frames[-1][-1]
            self.last = None if before is self.root else before


def _pair(definitions: Draft) -> None:
    """A definition has a term and a term a definition, if only an empty one."""
    children = definitions.children
    if children and children[0].kind is not ProvisionKind.TERM:
        children.insert(0, Draft(ProvisionKind.TERM, children[0].line))
    if children and children[-1].kind is not ProvisionKind.DEFINITION:
        children.append(Draft(ProvisionKind.DEFINITION, children[-1].line))
