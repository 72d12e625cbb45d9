"""Work is counted in steps, never in seconds: two machines give the same bytes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBudget:
    """How much work one comparison may do before it answers more coarsely.

    Args:
        cells: Largest table of one exact comparison; its bits take an eighth in bytes.
        total_cells: Cells of all exact comparisons together; beyond it, answers are coarser.
        candidates: Likenesses looked at for each unmatched block.
    """

    cells: int = 400_000_000
    total_cells: int = 6_000_000_000
    candidates: int = 8


@dataclass(slots=True)
class Work:
    """The work one comparison has done: the only thing in the room that changes."""

    budget: WorkBudget = field(default_factory=WorkBudget)
    cells: int = 0
    likenesses: int = 0

    def afford(self, rows: int, columns: int) -> bool:
        """Book a table of that size, or refuse it."""
        wanted = rows * columns
        if wanted > self.budget.cells or self.cells + wanted > self.budget.total_cells:
            return False
        self.cells += wanted
        return True
