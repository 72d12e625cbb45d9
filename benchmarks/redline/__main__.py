"""`make bench-redline`: the redline beside its peers, on real pairs and made-up ones."""

import argparse
import os
import platform
import resource
import sys
import time
from pathlib import Path

from benchmarks.redline import suites
from benchmarks.redline.corpus import Pair, real_pairs
from benchmarks.redline.html_words import visible_words, word_edits
from benchmarks.redline.measures import exact_marked, marks_of
from benchmarks.redline.ours import document_of, measure
from benchmarks.redline.peers import MARKDOWN, Answer, Compare, Sides, ask, installed
from benchmarks.redline.table import Tally, show
from inforce.documents.canonical import canonical_text
from inforce.documents.words import words
from inforce.redline.changes import Move
from inforce.redline.compare import compare

# Peers that take seconds a pair are asked for some pairs only, and stopped after this long.
SLOW = frozenset({"htmldiff2", "xmldiff", "prosediff"})
LIMIT = 10
CONSECUTIVE = "inforce, consecutive only"


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=300, help="consecutive revisions (300)")
    parser.add_argument("--slow-pairs", type=int, default=40, help="pairs for slow peers (40)")
    parser.add_argument("--generated", type=int, default=10_000, help="generated pairs (10000)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    peers, missing = installed()
    if missing:
        print(f"Not installed: {', '.join(missing)} (requirements/bench-peers.txt).\n")
    bundle = Path(os.environ.get("INFORCE_SHARED", "../shared")) / "corpora" / "site-policy.bundle"
    if bundle.is_file():
        _real(real_pairs(bundle.resolve(), options.pairs), peers, options.slow_pairs)
    else:
        print("The real history is not here: set INFORCE_SHARED to measure it.\n")
    _suites(peers)
    _generated(options.generated)
    _worst(peers)


def _real(pairs: list[Pair], peers: dict[str, Compare], slow_pairs: int) -> None:
    tallies = {"inforce": Tally(), CONSECUTIVE: Tally(), **{name: Tally() for name in peers}}
    han = Tally()
    for number, pair in enumerate(pairs):
        _progress(number, len(pairs))
        _one(pair, number, slow_pairs, peers, tallies)
        if number % 10 == 0:
            _ours(Pair(pair.name, suites.in_han(pair.old), suites.in_han(pair.new)), han)
    size = sum(len(pair.old.split()) + len(pair.new.split()) for pair in pairs)
    print(f"## {len(pairs)} real pairs, {size:,} words\n", *show(tallies), sep="\n")
    print(
        f"\n## {han.asked} of them written in Chinese characters\n",
        *show({"inforce": han}),
        sep="\n",
    )


def _ours(pair: Pair, *tallies: Tally) -> None:
    made = measure(pair.old, pair.new)
    old = words(canonical_text(made.redline.old))
    new = words(canonical_text(made.redline.new))
    ratio = made.seconds / made.reference if made.reference else 0.0
    marks, exact = marks_of(made.edits), exact_marked(old, new)
    for tally in tallies:
        tally.add(marks, exact, ratio, whole=made.whole)


def _one(
    pair: Pair, number: int, slow_pairs: int, peers: dict[str, Compare], tallies: dict[str, Tally]
) -> None:
    ours = [tallies["inforce"]]
    if not pair.far:
        ours.append(tallies[CONSECUTIVE])
    _ours(pair, *ours)
    documents = document_of(pair.old), document_of(pair.new)
    old_text, new_text = map(canonical_text, documents)
    started = time.process_time()
    old_html, new_html = MARKDOWN.render(pair.old), MARKDOWN.render(pair.new)
    reference = time.process_time() - started
    sides = Sides(pair.old, pair.new, old_text, new_text, old_html, new_html)
    for name, peer in peers.items():
        if name in SLOW and number >= slow_pairs:
            continue
        answer = ask(peer, sides, LIMIT)
        if not isinstance(answer, Answer):
            tallies[name].trouble[answer] += 1
            continue
        after = [w for tag, found in answer.edits if tag != "delete" for w in found]
        before = [w for tag, found in answer.edits if tag != "insert" for w in found]
        wanted = (words(old_text), words(new_text))
        if name in {"htmldiff2", "xmldiff"}:
            wanted = (visible_words(old_html), visible_words(new_html))
        elif name == "prosediff":
            wanted = (before, after)  # it compares the source: its words are not the page's
        tallies[name].add(
            marks_of(answer.edits),
            exact_marked(*wanted),
            answer.seconds / reference if reference else 0.0,
            whole=(before, after) == wanted,
        )


def _suites(peers: dict[str, Compare]) -> None:
    print("\n## Made-up pairs\n\n| suite | goal | inforce |", "|---|---|---|", sep="\n")
    seen = sum(_differs(suites.BASE.replace(*edit)) for edit in suites.MUST_SHOW.values())
    print(f"| kinds of change shown | 11/11 | {seen}/{len(suites.MUST_SHOW)} |")
    quiet = sum(not _differs(suites.BASE.replace(*edit)) for edit in suites.NOISE.values())
    print(f"| kinds of noise not shown | 7/7 | {quiet}/{len(suites.NOISE)} |")
    old, new = suites.inserted_clause()
    marks = marks_of(measure(old, new).edits)
    print(f"| words marked for one inserted clause | 12 | {marks.marked} |")
    moves = list(suites.moves())
    single = sum(
        [type(change) for change in measure(*pair).redline.changes] == [Move] for pair in moves
    )
    print(f"| moves shown as exactly one move | 30/30 | {single}/{len(moves)} |")
    html = sum(_html_rebuilds(*pair) for pair in moves)
    print(f"| the same rebuilt from the page alone | 30/30 | {html}/{len(moves)} |")
    del peers


def _differs(text: str) -> bool:
    return bool(compare(document_of(suites.BASE), document_of(text)).changes)


def _html_rebuilds(old: str, new: str) -> bool:
    """Whether the words of the page without what is deleted are, in some order, the new text's."""
    made = measure(old, new)
    kept = [word for tag, found in word_edits(made.html) if tag != "delete" for word in found]
    wanted = words(canonical_text(made.redline.new))
    return all(kept.count(word) >= wanted.count(word) for word in set(wanted))


def _generated(count: int) -> None:
    whole = sum(measure(old, new).whole for old, new in suites.generated(count))
    print(f"| generated pairs that can be rebuilt | all | {whole:,}/{count:,} |")


def _worst(peers: dict[str, Compare]) -> None:
    del peers
    print(
        "\n## Worst cases\n\n| case | parse | compare | render | goal |",
        "|---|---|---|---|---|",
        sep="\n",
    )
    for name, old, new in suites.worst_cases():
        parse, comparing, render = measure(old, new).parts
        print(f"| {name} | {parse:.2f} s | {comparing:.2f} s | {render:.2f} s | compare ≤ 1 s |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nMost memory at any time, peers included: {peak} MiB.")


def _progress(number: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{number + 1}/{total}", end="", file=sys.stderr, flush=True)


main()
