"""Of pairs that cross, the most or the weightiest that keep one order."""

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_rising(triples: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of pairs with weights, sorted, the heaviest choice that rises strictly on both sides."""
    # Best chains by their last new index: ends rise, and so do the weights that reach them.
    ends: list[int] = []
    weights: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    ordered = sorted(triples, key=lambda triple: (triple[0], -triple[1]))
    for number, (_, place, weight) in enumerate(ordered):
        at = bisect_left(ends, place)
        before.append(chains[at - 1] if at else -1)
        total = weight + (weights[at - 1] if at else 0)
        if at < len(ends) and ends[at] == place and weights[at] >= total:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[at:stop], weights[at:stop], chains[at:stop] = [place], [total], [number]
    chosen = []
    number = chains[-1] if chains else -1
    while number >= 0:
        chosen.append(ordered[number][:2])
        number = before[number]
    return chosen[::-1]


def longest_rising(values: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[at] = value
            ends[at] = index
    result = []
    index = ends[-1] if ends else -1
    while index >= 0:
        result.append(index)
        index = before[index]
    return result[::-1]
