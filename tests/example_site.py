"""The example site, copied and built as a stranger would build it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "policy_src", "glossary", "record", "site_overrides")
EPOCH = "1796083200"  # 2026-12-01


def copied(target):
    """The example site without its git history."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, target / part)
    return target


def inforce(folder, *arguments, epoch=EPOCH):
    """Run a command in a folder and say what was printed."""
    return subprocess.run(
        [sys.executable, "-m", "inforce", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
