"""A small site in git, as tests of `inforce seal` and `inforce verify` need one."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

CONFIG = """\
site_name: Lantern & Sons
docs_dir: policy_src
theme: material
plugins:
  - search
  - inforce:
      glossary: glossary
"""
FIRST = """\
---
title: Privacy policy
effective: 2026-01-15
---

# Privacy policy

We light the lantern at dusk.
"""
SECOND = FIRST.replace("2026-01-15", "2026-06-01").replace("dusk", "dusk and lend a boat")
BOAT = "---\nterm: boat\n---\n\nA thing that floats.\n"
LANTERN = "---\nterm: lantern\n---\n\nA lamp that can be carried.\n"

Run = Callable[..., tuple[int, str, str]]


def commit(folder: Path, day: str, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".md").write_text(text)
    who = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
    names = ("AUTHOR", "COMMITTER")
    who |= {f"GIT_{name}_NAME": "A. Clerk" for name in names}
    who |= {f"GIT_{name}_EMAIL": "clerk@lantern.example" for name in names}
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    subprocess.run(
        ["git", "commit", "--quiet", "--message", day],
        cwd=folder,
        check=True,
        env={**os.environ, **who},
    )


def make_site(folder: Path) -> Path:
    """A site with one published version and a term that changed since."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / ".gitignore").write_text(".cache/\n")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    old = LANTERN.replace("carried", "held")
    commit(folder, "2026-01-02", policy_src__privacy=FIRST, glossary__lantern=old)
    commit(folder, "2026-02-03", glossary__lantern=LANTERN, glossary__boat=BOAT)
    return folder
