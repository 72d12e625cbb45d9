import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import LedgerError
from inforce.ledger.breach import Damage
from inforce.ledger.chain import Ledger
from inforce.ledger.checkpoint import Checkpoint, origin_name
from inforce.ledger.note import is_key_name
from inforce.ledger.verification import verify_record
from ledger_samples import long_history, seal

LEDGER, FILES = seal(long_history(3))
HEAD = base64.b64encode(bytes.fromhex(LEDGER.head.hex)).decode()
TEXT = f"example.org/law\n{LEDGER.size}\n{HEAD}\n"
SIGNED = f"{TEXT}\n\u2014 example.org/law Gm9vYmFy\n\u2014 witness.example YmFyYm9v\n"


def test_a_checkpoint_is_three_lines() -> None:
    """Origin, size and head, as C2SP writes them."""
    assert Checkpoint.of(LEDGER, "https://example.org/law/").to_text() == TEXT


@pytest.mark.parametrize("text", [TEXT, SIGNED])
def test_a_checkpoint_reads_back(text: str) -> None:
    """Signatures that others added are kept as they stand."""
    checkpoint = Checkpoint.from_text(text)
    assert (checkpoint.size, checkpoint.head) == (LEDGER.size, LEDGER.head)
    assert checkpoint.to_text() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        TEXT.removesuffix("\n"),
        TEXT + "\n",
        TEXT + "more\n",
        TEXT.replace("example.org/law", ""),
        TEXT.replace(f"\n{LEDGER.size}\n", f"\n0{LEDGER.size}\n"),
        TEXT.replace(f"\n{LEDGER.size}\n", "\n-1\n"),
        TEXT.replace(f"\n{LEDGER.size}\n", f"\n{'9' * 30}\n"),
        TEXT.replace(HEAD, HEAD[:-4]),
        TEXT.replace(HEAD, "*" * 44),
        TEXT.replace(HEAD, HEAD[:-2] + "B="),
        TEXT.replace("\n", "\r\n"),
        f"{TEXT}\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    """A checkpoint has one byte form, so that two can be compared by eye."""
    with pytest.raises(LedgerError, match="no checkpoint"):
        Checkpoint.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        SIGNED.replace("\u2014", "-"),
        SIGNED + "\n",
        SIGNED.replace("Gm9vYmFy", "Gm9v"),
        SIGNED.replace("Gm9vYmFy", "Gm9vYmF"),
        SIGNED.replace("\u2014 example.org/law", "\u2014 example org"),
        SIGNED.replace("\u2014 example.org/law", "\u2014 a+b"),
        f"{TEXT}\n" + "\u2014 witness.example YmFyYm9v\n" * 101,
    ],
)
def test_what_is_no_signature_line_is_refused(text: str) -> None:
    """Whatever stands below the empty line is a signature, or the checkpoint is none."""
    with pytest.raises(LedgerError, match="byte for byte"):
        Checkpoint.from_text(text)


@given(st.text())
def test_no_text_makes_a_reader_stumble(text: str) -> None:
    """Whatever a file holds, it is a checkpoint or a sentence."""
    with pytest.raises(LedgerError):
        Checkpoint.from_text(text)


@given(st.text() | st.sampled_from(["a\x85b", "\x1b[31m", "Law\u200cbook", "\x00"]))
def test_any_site_has_an_origin_that_can_be_read_back(name: str) -> None:
    """A site's name never breaks the form of its checkpoint or of its key."""
    checkpoint = Checkpoint.of(Ledger(), name)
    assert Checkpoint.from_text(checkpoint.to_text()) == checkpoint
    assert is_key_name(origin_name(name))


@pytest.mark.parametrize("damaged", [TEXT.encode()[:-3], b"", b"\xff"])
def test_a_damaged_checkpoint_beside_the_ledger_is_a_breach(damaged: bytes) -> None:
    """A checkpoint that cannot be read is damage, not a reason to look away."""
    assert verify_record(LEDGER.to_bytes(), FILES, TEXT.encode()).whole
    verification = verify_record(LEDGER.to_bytes(), FILES, damaged)
    assert [breach.damage for breach in verification.breaches] == [Damage.ALTERED]
    assert verification.breaches[0].path == "checkpoint"
