"""Attacks on a record of sixty entries, one by one and in bulk."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from inforce.digest import text_digest
from inforce.ledger.attested import PolicyFacts, SealedText
from inforce.ledger.breach import Breach, Damage, Verification
from inforce.ledger.chain import Ledger, append
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.verification import verify_chain
from ledger_samples import long_history, rich_history, seal

LEDGER, FILES = seal(long_history(43), rich_history())
DATA = LEDGER.to_bytes()
LINES = DATA[:-1].split(b"\n")
CHECKPOINT = Checkpoint.of(LEDGER, "example.org/law")


def verify(lines: list[bytes], checkpoint: Checkpoint | None = CHECKPOINT) -> Verification:
    return verify_chain(b"".join(line + b"\n" for line in lines), FILES, checkpoint)


def first(verification: Verification) -> Breach:
    assert not verification.whole
    return verification.breaches[0]


def reword(line: bytes, old: bytes, new: bytes) -> bytes:
    assert old in line
    return line.replace(old, new, 1)


class TestWhole:
    """A record nobody touched."""

    def test_an_untouched_record_is_whole(self) -> None:
        """Nothing is found where nothing was done."""
        verification = verify(LINES)
        assert verification.whole
        assert (verification.size, verification.head) == (LEDGER.size, LEDGER.head)
        assert verification.texts == len(LEDGER.texts)
        assert verification.remarks == ()
        assert LEDGER.size >= 60

    def test_a_kept_checkpoint_of_an_earlier_day_still_agrees(self) -> None:
        """A record that only grew is the record of which someone kept an older head."""
        older = Checkpoint.of(Ledger(LEDGER.entries[:20]), "example.org/law")
        assert verify_chain(DATA, FILES, CHECKPOINT, against=older).whole

    def test_an_empty_record_is_whole(self) -> None:
        """No entry, no breach."""
        assert verify_chain(b"", {}).whole


class TestAttacks:
    """What an attacker, or a careless hand, can do to the ledger."""

    def test_a_changed_word_names_its_entry(self) -> None:
        """A summary reworded after the fact is named, though the line still reads well."""
        lines = [*LINES]
        lines[30] = reword(lines[30], b"nothing else", b"nothing more")
        breach = first(verify(lines))
        assert (breach.entry, breach.damage) == (31, Damage.ALTERED)
        assert breach.what == "Entry 31 was altered: entry 32 does not follow from it."

    def test_a_changed_word_in_the_first_entry_is_named(self) -> None:
        """The first entry is no less protected than the rest."""
        lines = [reword(LINES[0], b'"title":"', b'"title":"Our '), *LINES[1:]]
        assert first(verify(lines)).entry == 1

    def test_a_changed_word_in_the_last_entry_is_caught_by_the_checkpoint(self) -> None:
        """Nothing follows the last entry, so only a head that was kept can tell."""
        end = LEDGER.entries[-1].attested
        assert isinstance(end, SealedText)
        other = append(Ledger(LEDGER.entries[:-1]), replace(end, announced_on=date(1999, 1, 1)))
        breach = first(verify_chain(other.to_bytes(), FILES, CHECKPOINT))
        assert (breach.entry, breach.damage) == (len(LINES), Damage.REWRITTEN)

    def test_a_changed_link_names_the_entry_that_bears_it(self) -> None:
        """An entry whose own link was altered is blamed, not its neighbour."""
        lines = [*LINES]
        digit = b"0" if lines[30][-1:] == b"1" else b"1"
        mark = b'"previous":"sha256:'
        at = lines[30].index(mark) + len(mark)
        lines[30] = lines[30][:at] + digit + lines[30][at + 1 :]
        if lines[30] == LINES[30]:
            lines[30] = lines[30][:at] + b"2" + lines[30][at + 1 :]
        breach = first(verify(lines))
        assert (breach.entry, breach.damage) == (31, Damage.ALTERED)

    def test_a_changed_number_names_its_entry(self) -> None:
        """An entry that claims another place is altered, nothing was removed."""
        lines = [*LINES]
        lines[30] = reword(lines[30], b'"sequence":31', b'"sequence":39')
        breach = first(verify(lines))
        assert (breach.entry, breach.damage) == (31, Damage.ALTERED)

    def test_a_line_that_is_no_entry_names_itself(self) -> None:
        """What is not in the one byte form is not trusted to mean anything."""
        lines = [*LINES]
        lines[30] = lines[30].replace(b":", b": ", 1)
        breach = first(verify(lines))
        assert (breach.entry, breach.damage) == (31, Damage.ALTERED)
        assert "one byte form" in breach.what

    def test_a_removed_entry_is_named(self) -> None:
        """A version that disappears from the middle is missed."""
        breach = first(verify([*LINES[:30], *LINES[31:]]))
        assert (breach.entry, breach.damage) == (31, Damage.REMOVED)
        assert "Entry 31 was removed" in breach.what

    def test_removed_entries_are_counted(self) -> None:
        """Several that disappear together are named together."""
        breach = first(verify([*LINES[:30], *LINES[34:]]))
        assert "Entries 31–34 were removed" in breach.what

    def test_swapped_entries_are_named(self) -> None:
        """Order is part of what is attested."""
        lines = [*LINES[:30], LINES[31], LINES[30], *LINES[32:]]
        breach = first(verify(lines))
        assert (breach.entry, breach.damage) == (31, Damage.REORDERED)

    def test_a_repeated_entry_is_named(self) -> None:
        """The same entry twice is not two entries."""
        breach = first(verify([*LINES[:31], LINES[20], *LINES[31:]]))
        assert (breach.entry, breach.damage) == (32, Damage.DUPLICATED)

    def test_an_inserted_entry_is_named(self) -> None:
        """An entry that was slipped in is told from those around it."""
        forged = append(Ledger(LEDGER.entries[:30]), LEDGER.entries[40].attested).entries[-1].line
        breach = first(verify([*LINES[:30], forged, *LINES[30:]]))
        assert (breach.entry, breach.damage) == (31, Damage.INSERTED)

    def test_an_empty_line_is_named(self) -> None:
        """Not even nothing can be put in."""
        breach = first(verify([*LINES[:30], b"", *LINES[30:]]))
        assert (breach.entry, breach.damage) == (31, Damage.INSERTED)

    def test_a_cut_within_an_entry_is_named(self) -> None:
        """A file that ends in the middle of a line was cut."""
        breach = first(verify_chain(DATA[:-20], FILES, CHECKPOINT))
        assert (breach.entry, breach.damage) == (len(LINES), Damage.TRUNCATED)

    def test_a_cut_between_entries_is_named_by_the_checkpoint(self) -> None:
        """The checkpoint knows how many entries there were."""
        breach = first(verify(LINES[:-3]))
        assert (breach.entry, breach.damage) == (len(LINES) - 2, Damage.TRUNCATED)

    def test_a_cut_without_a_checkpoint_leaves_texts_that_no_entry_names(self) -> None:
        """Texts that outlive their entries give the cut away."""
        cut = next(n for n, e in enumerate(LEDGER.entries) if e.attested == LEDGER.texts[-2])
        verification = verify(LINES[:cut], None)
        paths = {breach.path for breach in verification.breaches}
        assert {b.damage for b in verification.breaches} == {Damage.NOT_ATTESTED}
        assert paths == {LEDGER.texts[-2].path, LEDGER.texts[-1].path}

    def test_a_record_rewritten_whole_is_caught_by_a_kept_checkpoint(self) -> None:
        """Whoever can rewrite everything cannot rewrite what a reader kept."""
        attested = [entry.attested for entry in LEDGER.entries]
        place = next(n for n, one in enumerate(attested) if isinstance(one, SealedText))
        attested[place] = replace(attested[place], announced_on=date(1999, 1, 1))
        forged = append(Ledger(), *attested)
        own = Checkpoint.of(forged, "example.org/law")
        assert verify_chain(forged.to_bytes(), FILES, own).whole
        breach = first(verify_chain(forged.to_bytes(), FILES, own, against=CHECKPOINT))
        assert breach.damage is Damage.REWRITTEN

    def test_a_chain_that_tells_nonsense_is_not_whole(self) -> None:
        """A well-formed chain from which no history can be read proves nothing."""
        facts = LEDGER.entries[0].attested
        assert isinstance(facts, PolicyFacts)
        ledger = append(Ledger(), LEDGER.texts[0])
        breach = first(verify_chain(ledger.to_bytes(), FILES))
        assert breach.damage is Damage.INCONSISTENT

    def test_a_text_attested_twice_is_named(self) -> None:
        """Two entries cannot speak for one file."""
        ledger = append(LEDGER, LEDGER.texts[0])
        breach = first(verify_chain(ledger.to_bytes(), FILES))
        assert (breach.entry, breach.damage) == (ledger.size, Damage.DUPLICATED)


class TestTexts:
    """What can be done to the files beside the ledger."""

    def test_an_altered_text_names_its_entry_and_file(self) -> None:
        """One more blank in a text is another text."""
        text = LEDGER.texts[10]
        files = {**FILES, text.path: FILES[text.path] + b" "}
        breach = first(verify_chain(DATA, files, CHECKPOINT))
        assert (breach.damage, breach.path) == (Damage.TEXT_ALTERED, text.path)
        assert LEDGER.entries[breach.entry - 1].attested == text

    def test_a_missing_text_names_its_entry_and_file(self) -> None:
        """A text that was taken away is missed."""
        text = LEDGER.texts[10]
        files = {path: data for path, data in FILES.items() if path != text.path}
        breach = first(verify_chain(DATA, files, CHECKPOINT))
        assert (breach.damage, breach.path) == (Damage.TEXT_MISSING, text.path)

    def test_every_broken_text_is_named_in_order(self) -> None:
        """A reader learns of all at once, the first entry first."""
        wanted = [LEDGER.texts[30].path, LEDGER.texts[3].path]
        files = {**FILES, **dict.fromkeys(wanted, b"else")}
        breaches = verify_chain(DATA, files, CHECKPOINT).breaches
        assert [breach.path for breach in breaches] == wanted[::-1]

    def test_a_file_left_by_an_interrupted_seal_breaks_nothing(self) -> None:
        """Where the length of the ledger is attested, a file that no entry names proves nothing."""
        verification = verify_chain(DATA, {**FILES, "texts/x/1.md": b"x"}, CHECKPOINT)
        assert verification.whole
        assert verification.remarks == (
            "`texts/x/1.md` is attested by no entry; nothing is shown from it.",
        )

    def test_a_later_entry_with_an_earlier_day_is_remarked(self) -> None:
        """The order of sealing says that a text may be back-dated, though it may be a clock."""
        text = LEDGER.texts[-1]
        assert text.policy == "terms"
        again = replace(
            text,
            number=2,
            recorded_on=date(2001, 1, 1),
            path=text.path.replace("1.md", "2.md"),
        )
        ledger = append(LEDGER, again)
        files = {**FILES, again.path: FILES[text.path]}
        verification = verify_chain(ledger.to_bytes(), files, Checkpoint.of(ledger, "x"))
        assert verification.whole
        assert "may be back-dated" in verification.remarks[0]


Attack = Callable[[random.Random], bytes]


def flip_a_byte(rng: random.Random) -> bytes:
    data = bytearray(DATA)
    place = rng.randrange(len(data))
    data[place] ^= rng.randrange(1, 256)
    return bytes(data)


def cut(rng: random.Random) -> bytes:
    return DATA[: rng.randrange(len(DATA))]


def _joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def swap(rng: random.Random) -> bytes:
    lines = [*LINES]
    one, other = rng.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return _joined(lines)


def repeat(rng: random.Random) -> bytes:
    lines = [*LINES]
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(LINES))
    return _joined(lines)


def remove(rng: random.Random) -> bytes:
    place = rng.randrange(len(LINES))
    return _joined([*LINES[:place], *LINES[place + 1 :]])


def insert_a_byte(rng: random.Random) -> bytes:
    place = rng.randrange(len(DATA) + 1)
    return DATA[:place] + bytes((rng.randrange(256),)) + DATA[place:]


@pytest.mark.parametrize("attack", [flip_a_byte, cut, swap, repeat, remove, insert_a_byte])
def test_no_attack_of_a_kind_goes_unseen(attack: Attack) -> None:
    """Whatever byte or line is touched, the record is no longer whole."""
    rng = random.Random(20260301)  # noqa: S311 - the same attacks every time
    for _ in range(100):
        data = attack(rng)
        assert data != DATA
        assert not verify_chain(data, FILES, CHECKPOINT).whole


def test_no_byte_of_a_text_can_change_unseen() -> None:
    """Every attested file is bound to its entry by its digest."""
    for path, data in FILES.items():
        changed = bytes((data[0] ^ 1,)) + data[1:]
        assert text_digest(changed) != text_digest(data)
        assert not verify_chain(DATA, {**FILES, path: changed}, CHECKPOINT).whole
