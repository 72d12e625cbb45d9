"""Where the new text uses a word: each clause that does, with the words that open its list."""

from collections.abc import Iterable

from inforce.documents.canonical import visible_text
from inforce.materiality.leads import Leads
from inforce.redline.blocks import Block
from inforce.redline.passages import PassageKind
from inforce.redline.redline import Redline

# The words of a clause, and those that open its list.
Use = tuple[str, str]


class Uses:
    """The clauses of the new text, by the ids of their provisions.

    Args:
        redline: What differs; it holds every block of the new text.
    """

    def __init__(self, redline: Redline) -> None:
        self._redline = redline
        self._leads = Leads(redline.new)
        self._blocks: dict[str, Block] | None = None

    def by(self, provisions: Iterable[str]) -> tuple[Use, ...]:
        """The clauses that some provisions are, each once."""
        known = self._by_id()
        return tuple(
            [self._use(known[one], one) for one in dict.fromkeys(provisions) if one in known]
        )

    def _use(self, block: Block, name: str) -> Use:
        cell = next(one for one in block.cells if one.id == name)
        return visible_text(cell.runs), self._leads.of((block,))

    def _by_id(self) -> dict[str, Block]:
        if self._blocks is None:
            told = [p for p in self._redline.passages if p.kind is not PassageKind.LEFT]
            self._blocks = {
                cell.id: block for passage in told for block in passage.new for cell in block.cells
            }
        return self._blocks
