"""The whole histories, from the record alone."""

from collections.abc import Iterable, Mapping

from inforce.digest import text_digest
from inforce.errors import DigestMismatchError, LedgerError
from inforce.ledger.attested import LifeEvent, LifeKind, SealedText, definition_path
from inforce.ledger.chain import REMEDY, Ledger
from inforce.ledger.entry import LedgerEntry
from inforce.ledger.growing import GrowingHistory, SourceOf, UntoldError
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId


def restore_histories(ledger: Ledger, files: Mapping[str, bytes]) -> tuple[VersionHistory, ...]:
    """The history of every policy in the record, by id.

    Args:
        ledger: The record's entries.
        files: The bytes of every file of the record, by path.

    Raises:
        DigestMismatchError: A text is missing or is not the one that was sealed.
        LedgerError: An entry speaks of what no entry before it has told.
    """

    def source_of(text: SealedText) -> SourceText:
        data = files.get(text.path)
        if data is None or text_digest(data) != text.source:
            state = "is missing" if data is None else "is not the text that was sealed"
            what = f"`{text.path}` {state}."
            raise DigestMismatchError(what, REMEDY)
        return SourceText(text.source_path, data.decode(errors="replace"))

    return fold_entries(ledger.entries, source_of)


def sealed_facts(ledger: Ledger) -> tuple[VersionHistory, ...]:
    """The histories without their words: what the record says, at the price of reading no text.

    Raises:
        LedgerError: An entry speaks of what no entry before it has told.
    """
    return fold_entries(ledger.entries, lambda text: SourceText(text.source_path, ""))


def sealed_definitions(text: SealedText, files: Mapping[str, bytes]) -> Mapping[str, SourceText]:
    """The glossary entries as they stood with a text, by term id.

    Raises:
        DigestMismatchError: One is missing or is not the one that was sealed.
    """
    found: dict[str, SourceText] = {}
    for term, digest in text.definitions:
        data = files.get(definition_path(term, digest))
        if data is None or text_digest(data) != digest:
            what = f"`{definition_path(term, digest)}` is missing or was altered."
            raise DigestMismatchError(what, REMEDY)
        found[term] = SourceText(f"glossary/{term}.md", data.decode(errors="replace"))
    return found


def fold_entries(entries: Iterable[LedgerEntry], source_of: SourceOf) -> tuple[VersionHistory, ...]:
    """Read entries in order into histories, by id.

    Raises:
        LedgerError: An entry speaks of what no entry before it has told.
    """
    growing: dict[PolicyId, GrowingHistory] = {}
    for entry in entries:
        attested = entry.attested
        if isinstance(attested, LifeEvent) and attested.event is LifeKind.RENAMED:
            _rename(growing, attested, entry.sequence)
            continue
        policy = growing.setdefault(attested.policy, GrowingHistory(attested.policy))
        try:
            policy.take(attested, source_of, line=entry.sequence)
        except UntoldError as error:
            what = f"Entry {entry.sequence} of the sealed record speaks of {error}."
            raise LedgerError(what, REMEDY) from None
    return tuple(growing[policy].history() for policy in sorted(growing))


def _rename(growing: dict[PolicyId, GrowingHistory], event: LifeEvent, sequence: int) -> None:
    names = event.successors
    if len(names) != 1 or event.policy not in growing or names[0] in growing:
        what = f"Entry {sequence} of the sealed record gives no policy a new id."
        raise LedgerError(what, REMEDY)
    policy = growing.pop(event.policy)
    policy.policy = names[0]
    growing[names[0]] = policy
