"""Whole sites: a real history cold, warm and after one edit; 200 policies beside plain MkDocs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Cost, middle, repeat, row, run

INFORCE = (sys.executable, "-m", "inforce")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q")
COLD_SECONDS, WARM_SECONDS, EDIT_SECONDS, PEAK_MIB = 45, 5, 6, 400
POLICIES, SECTIONS, PARAGRAPHS = 200, 17, 4
SYLLABLES = ("da", "ri", "mo", "ken", "tal", "sur", "vi", "po", "lan", "ge", "hu", "ster")


def shared_bundle() -> Path | None:
    """The real history, where it lies beside the checkout."""
    shared = Path(os.environ.get("INFORCE_SHARED", "../shared"))
    bundle = (shared / "corpora" / "site-policy.bundle").resolve()
    return bundle if bundle.is_file() else None


def adopted_history(bundle: Path, folder: Path, runs: int) -> Iterator[str]:
    """Adopt a repository and build its site cold, warm and with one policy edited."""
    site = folder / "adopted"
    git = ("git", "-c", "user.name=Bench", "-c", "user.email=bench@example.org")
    subprocess.run((*git, "clone", "-q", "-b", "main", str(bundle), str(site)), check=True)
    run((*INFORCE, "adopt", ".", "--write"), site)
    cold, warm, edited = [], [], []
    for turn in range(runs):
        shutil.rmtree(site / ".cache", ignore_errors=True)
        cold.append(run((*INFORCE, "build"), site))
        warm.append(run((*INFORCE, "build"), site))
        policy = sorted((site / "Policies").rglob("*.md"))[turn]
        policy.write_text(policy.read_text() + f"\nOne more sentence, number {turn}.\n")
        subprocess.run((*git, "-C", str(site), "commit", "-qam", "One policy"), check=True)
        edited.append(run((*INFORCE, "build"), site))
    costs = {
        "cold": middle(cold),
        "warm, nothing changed": middle(warm),
        "one policy edited": middle(edited),
    }
    goals = dict(zip(costs, (COLD_SECONDS, WARM_SECONDS, EDIT_SECONDS), strict=True))
    for name, cost in costs.items():
        goal = goals[name]
        yield row(
            f"real history, {name}", f"{cost.cpu:.1f} s CPU", f"≤ {goal} s", met=cost.cpu <= goal
        )
    peak = max(cost.peak for cost in costs.values())
    yield row(
        "real history, peak memory", f"{peak:.0f} MiB", f"≤ {PEAK_MIB} MiB", met=peak <= PEAK_MIB
    )


def beside_mkdocs(folder: Path, runs: int) -> Iterator[str]:
    """The same 200 pages by MkDocs with Python-Markdown and by us, in turn."""
    plain, ours = folder / "plain", folder / "ours"
    for site, plugins in ((plain, "[search]"), (ours, "[search, inforce]")):
        _write_site(site, plugins)
    costs: dict[str, list[Cost]] = {"plain": [], "ours": []}
    for _ in range(runs):
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        costs["plain"].append(run(MKDOCS, plain, NO_MKDOCS_2_WARNING="1"))
        costs["ours"].append(run((*INFORCE, "build"), ours))
    theirs, our = middle(costs["plain"]), middle(costs["ours"])
    figure = f"{our.cpu / theirs.cpu:.2f} × ({our.cpu:.1f} s, MkDocs {theirs.cpu:.1f} s)"
    name = f"{POLICIES} policies of 3,400 words, CPU ÷ plain MkDocs"
    yield row(name, figure, "≤ 1.00 ×", met=our.cpu <= theirs.cpu)


def _write_site(site: Path, plugins: str) -> None:
    docs = site / "policy_src"
    docs.mkdir(parents=True)
    (site / "mkdocs.yml").write_text(
        f"site_name: Bench\ndocs_dir: policy_src\ntheme:\n  name: material\n  font: false\n"
        f"plugins: {plugins}\n"
        "markdown_extensions: [tables, footnotes, def_list, admonition, attr_list, toc]\n"
    )
    (docs / "index.md").write_text("---\ntitle: Bench\n---\n\nPolicies.\n")
    for number in range(POLICIES):
        (docs / f"policy-{number:03}.md").write_text(made_up_policy(number))


def made_up_policy(number: int, words: Iterator[str] | None = None) -> str:
    """A policy of 3,400 words that mean nothing.

    Args:
        number: Which policy.
        words: Its words; without them those that go with its number.
    """
    words = words or made_up_words(number)
    head = f"---\ntitle: Policy {number}\neffective: 2026-01-01\n---\n\n# Policy {number}\n"
    sections = []
    for section in range(SECTIONS):
        paragraphs = [f"## Section {section} of {next(words)}"]
        paragraphs += [" ".join(next(words) for _ in range(38)) + "." for _ in range(PARAGRAPHS)]
        paragraphs.append(
            "\n".join(f"- {' '.join(next(words) for _ in range(12))};" for _ in range(4))
        )
        sections.append("\n\n".join(paragraphs))
    return head + "\n" + "\n\n".join(sections) + "\n"


def made_up_words(seed: int) -> Iterator[str]:
    """Words without end, the same for the same seed."""
    state = seed * 7919 + 1
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        first, second = state >> 8, state >> 16
        yield SYLLABLES[first % len(SYLLABLES)] + SYLLABLES[second % len(SYLLABLES)]


def reading_a_history(bundle: Path, folder: Path, runs: int) -> Iterator[str]:
    """Reading a history costs little more than git's own plumbing."""
    site = folder / "reading"
    subprocess.run(("git", "clone", "-q", "-b", "main", str(bundle), str(site)), check=True)
    plumbing = repeat(runs, lambda: run(("bash", "-c", PLUMBING), site))
    ours = repeat(runs, lambda: run((sys.executable, "-c", READING), site))
    started = repeat(runs, lambda: run((sys.executable, "-c", IMPORTS), site))
    cost, alone = (ours.cpu - started.cpu) / READINGS, plumbing.cpu / READINGS
    figure = f"{cost / alone:.2f} × ({cost * 1000:.0f} ms, plumbing {alone * 1000:.0f} ms)"
    name = "reading a history, CPU ÷ git's plumbing (the interpreter's start taken off)"
    yield row(name, figure, "≤ 1.30 ×", met=cost <= 1.3 * alone)


READINGS = 10  # a single one is over in a tenth of a second
PLUMBING = rf"""
for turn in $(seq {READINGS}); do
git rev-list --first-parent --parents HEAD | awk '{{print $1, $2}}' |
git diff-tree --stdin -r --root -M50% -l2000 --raw -z --no-abbrev \
  --no-ext-diff --no-textconv > .bench.raw
tr '\0' '\n' < .bench.raw | awk '/^:/ {{print $4}}' | grep -v '^0*$' | sort -u > .bench.names
git cat-file --batch < .bench.names > .bench.blobs
done
rm .bench.raw .bench.names .bench.blobs
"""
# GitPython is loaded when a repository is opened; that is part of starting, not of reading.
IMPORTS = """
from pathlib import Path
import git.cmd
from inforce.adapters.git import GitRepository
"""
READING = (
    IMPORTS
    + f"""
for turn in range({READINGS}):
    repository = GitRepository(Path("."))
    revisions = repository.revisions("HEAD")
    repository.contents(sorted({{c.blob for r in revisions for c in r.changes if c.blob}}))
"""
)
