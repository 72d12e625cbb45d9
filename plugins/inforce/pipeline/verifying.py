"""Is a place whole: its record, and the texts that it shows beside the record?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from inforce.digest import text_digest
from inforce.errors import LedgerError
from inforce.ledger.attested import SealedText
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.record import RecordBytes
from inforce.ledger.restoration import fold_entries
from inforce.ledger.signing import Trust
from inforce.ledger.verification import verify_record
from inforce.publication.addresses import MARKDOWN_SOURCE, text_address
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
    """A text that a site must show as it was sealed."""

    path: str
    entry: int
    text: SealedText


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
    """Every prevailing text with the address at which it is shown, however that has moved."""
    sealed = {
        entry.attested.path: (entry.sequence, entry.attested)
        for entry in ledger.entries
        if isinstance(entry.attested, SealedText)
    }
    for history in fold_entries(ledger.entries, lambda text: SourceText(text.path, "")):
        for version in history.versions:
            for text in version.texts:
                entry, attested = sealed[text.source.path]
                address = text_address(history.policy, version.label, text.number)
                yield _Expected(path=address + MARKDOWN_SOURCE, entry=entry, text=attested)


def _compared(
    verification: Verification, expected: Iterable[_Expected], shown: Mapping[str, bytes]
) -> Verification:
    same, breaches, missing = 0, [], []
    for one in expected:
        data = shown.get(one.path)
        if data is None:
            missing.append(one.path)
        elif text_digest(data) == one.text.source:
            same += 1
        else:
            what = f"`{one.path}` on the site is not the text that entry {one.entry} attests."
            breaches.append(
                Breach(entry=one.entry, damage=Damage.TEXT_ALTERED, what=what, path=one.path)
            )
    return replace(
        verification,
        shown=same,
        breaches=tuple(breaches),
        remarks=(*verification.remarks, *_missing(missing, same)),
    )


def _missing(paths: list[str], same: int) -> Iterator[str]:
    """A text can be missing from a site for a good reason, so that it is only told."""
    if paths and not same:
        yield "The site shows none of the sealed texts: only the record itself was verified."
        return
    for path in paths:
        yield f"The site has no `{path}`: it has moved since the last seal, or was taken away."
