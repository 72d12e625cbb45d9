"""The table: each measure with its goal, ours and the peers beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median, quantiles

from benchmarks.redline.measures import Marks


@dataclass(slots=True)
class Tally:
    """What one comparer did over all pairs."""

    marks: list[tuple[Marks, int]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    whole: int = 0
    trouble: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, marks: Marks, exact: int, ratio: float, *, whole: bool) -> None:
        """Count one answer."""
        self.marks.append((marks, exact))
        self.times.append(ratio)
        self.whole += whole

    @property
    def asked(self) -> int:
        """Pairs it was given."""
        return len(self.marks) + sum(self.trouble.values())

    @property
    def rebuilt(self) -> str:
        """Answers that hold both texts."""
        return f"{self.whole}/{self.asked}"

    @property
    def ratio(self) -> str:
        """Words marked beside the fewest possible: median, and all together."""
        ratios = [marks.marked / exact for marks, exact in self.marks if exact]
        exact_total = sum(exact for _, exact in self.marks)
        if not ratios or not exact_total:
            return "–"
        return f"{median(ratios):.3f} · {self._sum('marked') / exact_total:.3f}"

    @property
    def confetti(self) -> str:
        """Share of slivers among change runs."""
        runs = self._sum("runs")
        return f"{100 * self._sum('confetti') / runs:.1f} %" if runs else "–"

    @property
    def runs(self) -> str:
        """Change runs a hundred changed words."""
        marked = self._sum("marked")
        return f"{100 * self._sum('runs') / marked:.1f}" if marked else "–"

    @property
    def cpu(self) -> str:
        """CPU beside parsing and rendering both texts: median and 95th percentile."""
        if len(self.times) < 2:
            return "–"
        return f"{median(self.times):.2f} · {quantiles(self.times, n=20)[-1]:.2f}"

    @property
    def troubles(self) -> str:
        """What went wrong, and how often."""
        return ", ".join(f"{count} {what}" for what, count in sorted(self.trouble.items())) or "–"

    def _sum(self, name: str) -> int:
        return sum(getattr(marks, name) for marks, _ in self.marks)


GOALS = {
    "rebuilt": ("both texts can be rebuilt", "all"),
    "ratio": ("words marked ÷ fewest possible, median · total", "≤ 1.05 · ≤ 1.20"),
    "confetti": ("confetti", "≤ 5 %"),
    "runs": ("change runs per 100 changed words", "≤ 8.6"),
    "cpu": ("CPU ÷ parse and render of both, median · p95", "≤ 1.5 · ≤ 2"),
    "troubles": ("no answer", "none"),
}


def show(tallies: dict[str, Tally]) -> Iterable[str]:
    """The rows of the table."""
    names = list(tallies)
    yield f"| measure | goal | {' | '.join(names)} |"
    yield f"|---|---|{'---|' * len(names)}"
    for name, (said, goal) in GOALS.items():
        cells = [getattr(tally, name) for tally in tallies.values()]
        yield f"| {said} | {goal} | {' | '.join(cells)} |"
