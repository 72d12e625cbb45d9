"""Is a place whole: its record, and the texts that it shows beside the record?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from inforce.digest import Digest, text_digest
from inforce.errors import LedgerError
from inforce.ledger.attested import SealedText
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.record import RecordBytes
from inforce.ledger.restoration import fold_entries
from inforce.ledger.signing import Trust
from inforce.ledger.verification import verify_record
from inforce.publication.addresses import (
    CANONICAL_TEXT,
    MARKDOWN_SOURCE,
    text_address,
    translation_address,
)
from inforce.source.text import SourceText


class RecordPlace(Protocol):
    """Where a record lies; nothing that is read there is believed."""

    @property
    def name(self) -> str:
        """What a reader calls it."""
        ...

    def record(self) -> RecordBytes:
        """Everything of the record."""
        ...

    def shown(self, paths: Iterable[str]) -> Mapping[str, bytes] | None:
        """The files that a built site has at these paths; None where there is no built site."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """A file that a site must show as it was sealed.

    Args:
        path: Where the site shows it.
        digest: What it must be.
        entry: The entry that says so.
        text: Where the record holds that text.
        firm: Whether its address is that text's alone; a translation's is the latest one's.
    """

    path: str
    digest: Digest
    entry: int
    text: str
    firm: bool = True


def verify_place(
    place: RecordPlace, *, against: Checkpoint | None = None, trust: Trust | None = None
) -> Verification:
    """Prove a record whole, and the texts that a site shows the ones that were sealed.

    Args:
        place: Where it lies.
        against: A checkpoint that someone kept elsewhere.
        trust: The keys of which one must have signed.

    Raises:
        LedgerError: There is no record.
    """
    read = place.record()
    if read.ledger is None and read.checkpoint is None:
        what = f"There is no sealed record in `{place.name}`."
        raise LedgerError(what, "Name a place with a `record/`, or begin one with `inforce seal`.")
    data = read.ledger or b""
    verification = verify_record(data, read.files, read.checkpoint, against=against, trust=trust)
    if not verification.whole:
        return verification
    expected = tuple(_expected(Ledger.from_bytes(data)))
    shown = place.shown(one.path for one in expected)
    return verification if shown is None else _compared(verification, expected, shown)


def _expected(ledger: Ledger) -> Iterator[_Expected]:
    """Every text with the addresses at which it is shown, however those have moved."""
    sealed = {
        entry.attested.path: (entry.sequence, entry.attested)
        for entry in ledger.entries
        if isinstance(entry.attested, SealedText)
    }

    def files(address: str, path: str, *, firm: bool) -> Iterator[_Expected]:
        entry, text = sealed[path]
        for name, digest in ((MARKDOWN_SOURCE, text.source), (CANONICAL_TEXT, text.digest)):
            yield _Expected(path=address + name, digest=digest, entry=entry, text=path, firm=firm)

    for history in fold_entries(ledger.entries, lambda text: SourceText(text.path, "")):
        for version in history.versions:
            for text in version.texts:
                address = text_address(history.policy, version.label, text.number)
                yield from files(address, text.source.path, firm=True)
        latest = {(one.of_label, one.language): one for one in history.translations if one.of_label}
        for (label, language), translation in latest.items():
            address = translation_address(history.policy, label, language)
            yield from files(address, translation.source.path, firm=False)


def _compared(
    verification: Verification, expected: Iterable[_Expected], shown: Mapping[str, bytes]
) -> Verification:
    expected = tuple(expected)
    wrong = [one for one in expected if _differs(one, shown)]
    missing = [one.path for one in expected if one.path not in shown]
    texts = {one.text for one in expected} - {one.text for one in wrong}
    return replace(
        verification,
        shown=len(texts - {one.text for one in expected if one.path in missing}),
        breaches=tuple(_breach(one) for one in wrong if one.firm),
        remarks=(
            *verification.remarks,
            *(
                f"`{one.path}` on the site is not the latest translation that was sealed: it was "
                "changed since the last seal, or altered."
                for one in wrong
                if not one.firm
            ),
            *_missing(missing, everything=len(missing) == len(expected)),
        ),
    )


def _differs(one: _Expected, shown: Mapping[str, bytes]) -> bool:
    data = shown.get(one.path)
    return data is not None and text_digest(data) != one.digest


def _breach(one: _Expected) -> Breach:
    what = f"`{one.path}` on the site is not the text that entry {one.entry} attests."
    return Breach(entry=one.entry, damage=Damage.TEXT_ALTERED, what=what, path=one.path)


def _missing(paths: list[str], *, everything: bool) -> Iterator[str]:
    """A text can be missing from a site for a good reason, so that it is only told."""
    if paths and everything:
        yield "The site shows none of the sealed texts: only the record itself was verified."
        return
    for path in paths:
        yield f"The site has no `{path}`: it has moved since the last seal, or was taken away."
