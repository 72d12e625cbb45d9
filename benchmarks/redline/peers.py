"""Today's comparers, each asked for the words it marks.

Each gets what it was made for: source tools the visible words, one block a line; HTML tools the
page that markdown-it makes of a text; prosediff the Markdown files. A peer that is not installed,
fails or takes too long is said so and left out of its figures.
"""

import importlib
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from benchmarks.redline.html_words import word_edits
from benchmarks.redline.measures import WordEdits, exact_edits
from inforce.documents.canonical import fold
from inforce.documents.words import words

MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides in every form a peer may want, made before its clock runs."""

    old: str
    new: str
    old_words: str
    new_words: str
    old_html: str
    new_html: str


Compare = Callable[[Sides], WordEdits]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer answered and the CPU seconds it took."""

    edits: WordEdits
    seconds: float


class TooSlowError(Exception):
    """A peer did not answer in time."""


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    def stop(_signal: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def ask(peer: Compare, sides: Sides, limit: int) -> Answer | str:
    """A peer's answer, or why there is none."""
    started = _cpu()
    try:
        with _limited(limit):
            edits = peer(sides)
    except TooSlowError:
        return "too slow"
    except Exception as error:  # noqa: BLE001 - a peer may fail in any way; that is the finding
        return type(error).__name__
    return Answer(edits, _cpu() - started)


def _cpu() -> float:
    used = time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used + children.ru_utime + children.ru_stime


def _lcs(sides: Sides) -> WordEdits:
    return exact_edits(words(sides.old_words), words(sides.new_words))


def _git(sides: Sides) -> WordEdits:
    with tempfile.TemporaryDirectory() as name:
        old, new = Path(name, "old"), Path(name, "new")
        old.write_text(sides.old_words, encoding="utf-8")
        new.write_text(sides.new_words, encoding="utf-8")
        done = subprocess.run(
            ["git", "diff", "--no-index", "--word-diff=porcelain", "--unified=1000000",
             str(old), str(new)],
            capture_output=True, check=False,
        )  # fmt: skip
    tags = {" ": "equal", "-": "delete", "+": "insert"}
    lines = done.stdout.decode("utf-8", "replace").split("\n")
    body = lines[next((at + 1 for at, line in enumerate(lines) if line.startswith("@@")), 0) :]
    edits = [(tags[line[0]], words(line[1:])) for line in body if line[:1] in tags]
    return edits or [("equal", words(sides.new_words))]


def _redlines() -> Compare:
    module: Any = importlib.import_module("redlines")

    def compare(sides: Sides) -> WordEdits:
        made = module.Redlines(sides.old_words, sides.new_words, markdown_style="none")
        return word_edits(made.output_markdown)

    return compare


def _htmldiff2() -> Compare:
    module: Any = importlib.import_module("htmldiff2")
    return lambda sides: word_edits(module.render_html_diff(sides.old_html, sides.new_html))


def _xmldiff() -> Compare:
    main: Any = importlib.import_module("xmldiff.main")
    formatting: Any = importlib.import_module("xmldiff.formatting")

    def compare(sides: Sides) -> WordEdits:
        formatter = formatting.XMLFormatter(
            normalize=formatting.WS_BOTH,
            text_tags=("p", "h1", "h2", "h3", "h4", "li", "td", "th"),
            formatting_tags=("strong", "em", "a", "code"),
        )
        old, new = f"<div>{sides.old_html}</div>", f"<div>{sides.new_html}</div>"
        return word_edits(main.diff_texts(old, new, formatter=formatter))

    return compare


def _prosediff() -> Compare:
    module: Any = importlib.import_module("prosediff")

    def compare(sides: Sides) -> WordEdits:
        with tempfile.TemporaryDirectory() as name:
            old, new = Path(name, "old.md"), Path(name, "new.md")
            old.write_text(sides.old, encoding="utf-8")
            new.write_text(sides.new, encoding="utf-8")
            compared = module.compare_paths(old, new)
        edits: WordEdits = []
        for file in compared.files:
            for row in file.rows:
                edits += _row(row)
        return edits

    return compare


def _row(row: Any) -> WordEdits:  # noqa: ANN401 - prosediff's own type
    if row.kind == "skip":
        return [edit for hidden in row.hidden for edit in _row(hidden)]
    if row.kind == "moved-out":
        return []
    if row.kind == "equal":
        return word_edits(str(row.right))
    whole = {"moved-in": ("equal", row.right), "insert": ("insert", row.right)}
    whole["delete"] = ("delete", row.left)
    if row.kind in whole:
        tag, side = whole[row.kind]
        return [(tag, words(fold(_bare(str(side)))))]
    return _both(word_edits(str(row.left)), word_edits(str(row.right)))


def _bare(html: str) -> str:
    return " ".join(word for _, found in word_edits(html) for word in found)


def _both(left: WordEdits, right: WordEdits) -> WordEdits:
    """Two marked sides as one text: what is gone, what came, what both have."""
    old = [(tag, word) for tag, found in left for word in found]
    new = [(tag, word) for tag, found in right for word in found]
    edits: WordEdits = []
    old_at = new_at = 0
    while old_at < len(old) or new_at < len(new):
        while old_at < len(old) and old[old_at][0] != "equal":
            edits.append(("delete", [old[old_at][1]]))
            old_at += 1
        while new_at < len(new) and new[new_at][0] != "equal":
            edits.append(("insert", [new[new_at][1]]))
            new_at += 1
        if new_at < len(new):
            edits.append(("equal", [new[new_at][1]]))
        old_at, new_at = old_at + 1, new_at + 1
    return edits


MAKERS: dict[str, Callable[[], Compare]] = {
    "exact LCS": lambda: _lcs,
    "git --word-diff": lambda: _git,
    "redlines": _redlines,
    "htmldiff2": _htmldiff2,
    "xmldiff": _xmldiff,
    "prosediff": _prosediff,
}


def installed() -> tuple[dict[str, Compare], list[str]]:
    """The peers that can be asked, and the names of those that cannot."""
    found: dict[str, Compare] = {}
    missing: list[str] = []
    for name, make in MAKERS.items():
        try:
            found[name] = make()
        except ImportError:
            missing.append(name)
    return found, missing
