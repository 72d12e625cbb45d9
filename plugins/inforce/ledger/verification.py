"""Is the record whole? If not: which entry is the first broken one, and what was altered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inforce.digest import Digest, text_digest
from inforce.errors import LedgerError
from inforce.ledger.attested import SealedText, attested_files
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.chain import GENESIS
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.diagnosis import Line, diagnose, read_lines
from inforce.ledger.entry import LedgerEntry
from inforce.ledger.restoration import fold_entries
from inforce.ledger.signing import Trust, judge_signatures, signers
from inforce.source.text import SourceText


def verify_chain(
    data: bytes,
    files: Mapping[str, bytes],
    checkpoint: Checkpoint | None = None,
    *,
    against: Checkpoint | None = None,
    trust: Trust | None = None,
) -> Verification:
    """Prove a record whole from its bytes alone, or name what was altered.

    Args:
        data: The ledger's bytes.
        files: Every text and definition that lies beside it, by path.
        checkpoint: The checkpoint that lies beside it.
        against: A checkpoint that someone kept elsewhere.
        trust: The keys of which one must have signed the checkpoint; None asks for no signature.
    """
    lines = read_lines(data)
    sound = _sound(lines)
    breaches: list[Breach] = []
    if len(sound) < len(lines):
        entry, damage, what = diagnose(lines, len(sound))
        breaches.append(Breach(entry=entry, damage=Damage(damage), what=what))
    else:
        breaches += _against(sound, checkpoint, "beside the ledger")
        breaches += _consistent(sound)
    breaches += _against(sound, against, "kept elsewhere") if not breaches else []
    texts, broken = _texts(lines, files)
    stray, remarks = _stray(lines, files, trusted=checkpoint is not None or bool(breaches))
    breaches += [*broken, *stray]
    breaches += judge_signatures(checkpoint, len(lines), trust) if trust else ()
    breaches.sort(key=lambda breach: (breach.entry == 0, breach.entry))
    return Verification(
        size=len(sound),
        head=sound[-1].digest if sound else GENESIS,
        texts=texts,
        breaches=tuple(breaches),
        remarks=(*remarks, *_remarks(sound, checkpoint)),
        signed_by=tuple(key.name for key in signers(checkpoint, trust))
        if checkpoint and trust
        else (),
    )


def verify_record(
    data: bytes,
    files: Mapping[str, bytes],
    checkpoint: bytes | None,
    *,
    against: Checkpoint | None = None,
    trust: Trust | None = None,
) -> Verification:
    """The same, for a checkpoint that nobody has read yet."""
    try:
        own = _own(checkpoint)
    except LedgerError as error:
        verification = verify_chain(data, files, against=against, trust=trust)
        breach = Breach(entry=0, damage=Damage.ALTERED, what=error.what, path="checkpoint")
        return replace(verification, breaches=(*verification.breaches, breach))
    return verify_chain(data, files, own, against=against, trust=trust)


def named_files(data: bytes) -> tuple[str, ...]:
    """Every file that any readable line of a ledger names; nothing in them is believed."""
    entries = _entries(read_lines(data))
    texts = (one.attested for one in entries if isinstance(one.attested, SealedText))
    return tuple(path for path, _ in attested_files(texts))


def _own(checkpoint: bytes | None) -> Checkpoint | None:
    if checkpoint is None:
        return None
    return Checkpoint.from_text(checkpoint.decode("utf-8", "replace"))


def _sound(lines: Sequence[Line]) -> tuple[Line, ...]:
    previous = GENESIS
    for place, line in enumerate(lines):
        if line.entry is None or line.place != (place + 1, previous):
            return tuple(lines[:place])
        previous = line.digest
    return tuple(lines)


def _against(sound: Sequence[Line], checkpoint: Checkpoint | None, where: str) -> list[Breach]:
    if checkpoint is None:
        return []
    if checkpoint.size > len(sound):
        what = (
            f"The ledger ends after entry {len(sound)}; the checkpoint {where} attests "
            f"{checkpoint.size} entries: the rest was cut off."
        )
        return [Breach(entry=len(sound) + 1, damage=Damage.TRUNCATED, what=what)]
    head = sound[checkpoint.size - 1].digest if checkpoint.size else GENESIS
    if head != checkpoint.head:
        what = (
            f"Entry {checkpoint.size} is not the one that the checkpoint {where} attests: it, or "
            "an entry before it with all that follow, was rewritten."
        )
        return [Breach(entry=checkpoint.size, damage=Damage.REWRITTEN, what=what)]
    return []


def _consistent(sound: Sequence[Line]) -> list[Breach]:
    entries = _entries(sound)
    paths: set[str] = set()
    for entry in entries:
        if isinstance(entry.attested, SealedText):
            if entry.attested.path in paths:
                what = f"Entry {entry.sequence} attests `{entry.attested.path}` a second time."
                return [Breach(entry=entry.sequence, damage=Damage.DUPLICATED, what=what)]
            paths.add(entry.attested.path)
    try:
        fold_entries(entries, lambda text: SourceText(text.source_path, ""))
    except LedgerError as error:
        return [Breach(entry=0, damage=Damage.INCONSISTENT, what=error.what)]
    return []


def _entries(lines: Sequence[Line]) -> tuple[LedgerEntry, ...]:
    return tuple(line.entry for line in lines if line.entry is not None)


def _texts(lines: Sequence[Line], files: Mapping[str, bytes]) -> tuple[int, list[Breach]]:
    """Compare every text that any readable entry attests, also beyond a break."""
    whole = 0
    broken: list[Breach] = []
    seen: set[tuple[str, Digest]] = set()
    for number, line in enumerate(lines, start=1):
        if line.entry is None or not isinstance(line.entry.attested, SealedText):
            continue
        wanted = [one for one in attested_files((line.entry.attested,)) if one not in seen]
        seen.update(wanted)
        found = [breach for one in wanted if (breach := _file(number, *one, files)) is not None]
        broken += found
        whole += not found
    return whole, broken


def _file(number: int, path: str, digest: Digest, files: Mapping[str, bytes]) -> Breach | None:
    data = files.get(path)
    if data is None:
        what = f"`{path}`, which entry {number} attests, is missing."
        return Breach(entry=number, damage=Damage.TEXT_MISSING, what=what, path=path)
    if text_digest(data) != digest:
        what = f"`{path}` is not the text that entry {number} attests: it was altered."
        return Breach(entry=number, damage=Damage.TEXT_ALTERED, what=what, path=path)
    return None


def _stray(
    lines: Sequence[Line], files: Mapping[str, bytes], *, trusted: bool
) -> tuple[list[Breach], list[str]]:
    """Files that no entry names: harmless where the ledger's length is attested, else a sign."""
    texts = (line.entry.attested for line in lines if line.entry is not None)
    named = {path for path, _ in attested_files(t for t in texts if isinstance(t, SealedText))}
    stray = sorted(path for path in files if path not in named)
    if trusted:
        return [], [
            f"`{path}` is attested by no entry; nothing is shown from it." for path in stray
        ]
    return [
        Breach(
            entry=0,
            damage=Damage.NOT_ATTESTED,
            what=f"`{path}` is attested by no entry: entries at the end were cut off, or it was "
            "put there.",
            path=path,
        )
        for path in stray
    ], []


def _remarks(sound: Sequence[Line], checkpoint: Checkpoint | None) -> list[str]:
    remarks = []
    if checkpoint is None and sound:
        remarks.append("No checkpoint lies beside the ledger: an end cut off would not show.")
    latest: dict[tuple[str, str], LedgerEntry] = {}
    for entry in _entries(sound):
        text = entry.attested
        if not isinstance(text, SealedText):
            continue
        before = latest.get((text.policy, text.language))
        if before is not None and isinstance(before.attested, SealedText):
            earlier = before.attested.recorded_on
            if text.recorded_on < earlier:
                remarks.append(
                    f"Entry {entry.sequence} says {text.recorded_on}, but entry {before.sequence} "
                    f"of the same policy, sealed before it, says {earlier}: it may be back-dated."
                )
        latest[text.policy, text.language] = entry
    return remarks
