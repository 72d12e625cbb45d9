"""Every reader of what a stranger may write, as a function of bytes that must not stumble.

A target ends, or raises the one error that a person is shown as a sentence. Anything else is a
traceback, and a fault of ours. `tests/fuzz` runs each a little, `make fuzz` each for minutes.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from inforce.adapters.adoption_file import parse_adoption
from inforce.adapters.git_rows import RowReader, read_commits, tree_files
from inforce.adapters.settings_file import load_settings
from inforce.diagnostics import Diagnostic
from inforce.documents.canonical import canonical_text
from inforce.documents.parse import parse_document
from inforce.errors import InforceError
from inforce.glossary.entries import parse_glossary
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.entry import LedgerEntry
from inforce.ledger.note import VerifierKey
from inforce.ledger.sent_notice import Manifest
from inforce.ledger.verification import named_files, verify_record
from inforce.materiality.notice_preset import read_preset
from inforce.publication.body_html import render_body
from inforce.publication.comparison import compare
from inforce.source.text import SourceText, decode_text
from inforce.supplements.listing import parse_services
from inforce.versions.facts import read_facts
from ledger_samples import rich_history, seal

LEDGER, FILES = seal(rich_history())
CHECKPOINT: Final = Checkpoint.of(LEDGER, "lantern.example").to_text().encode()
POLICY: Final = b"""\
---
title: Privacy policy
effective: [{from: 2026-05-04, applies_to: guests}]
announced: 2026-04-01
change: material
summary: "We lend a boat."
changes: [{section: boats, effect: expands, what: A boat.}]
waivers: [{finding: N001, because: a storm, until: 2026-06-01}]
status: repealed
repealed: 2027-01
aliases: [old, older]
---
"""
MARKDOWN: Final = b"""\
# Privacy policy {#top}

Last updated: May 4, 2026

## 1. Boats {: .adds after=top }

4. We *lend* a [boat](terms.md#boats "t") for **5 EUR**[^1].
   (a) a `plank`; <b>or</b>
       - a rope

| a | b |
|---|:-:|
| 1 | 2 |

> quoted
<div markdown="1"><ol><li>x</div>

[^1]: A note.
"""
SERVICES: Final = b"""\
services:
  - {id: maps, name: Maps, policy: privacy, supplement: services/maps}
excluded:
  - {name: Others, because: they are not ours, policy: "https://example.org/"}
"""
ADOPTION: Final = b"""\
publish_ref = "main"
date_patterns = ["as of (?P<date>.+)"]
layout = ["{lang}/{doc}.md"]
exclude = ["drafts/*"]
[language_names]
"en-US" = "en"
[[moved]]
from = "a.md"
to = "b.md"
[[commits]]
commit = "0123abc"
effective = 2026-01-02
"""
PRESET: Final = b"""\
title = "Ours"
source = "counsel"
checked_on = 2026-01-02
confidence = "high"
basis = "lead"
[lead]
material = "P1M"
"""
CONFIGURATION: Final = b"""\
site_name: Lantern
docs_dir: policy_src
theme: {name: material, custom_dir: own}
plugins:
  - search
  - inforce:
      timezone: Europe/Brussels
      as_of: 2026-12-01
      pending_refs: [next]
      history: record
      notice: {preset: [default, eu-privacy], homepage: true, mail: {from: law@example.org}}
      verifier_key: lantern.example+78c37ff6+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g
"""
TERM: Final = b"---\nterm: boat\naliases: [boats]\ncase_sensitive: true\n---\n\nA thing.\n\nMore.\n"
GIT: Final = b"A subject {#x}\0policy_src/a.md\0policy_src/caf\xc3\xa9.md"
MANIFEST: Final = (
    b'{"effective":"2026-06-01","files":[{"name":"a.txt","sha256":"00"}],"notice":"privacy@2026-05-04/announcement",'
    b'"texts":{"new":"sha256:%b","old":null}}' % (b"0" * 64)
)
KEY: Final = b"lantern.example+78c37ff6+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g"
SIGNATURE: Final = CHECKPOINT + "\n\u2014 lantern.example eMN/9gABAgM=\n".encode()


@dataclass(frozen=True, slots=True)
class Target:
    """One reader.

    Args:
        read: Reads bytes; what it raises beside `InforceError` is a fault.
        seeds: Bytes that it understands, to start from.
    """

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]

    def survives(self, data: bytes) -> None:
        """Read bytes; an error that a person would be shown is fine."""
        try:
            self.read(data)
        except InforceError as told:
            str(told).encode("utf-8", "backslashreplace")


def _source(data: bytes, path: str) -> SourceText:
    decoded = decode_text(data, path)
    if isinstance(decoded, Diagnostic):
        raise InforceError(str(decoded))
    return decoded


def _said(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        str(diagnostic).encode("utf-8", "backslashreplace")


def _policy(data: bytes) -> None:
    source = _source(data, "privacy.md")
    parsed = parse_document(source)
    _said(read_facts(source, parsed=parsed, canonical=canonical_text(parsed.document)).diagnostics)


def _markdown(data: bytes) -> None:
    document = parse_document(_source(data, "privacy.md")).document
    render_body(document, resolve=lambda link: link)


def _redline(data: bytes) -> None:
    old, _, new = _source(data, "a.md").text.partition("\f")
    compare(old, new).to_html()


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InforceError(str(error)) from error


def _adoption(data: bytes) -> None:
    _said(parse_adoption(_text(data), "adopt.toml")[1])


def _configuration(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "mkdocs.yml")
        path.write_bytes(data)
        _said(load_settings(path).diagnostics)


def _preset(data: bytes) -> None:
    try:
        read = tomllib.loads(_text(data))
    except (ValueError, RecursionError) as error:
        raise InforceError(str(error)) from error
    read_preset("ours", read)


def _git(data: bytes) -> None:
    """A stranger chooses a subject and two paths; what stands around them is git's own."""
    subject, old, new = [*data.replace(b"\n", b" ").split(b"\0", 2), b"", b""][:3]
    commit = b"0" * 40
    tuple(read_commits(b"%b 1760000000 2026-01-02T03:04:05+02:00 \t%b\n" % (commit, subject)))
    new = new.replace(b"\0", b"")
    reader = RowReader(lambda path: path.endswith(".md"))
    reader.changes(b"%b\0:100644 100644 %b %b R087\0%b\0%b\0" % (commit, commit, commit, old, new))
    tuple(tree_files(b"100644 blob %b\t%b\0" % (commit, new)))
    _said(reader.diagnostics)


def _ledger(data: bytes) -> None:
    verify_record(data, FILES, CHECKPOINT)
    named_files(data)
    Ledger.from_bytes(data)


TARGETS: Final = {
    "front-matter": Target(_policy, (POLICY, POLICY + MARKDOWN)),
    "markdown": Target(_markdown, (MARKDOWN,)),
    "redline": Target(_redline, (MARKDOWN + b"\f" + MARKDOWN.replace(b"5 EUR", b"9 EUR"),)),
    "glossary": Target(
        lambda data: _said(parse_glossary([_source(data, "glossary/boat.md")]).diagnostics), (TERM,)
    ),
    "services": Target(
        lambda data: _said(
            parse_services(_source(data, "services.yml"), {"privacy": ""}).diagnostics
        ),
        (SERVICES,),
    ),
    "adoption": Target(_adoption, (ADOPTION,)),
    "configuration": Target(_configuration, (CONFIGURATION,)),
    "preset": Target(_preset, (PRESET,)),
    "git-rows": Target(_git, (GIT,)),
    "ledger-line": Target(LedgerEntry.parse, tuple(e.line for e in LEDGER.entries)),
    "ledger": Target(_ledger, (LEDGER.to_bytes(),)),
    "checkpoint": Target(
        lambda data: Checkpoint.from_text(data.decode("utf-8", "replace")), (CHECKPOINT, SIGNATURE)
    ),
    "verifier-key": Target(lambda data: VerifierKey.parse(data.decode("utf-8", "replace")), (KEY,)),
    "manifest": Target(Manifest.parse, (MANIFEST,)),
}
