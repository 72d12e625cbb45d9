"""Words that stayed and lead to another document: what is read there is not what was read."""

from collections.abc import Iterator

from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction
from inforce.redline.changes import LinkChange


def check(clause: Clause) -> Iterator[Finding]:
    """Words that stayed and lead to another document: what is read there is not what was read."""
    if clause.added or clause.removed or clause.rewritten:
        return
    for note in clause.notes:
        if isinstance(note, LinkChange) and note.old_target and note.new_target:
            yield Finding(
                category="link",
                direction=Direction.NEUTRAL,
                evidence=(note.words,),
                reason="The words are the same; a link leads to another document.",
                rule="pointing",
            )
