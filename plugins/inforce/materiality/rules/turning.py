"""A sentence that was good for the reader and now is bad has turned, whatever words it uses."""

from collections.abc import Iterator
from typing import Final

from inforce.materiality.bearing import bearing
from inforce.materiality.clause import Clause
from inforce.materiality.rule import Finding
from inforce.materiality.scale import Direction

RULE: Final = "turning"


def check(clause: Clause) -> Iterator[Finding]:
    """A sentence that was good for the reader and now is bad has turned."""
    for pair in clause.rewritten:
        old, new = bearing(pair.old), bearing(pair.new)
        if old.sign * new.sign >= 0:
            continue
        worse = new.sign < 0
        yield Finding(
            category=new.loss if worse else new.gain,
            direction=Direction.REDUCES if worse else Direction.EXPANDS,
            evidence=(pair.come or pair.gone)[:6],
            reason="It said something for you and now says something against you."
            if worse
            else "It said something against you and now says something for you.",
            rule=RULE,
        )
