"""`make fuzz`: every reader of `fuzz_targets` under a coverage-guided fuzzer, for some minutes.

Prints one line a reader: how many inputs, and each traceback that it met. Exit code 0: none.
Needs the package `atheris`, which is not to be had for every system; where it is missing this says
so, and `tests/fuzz` alone has tried them.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

MINUTE = 60


def main() -> int:
    """Run each target in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="for all readers together (10)")
    parser.add_argument("--only", default="", help="one reader")
    parser.add_argument("--target", default="", help=argparse.SUPPRESS)
    asked, rest = parser.parse_known_args()
    if find_spec("atheris") is None:
        sys.stderr.write("atheris is not installed here: only tests/fuzz has tried the readers.\n")
        return 0
    if asked.target:
        _fuzz(asked.target, rest)
    from fuzz_targets import TARGETS  # noqa: PLC0415 - the process above instruments it first

    names = [asked.only] if asked.only else list(TARGETS)
    seconds = max(1, int(asked.minutes * MINUTE / len(names)))
    return 1 if sum(_run(name, TARGETS[name].seeds, seconds) for name in names) else 0


def _fuzz(name: str, arguments: list[str]) -> None:
    import atheris  # noqa: PLC0415 - only where it is installed

    with atheris.instrument_imports(include=["inforce"]):
        from fuzz_targets import TARGETS  # noqa: PLC0415 - as it is imported it is instrumented

    atheris.Setup([sys.argv[0], *arguments], TARGETS[name].survives)
    atheris.Fuzz()


def _run(name: str, seeds: tuple[bytes, ...], seconds: int) -> bool:
    """Whether a reader stumbled."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / str(number)).write_bytes(seed)
        done = subprocess.run(
            [
                *(sys.executable, __file__, "--target", name, str(corpus)),
                *(f"-max_total_time={seconds}", "-max_len=8192", "-timeout=30", "-rss_limit_mb=0"),
                *("-print_final_stats=1", f"-artifact_prefix={folder}/"),
            ],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
        )
        runs = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
        count = int(runs[1]) if runs else 0
        sys.stdout.write(f"{name}: {count:,} inputs in {seconds} s, ")
        sys.stdout.write("no traceback\n" if done.returncode == 0 else "STUMBLED\n")
        sys.stdout.flush()
        if done.returncode:
            sys.stdout.write(done.stderr[-4000:] + done.stdout[-3000:])
            for found in sorted(Path(folder).glob("*-*")):
                sys.stdout.write(f"{found.name}: {found.read_bytes()!r}\n")
        return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
