"""What a cell names is what its header says: a recipient, a purpose, a price, how long."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from inforce.materiality.cells import CellReading
from inforce.materiality.clause import Clause
from inforce.materiality.row_reading import TOLD, RowReading
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "table"


class _Kind(NamedTuple):
    """What more of a kind does: its sign, the categories of loss and gain, and the reasons."""

    sign: int
    loss: str
    gain: str
    more: str
    less: str


LISTED: Final = {
    "data": _Kind(
        -1,
        "data+",
        "protect+",
        "A table names data here that it did not name before.",
        "A table no longer names data that it named.",
    ),
    "source": _Kind(
        -1,
        "data+",
        "protect+",
        "A table names a source of data here that it did not name before.",
        "A table no longer names a source of data that it named.",
    ),
    "purpose": _Kind(
        -1,
        "purpose+",
        "purpose-",
        "A table names a purpose here that it did not name before.",
        "A table no longer names a purpose that it named.",
    ),
    "recipient": _Kind(
        -1,
        "share+",
        "share-",
        "A table names a recipient here that it did not name before.",
        "A table no longer names a recipient that it named.",
    ),
    "country": _Kind(
        -1,
        "share+",
        "share-",
        "A table names a place for data here that it did not name before.",
        "A table no longer names a place for data that it named.",
    ),
    "right": _Kind(
        1,
        "removal-",
        "right+",
        "A table names a right that it did not name.",
        "A table no longer names a right that it named.",
    ),
    "choice": _Kind(
        1,
        "consent-",
        "consent+",
        "A table names a choice of yours that it did not name.",
        "A table no longer names a choice of yours that it named.",
    ),
    "security": _Kind(
        1,
        "security-",
        "security+",
        "A table names a safeguard that it did not name.",
        "A table no longer names a safeguard that it named.",
    ),
    "basis": _Kind(
        1,
        "consent-",
        "consent+",
        "Your consent is asked for now.",
        "Your consent is no longer asked for.",
    ),
}
YES: Final = "A table says yes here and did not before."
NO_YES: Final = "A table no longer says yes here."
HIGHER: Final = "A number is higher now."
LOWER: Final = "A number is lower now."
MEASURED: Final = {
    "retention": _Kind(
        -1,
        "retain+",
        "retain-",
        "Data may now be kept longer or without a stated end.",
        "Data is kept less long now.",
    ),
    "fee": _Kind(-1, "fee", "fee-", "A price is higher now.", "A price is lower now."),
    "answer": _Kind(-1, "promise-", "promise+", HIGHER, LOWER),
    "allowance": _Kind(1, "service-", "service+", HIGHER, LOWER),
}
# What it does that a figure stands for the first time, or no more.
BOUND: Final = {
    "retention": _Kind(
        1,
        "retain+",
        "retain-",
        "A limit on how long data is kept is new.",
        "A limit on how long data is kept is gone.",
    ),
    "fee": _Kind(-1, "fee", "fee-", "A charge is new.", "A charge is no longer named."),
    "answer": _Kind(
        1, "promise-", "promise+", "A promise to you is new.", "A promise to you is gone."
    ),
}
REPEATED: Final = "What the table says here, the text says elsewhere."
OFFERED: Final = "A table tells of one more thing on offer."


def check(clause: Clause) -> Iterator[Finding]:
    """What a cell names is what its header says: a recipient, a purpose, a price, how long."""
    row = clause.row_reading
    if row is None:
        return
    found = [
        finding
        for cell in row.cells
        if not _is_schedule(cell, row, gone=clause.new is None)
        for finding in _of_cell(cell, row)
    ]
    yield from found
    if row.whole and not row.rest and not any(map(_turns, found)):
        yield from _of_whole(row, gone=clause.new is None)


def _is_schedule(cell: CellReading, row: RowReading, *, gone: bool) -> bool:
    """Whether the only limit on keeping goes with what a row names: that is no gain by itself."""
    kinds = {one.kind for one in row.cells}
    limited = gone and "retention" in kinds and kinds.isdisjoint({"purpose", "recipient"})
    return limited and cell.kind in {"data", "source"}


def _of_cell(cell: CellReading, row: RowReading) -> Iterator[Finding]:
    kind = LISTED.get(cell.kind)
    if kind is not None:
        for words, more in ((cell.come, True), (cell.gone, False)):
            if words:
                yield from _finding(kind, words, cell, more=more)
    answered = kind._replace(more=YES, less=NO_YES) if kind and cell.kind != "basis" else kind
    turned = answered or MEASURED.get(cell.kind)
    if turned is not None and cell.turn:
        yield from _finding(turned, cell.words, cell, more=cell.turn > 0)
    bound = BOUND.get(cell.kind)
    if bound is not None and cell.bound and not row.whole:
        yield from _finding(bound, cell.words, cell, more=cell.bound > 0)
    elif cell.kind == "fee" and cell.bound and not row.offer:
        yield from _finding(BOUND["fee"], cell.words, cell, more=cell.bound > 0)


def _finding(
    kind: _Kind, words: tuple[str, ...], cell: CellReading, *, more: bool
) -> Iterator[Finding]:
    """A gain is none where something in the cell is left to be read: it may take more."""
    worse = (kind.sign > 0) != more
    if not worse and not cell.full:
        return
    yield Finding(
        category=kind.loss if worse else kind.gain,
        direction=Direction.REDUCES if worse else Direction.EXPANDS,
        evidence=words[:6],
        reason=kind.more if more else kind.less,
        rule=RULE,
    )


def _of_whole(row: RowReading, *, gone: bool) -> Iterator[Finding]:
    """A row of which everything is named elsewhere only explains; so does one more offer."""
    if row.offer:
        if not gone:
            yield _neutral("new-service", OFFERED)
    elif any(cell.told and cell.kind in TOLD for cell in row.cells):
        yield _neutral("restated", REPEATED)


def _turns(finding: Finding) -> bool:
    return finding.direction is not Direction.NEUTRAL


def _neutral(category: str, reason: str) -> Finding:
    return Finding(
        category=category, direction=Direction.NEUTRAL, evidence=(), reason=reason, rule=RULE
    )
