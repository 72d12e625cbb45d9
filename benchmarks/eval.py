"""How well `inforce assess` reads changes that people have labelled.

    python -m benchmarks.eval [--shared FOLDER] [--blocks] [--show LABEL:ANSWER …]

Reads `eval/labels.jsonl` and, for what stands around a block, the bundle of its repository. Without
the data it says so and ends well: the golden cases in `tests/materiality` guard each rule.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.turned_sentences import turned

import inforce
from inforce.materiality.assessed import AssessedChange
from inforce.materiality.assessment import Assessment, assess
from inforce.materiality.scale import Direction, Materiality
from inforce.materiality.wording import sentences, words_of

Row = dict[str, Any]
IDLE = {"formatting", "moved", "editorial"}
PLACE = ("commit", "parent", "old_path", "path")
BASELINES = "keyword baselines: changed words precision 0.39, recall 0.62; whole block 0.31, 0.74"


class Repository:
    """The labelled repository, unpacked from its bundle."""

    def __init__(self, bundle: Path, folder: str) -> None:
        self.folder = folder
        self._git("clone", "-q", "--no-checkout", str(bundle), ".")

    def _git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, check=False, text=True
        )
        return done.stdout

    @lru_cache(maxsize=64)  # noqa: B019 (one repository a run)
    def text(self, commit: str, path: str) -> str:
        """A file at a commit; empty where it is not there."""
        return self._git("show", f"{commit}:{path}")

    @lru_cache(maxsize=64)  # noqa: B019 (one repository a run)
    def others(self, commit: str, parent: str, path: str) -> tuple[tuple[str, str], ...]:
        """The words of the other files that change on the same day, before and now.

        A site holds a policy against all that its other policies gain and lose on the day.
        """
        before, after = self._day(commit, parent)
        names = self._git("diff", "--name-only", "-z", before, after).split("\0")
        return tuple(
            (
                inforce.canonical_text(self.text(before, name)),
                inforce.canonical_text(self.text(after, name)),
            )
            for name in names
            if name.endswith(".md") and name != path
        )

    def texts(self) -> tuple[str, ...]:
        """Every text that is published now."""
        names = self._git("ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0")
        return tuple(self.text("HEAD", name) for name in names if name.endswith(".md"))

    def _day(self, commit: str, parent: str) -> tuple[str, str]:
        """The commit before the day of a commit, and the last one of that day."""
        days = {name: day for name, day, _ in self._main_line()}
        if commit not in days:
            return parent, commit
        of_day = [one for one in self._main_line() if one[1] == days[commit]]
        return of_day[-1][2], of_day[0][0]

    @lru_cache(maxsize=1)  # noqa: B019 (one repository a run)
    def _main_line(self) -> tuple[tuple[str, str, str], ...]:
        """Each commit that was published, newest first: its name, its day, its first parent."""
        told = self._git("log", "--first-parent", "--date=short", "--format=%H %cd %P")
        lines = [line.split() for line in told.splitlines()]
        return tuple((line[0], line[1], line[2]) for line in lines if len(line) > 2)


def main() -> None:
    """Print the figures beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=os.environ.get("INFORCE_SHARED") or beside)
    parser.add_argument("--blocks", action="store_true", help="judge blocks without their file")
    parser.add_argument("--show", nargs="*", default=[])
    options = parser.parse_args()
    labels = Path(options.shared) / "eval" / "labels.jsonl"
    if not labels.is_file():
        print("No labelled changes here: nothing to score.")
        return
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    blocks = [row for row in rows if row["kind"] == "block"]
    bundle = Path(options.shared) / "corpora" / "site-policy.bundle"
    with tempfile.TemporaryDirectory() as folder:
        around = None if options.blocks or not bundle.is_file() else Repository(bundle, folder)
        answers = {row["id"]: judged(row, around) for row in blocks}
        _print_scores(blocks, {name: answer(found) for name, found in answers.items()})
        if around is not None:
            _print_revisions(rows, around)
        _print_cost(rows)
        _print_turned(around)
    for wanted in options.show:
        _print_rows(blocks, answers, *wanted.split(":"))


def judged(row: Row, around: Repository | None) -> tuple[AssessedChange, ...]:
    """The changes of the block: those of the whole file where they are found, else of the block."""
    if around is not None:
        found = _in_file(row, around)
        if found:
            return found
    return assess(inforce.compare(row["old"] or "", row["new"] or "")).changes


def _in_file(row: Row, around: Repository) -> tuple[AssessedChange, ...]:
    assessment = _whole(around, row["commit"], row["parent"], row["old_path"], row["path"])
    old, new = (
        words_of(inforce.canonical_text(row[side])) if row[side] else None
        for side in ("old", "new")
    )
    return tuple(
        change
        for change in assessment.changes
        if _is(change.old_text, old) and _is(change.new_text, new)
    )


@lru_cache(maxsize=64)
def _whole(around: Repository, commit: str, parent: str, old: str, new: str) -> Assessment:
    redline = inforce.compare(around.text(parent, old or new), around.text(commit, new))
    return assess(redline, others=around.others(commit, parent, new))


def _is(text: str | None, words: tuple[str, ...] | None) -> bool:
    if text is None or words is None:
        return text is None and words is None
    return words_of(text) == words


def answer(changes: Iterable[AssessedChange]) -> str:
    """One word for all changes of a block."""
    direction = Assessment(changes=tuple(changes)).direction
    if direction is None:
        return "open"
    return "cleared" if direction is Direction.NONE else direction.value


def _share(rows: list[Row], answers: dict[str, str], *wanted: str) -> float:
    return sum(answers[row["id"]] in wanted for row in rows) / max(1, len(rows))


def _print_scores(blocks: list[Row], answers: dict[str, str]) -> None:
    by = {label: [r for r in blocks if r["label"] == label] for label in sorted(_labels(blocks))}
    for label, rows in by.items():
        print(f"{label:12}", dict(sorted(Counter(answers[r["id"]] for r in rows).items())))
    plain = [r for r in by["reducing"] if not r["ambiguous"]]
    heavy = [r for r in by["reducing"] if r["severity"] == "substantial"]
    flagged = [r for r in blocks if answers[r["id"]] == "reduces"]
    idle = [r for r in blocks if r["label"] in IDLE]
    natural = [r for r in blocks if r["stratum"] == "natural"]
    right = sum(r["label"] == "reducing" for r in flagged) / max(1, len(flagged))
    wrong = ("cleared", "expands", "neutral")
    figures = (
        ("substantial cleared or turned", _share(heavy, answers, *wrong), "= 0"),
        ("reducing cleared", _share(by["reducing"], answers, "cleared"), "= 0"),
        ("unambiguous reduces or open", _share(plain, answers, "reduces", "open"), ">= 0.95"),
        ("unambiguous reduces", _share(plain, answers, "reduces"), ">= 0.75"),
        ("precision of reduces", right, ">= 0.60"),
        ("idle changes cleared", _share(idle, answers, "cleared"), ">= 0.90"),
        ("natural changes open", _share(natural, answers, "open"), "<= 0.25"),
        ("all changes open", _share(blocks, answers, "open"), ""),
        ("expanding called reducing", _share(by["expanding"], answers, "reduces"), "<= 0.10"),
    )
    for name, figure, goal in figures:
        print(f"{name:32}{figure:6.3f}  {goal}")
    print(BASELINES)
    for category in sorted({c for r in by["reducing"] for c in r["categories"]}):
        rows = [r for r in by["reducing"] if category in r["categories"]]
        print(f"  {category:10} {len(rows):3}  reduces {_share(rows, answers, 'reduces'):.2f}")


def _print_revisions(rows: list[Row], around: Repository) -> None:
    """Of whole revisions, how many that matter are material, and how many that do not."""
    for label, goal in (("yes", "all"), ("no", "few")):
        weights = [
            _whole(around, *[row[name] for name in PLACE]).materiality
            for row in rows
            if row["kind"] == "revision" and row["label"] == label
        ]
        material = sum(weight is Materiality.MATERIAL for weight in weights)
        name = f"revisions that matter: {label}"
        print(f"{name:32}{material:6}  material of {len(weights)}, {goal}")


def _print_turned(around: Repository | None) -> None:
    """Of small edits that turn a sentence of the repository, how many pass for idle ones."""
    texts = () if around is None else around.texts()
    found = [one for text in texts for one in sentences(inforce.canonical_text(text))]
    edits = [(old, new) for old in dict.fromkeys(found) for _, new in turned(old)]
    cleared = sum(
        answer(changes) == "cleared"
        for old, new in edits
        if (changes := assess(inforce.compare(old, new)).changes)
    )
    print(f"{'turned sentences cleared':32}{cleared:6}  = 0 of {len(edits)}")


def _labels(blocks: list[Row]) -> set[str]:
    return {row["label"] for row in blocks}


def _print_cost(rows: list[Row]) -> None:
    pairs = [(r["old"] or "", r["new"] or "") for r in rows if r["kind"] == "revision"]
    start = time.process_time()
    redlines = [inforce.compare(*pair) for pair in pairs]
    between = time.process_time()
    for redline in redlines:
        assess(redline)
    end = time.process_time()
    print(f"{'CPU, assess ÷ redline':32}{(end - between) / (between - start):6.3f}  <= 0.3")


def _print_rows(
    blocks: list[Row], answers: dict[str, tuple[AssessedChange, ...]], label: str, wanted: str
) -> None:
    for row in blocks:
        if row["label"] != label or answer(answers[row["id"]]) != wanted:
            continue
        print(f"\n{row['id']} {label} {row['categories']} {wanted}: {row['why']}")
        for change in answers[row["id"]]:
            print("  ", change.outcome.value, change.reason)
            for found in change.findings:
                print("    ", found.rule, found.category, found.evidence)
        print("  -", (row["old"] or "")[:260])
        print("  +", (row["new"] or "")[:260])


if __name__ == "__main__":
    main()
