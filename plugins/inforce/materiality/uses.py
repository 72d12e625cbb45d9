"""Where the new text uses a word: each clause that does, with the words that open its list."""

import re
from collections.abc import Iterable, Iterator

from inforce.documents.canonical import visible_text
from inforce.glossary.phrasebook import any_of
from inforce.materiality.leads import Leads
from inforce.redline.blocks import Block
from inforce.redline.passages import PassageKind
from inforce.redline.redline import Redline

Use = tuple[str, str]


class Uses:
    """The clauses of the new text, asked which use a word.

    Args:
        redline: What differs; it holds every block of the new text.
    """

    def __init__(self, redline: Redline) -> None:
        self._redline = redline
        self._leads = Leads(redline.new)
        self._blocks: dict[str, Block] | None = None

    def by(self, provisions: Iterable[str]) -> tuple[Use, ...]:
        """The clauses that are known to use a word, by their ids."""
        known = self._by_id()
        return tuple([self._use(known[one], one) for one in provisions if one in known])

    def of(self, forms: Iterable[str], *, besides: Iterable[str]) -> Iterator[tuple[str, Use]]:
        """The id of each clause that uses a word, and the clause.

        Args:
            forms: The word as it may be written.
            besides: Ids of the provisions that define it.
        """
        word, left_out = re.compile(any_of(forms), re.IGNORECASE), frozenset(besides)
        for name, block in self._by_id().items():
            if name not in left_out and word.search(self._text(block, name)):
                yield name, self._use(block, name)

    def _use(self, block: Block, name: str) -> Use:
        return self._text(block, name), self._leads.of((block,))

    def _text(self, block: Block, name: str) -> str:
        cell = next(one for one in block.cells if one.id == name)
        return visible_text(cell.runs)

    def _by_id(self) -> dict[str, Block]:
        if self._blocks is None:
            told = [p for p in self._redline.passages if p.kind is not PassageKind.LEFT]
            self._blocks = {
                cell.id: block for passage in told for block in passage.new for cell in block.cells
            }
        return self._blocks
