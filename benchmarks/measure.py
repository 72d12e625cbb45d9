"""Whole processes, measured by the operating system's own account of them."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import inforce

HEAD = "| what | measured | goal | met |\n|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process cost.

    Args:
        cpu: User and system seconds, of the process and all it waited for.
        peak: Largest resident size of one process, in MiB.
    """

    cpu: float
    peak: float


def compile_modules() -> None:
    """Compile what is measured, ours and the peers', as an installer leaves it.

    Otherwise a figure would tell who had started which module before, and who may write.
    """
    folders = (str(Path(inforce.__file__).parent), sysconfig.get_path("purelib"))
    # A peer may hold templates that only look like modules: what cannot be compiled is no loss.
    command = (sys.executable, "-m", "compileall", "-qq", *folders)
    subprocess.run(command, check=False)


def run(command: Sequence[str], folder: Path, **variables: str) -> Cost:
    """Run a command to its end and say what it cost.

    Raises:
        RuntimeError: The command failed; its last words are in the message.
    """
    log = folder / ".bench.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, **variables},
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        words = log.read_text(errors="replace")[-2000:]
        msg = f"{' '.join(command)} ended with {process.returncode}:\n{words}"
        raise RuntimeError(msg)
    log.unlink()
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(median(c.cpu for c in costs), median(c.peak for c in costs))


def repeat(runs: int, measure: Callable[[], Cost]) -> Cost:
    """The median of several runs."""
    return middle([measure() for _ in range(runs)])


def row(name: str, figure: str, goal: str, *, met: bool) -> str:
    """One line of the table: what was measured, what came out, what was wanted."""
    return f"| {name} | {figure} | {goal} | {'yes' if met else '**no**'} |"
