"""`make bench`: print the figures beside their goals."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.gate import checking, mutations, verifying
from benchmarks.mailing import mailing
from benchmarks.measure import HEAD, compile_modules
from benchmarks.site import adopted_history, beside_mkdocs, reading_a_history, shared_bundle


def main() -> None:
    """Measure everything, and say what could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs a figure is the median of (5)")
    runs = parser.parse_args().runs
    bundle = shared_bundle()
    compile_modules()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; median of {runs}.\n")
    print(HEAD)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [*beside_mkdocs(folder, runs)]
        _show(rows)
        _show([mutations(), verifying(runs)])
        _show(mailing(folder))
        if bundle is None:
            sys.exit("The real history is not here: set INFORCE_SHARED to measure it.")
        _show([*reading_a_history(bundle, folder, runs)])
        _show([*adopted_history(bundle, folder, runs)])
        _show([checking(folder / "adopted", runs)])


def _show(rows: list[str]) -> None:
    print("\n".join(rows), flush=True)


if __name__ == "__main__":
    main()
