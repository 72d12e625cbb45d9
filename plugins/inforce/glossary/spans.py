"""Which stretches of a document stand within each other."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from inforce.glossary.occurrences import Occurrence

Spot = tuple[str, int]  # the id of a provision, and the place of a run in it
Span = tuple[int, int]


class Spans:
    """Stretches of runs, of which no two of one run meet.

    Args:
        found: Each stretch with the run in which it stands, in any order.
    """

    def __init__(self, found: Iterable[tuple[Spot, Span]]) -> None:
        self._spans: dict[Spot, list[Span]] = {}
        for spot, span in found:
            self._spans.setdefault(spot, []).append(span)
        for spans in self._spans.values():
            spans.sort()

    def __bool__(self) -> bool:
        return bool(self._spans)

    def meeting(self, use: Occurrence) -> Iterator[Span]:
        """Those that begin or end within a use, or hold it, the last first."""
        spans = self._spans.get((use.provision, use.place), ())
        for place in range(bisect_left(spans, (use.end, 0)) - 1, -1, -1):
            if spans[place][1] <= use.start:
                return
            yield spans[place]

    def meet(self, use: Occurrence) -> bool:
        """Whether any of them meets a use."""
        return next(self.meeting(use), None) is not None


def spans_of(uses: Iterable[Occurrence]) -> Spans:
    """Where uses stand."""
    return Spans(((use.provision, use.place), (use.start, use.end)) for use in uses)
