"""The sample policy as a site with a git history: one commit a text, each on its day."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from inforce.adapters.templates import PageRenderer
from inforce.digest import text_digest
from inforce.documents.parse import parse_document
from inforce.materiality.assessment import assess
from inforce.publication.body_html import render_body
from inforce.publication.pages.draft import DraftBody, draft_view
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.reading import read_redline
from inforce.publication.pages.standing import policy_facts
from inforce.publication.redline_html import render_redline
from inforce.redline.compare import compare
from inforce.source.text import SourceText
from sample_policy import (
    CHINESE,
    COMING,
    CORRECTED,
    FIRST,
    GERMAN,
    SECOND,
    THIRD,
    history,
    status_of,
)

CONFIGURATION = """site_name: Lantern Post policies
docs_dir: policy_src
theme: {name: material, font: false}
extra: {generator: false}
plugins:
  - search
  - inforce:
      glossary: ../glossary
      timezone: Europe/Brussels
      as_of: 2026-12-01
"""
HOME = "# Lantern Post policies\n\nThe texts we live by, and every change of them.\n"
SERVICES = """services:
  - {id: mail, name: Mail, policy: privacy}
  - {id: map, name: Map, policy: privacy, supplement: services/map}
excluded:
  - name: Harbour Pay
    reason: A company of its own; we learn only that you paid.
    policy: https://pay.example/privacy
"""
SUPPLEMENT = """---
title: Map supplement
effective: 2024-03-01
announced: 2024-01-20
supplements: privacy
service: map
---

# Map supplement

The map needs to know where you are, while you look at it.

## What the map collects {#map-collects}

Your position, to the street, for as long as the page is open.
"""
TERMS = """---
title: Terms of service
effective: 2024-03-01
announced: 2024-01-20
---

# Terms of service

“Visitor” means anyone who opens a page of ours.

A Visitor is kind, and keeps a password secret.
"""
COOKIE = "---\nterm: cookie\naliases: [cookies]\n---\n\nA small file that a site leaves with you.\n"
LOG = "---\nterm: server log\n---\n\nWhat our machines write down about *each* visit.\n"
WIDER_LOG = LOG.replace("visit", "visit and each mistake")
TLS = "---\nterm: TLS\n---\n\nThe lock that keeps a connection private.\n"


def _front(title: str, effective: str, **facts: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\ntitle: {title}\neffective: {effective}\n{lines}---\n\n"


def _privacy(markdown: str, effective: str, **facts: str) -> str:
    return _front("Privacy policy", effective, **facts) + markdown


NOTES = """
  - section: use
    effect: reduces
    what: We may use what we learn to choose the adverts you see.
    why: Adverts pay for the free services.
    choice: Switch it off under Settings, Adverts.
  - section: logs
    effect: reduces
    what: Server logs are kept for 90 days instead of 14."""
# Each step: the day it was recorded, and the files it wrote.
STEPS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "2023-05-01",
        {
            "mkdocs.yml": CONFIGURATION,
            "policy_src/index.md": HOME,
            "policy_src/terms.md": TERMS.replace("2024-03-01", "2023-05-01").replace(
                "announced: 2024-01-20\n", ""
            ),
            "policy_src/privacy.md": _privacy(FIRST, "2023-05-01"),
            "glossary/cookie.md": COOKIE,
            "glossary/log.md": LOG,
            "glossary/tls.md": TLS,
        },
    ),
    ("2023-09-14", {"policy_src/privacy.md": _privacy(CORRECTED, "2023-05-01")}),
    (
        "2024-01-20",
        {
            "policy_src/privacy.md": _privacy(
                SECOND,
                "2024-03-01",
                announced="2024-01-20",
                change="minor",
                summary="Server logs are kept for two weeks instead of a month.",
            ),
            "policy_src/privacy.de.md": _front(
                "Datenschutzerklärung", "2024-03-01", language="de", translation_of="'2024-03-01'"
            ).replace("effective: 2024-03-01\n", "")
            + GERMAN,
            "policy_src/services/map.md": SUPPLEMENT,
            "policy_src/services.yml": SERVICES,
        },
    ),
    (
        "2025-05-01",
        {
            "policy_src/privacy.md": _privacy(
                THIRD,
                "2025-06-01",
                announced="2025-05-01",
                change="minor",
                summary="You can now take your data with you.",
            ),
            "glossary/log.md": WIDER_LOG,
            "policy_src/privacy.zh.md": _front(
                "隐私政策", "2025-06-01", language="zh", translation_of="'2025-06-01'"
            ).replace("effective: 2025-06-01\n", "")
            + CHINESE,
        },
    ),
    (
        "2026-11-20",
        {
            "policy_src/privacy.md": _privacy(
                COMING,
                "2027-01-15",
                announced="2026-11-20",
                change="material",
                summary="Adverts may follow what you do here, and logs are kept for longer.",
                changes=NOTES,
            )
        },
    ),
)


def _git(folder: Path, *words: str, on: str = "2023-05-01") -> None:
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": f"{on}T12:00:00+00:00",
        "GIT_COMMITTER_DATE": f"{on}T12:00:00+00:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    name = ("-c", "user.name=Sample", "-c", "user.email=sample@example.invalid")
    git = shutil.which("git") or "git"
    subprocess.run([git, *name, *words], cwd=folder, env=environment, check=True)


def draft_page() -> bytes:
    """The page of a draft, which only a preview shows."""
    facts = policy_facts(history(), status_of)
    old, new = (parse_document(SourceText("privacy.md", text)) for text in (THIRD, COMING))
    redline = compare(old.document, new.document)
    body = DraftBody(
        text=render_body(new.document, resolve=lambda target: target),
        redline=render_redline(redline, heading_offset=1),
        reading=read_redline(redline, assess(redline), language="en"),
    )
    view = replace(draft_view(facts, text_digest(COMING.encode())), body=body)
    site = SiteFacts(name="Lantern Post policies")
    return PageRenderer().render("inforce/draft.html", view, site=site, base="../../")


def later_steps() -> tuple[tuple[str, dict[str, str]], ...]:
    """The same site not pinned to a day, with a second version to come and a policy that ends."""
    coming = STEPS[-1][1]["policy_src/privacy.md"].replace("change:", "version: autumn\nchange:", 1)
    further = _privacy(
        COMING.replace("90 days", "120 days"),
        "2027-03-01",
        announced="2026-11-25",
        version="winter",
        change="material",
        summary="Logs are kept for four months.",
        changes="\n  - {section: logs, effect: reduces, what: Logs are kept for four months.}",
    )
    ending = STEPS[0][1]["policy_src/terms.md"].replace(
        "effective:", "status: repealed\nrepealed: 2027-02-01\neffective:"
    )
    first = STEPS[0][1] | {"mkdocs.yml": CONFIGURATION.replace("      as_of: 2026-12-01\n", "")}
    return (
        (STEPS[0][0], first),
        *STEPS[1:-1],
        (STEPS[-1][0], {"policy_src/privacy.md": coming}),
        ("2026-11-25", {"policy_src/privacy.md": further, "policy_src/terms.md": ending}),
    )


def build_sample_site(folder: Path, steps: tuple[tuple[str, dict[str, str]], ...] = STEPS) -> None:
    """Write the site's sources and their history into a folder."""
    _git(folder, "init", "--quiet", "--initial-branch=main")
    for day, written in steps:
        for name, text in written.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        _git(folder, "add", "--all", on=day)
        _git(folder, "commit", "--quiet", "--message", f"As of {day}", on=day)
