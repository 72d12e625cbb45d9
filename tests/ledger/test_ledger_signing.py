"""Who vouches for a checkpoint; a toy key stands in for Ed25519, the judgement is the same."""

import hashlib
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import LedgerError
from inforce.ledger.breach import Damage
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.note import NoteSignature, VerifierKey
from inforce.ledger.signing import Trust, signed
from inforce.ledger.verification import verify_record
from ledger_samples import long_history, seal

LEDGER, FILES = seal(long_history(4))
SHORTER, _ = seal(long_history(3))


@dataclass(frozen=True, slots=True)
class ToySigner:
    """Signs by a digest that its own public key takes part in."""

    key: VerifierKey

    def sign(self, message: bytes) -> bytes:
        """What `toy_check` believes."""
        return hashlib.sha256(self.key.public + message).digest()


def toy_check(key: VerifierKey, signature: bytes, message: bytes) -> bool:
    return signature == ToySigner(key).sign(message)


def signer(name: str = "lantern.example", seed: int = 1) -> ToySigner:
    return ToySigner(VerifierKey(name=name, public=bytes([seed]) * 32))


def damages(checkpoint: Checkpoint | None, *trusted: ToySigner) -> list[Damage]:
    data = checkpoint.to_text().encode() if checkpoint else None
    trust = Trust(keys=tuple(one.key for one in trusted), check=toy_check)
    verification = verify_record(LEDGER.to_bytes(), FILES, data, trust=trust)
    return [breach.damage for breach in verification.breaches]


PLAIN = Checkpoint.of(LEDGER, "lantern.example")
MINE, OTHER = signer(), signer("witness.example", 2)


class TestSignatures:
    """What a reader who trusts a key is told."""

    def test_a_signed_checkpoint_is_whole_and_names_its_signer(self) -> None:
        """Who trusts the key learns that it has signed."""
        trust = Trust(keys=(MINE.key,), check=toy_check)
        data = signed(PLAIN, MINE).to_text().encode()
        verification = verify_record(LEDGER.to_bytes(), FILES, data, trust=trust)
        assert (verification.whole, verification.signed_by) == (True, ("lantern.example",))

    def test_signing_twice_is_signing_once(self) -> None:
        """A seal of what is sealed changes no byte."""
        assert signed(signed(PLAIN, MINE), MINE) == signed(PLAIN, MINE)

    def test_an_unknown_signature_says_nothing(self) -> None:
        """A witness whom the reader does not know neither proves nor breaks anything."""
        both = signed(signed(PLAIN, OTHER), MINE)
        assert damages(both, MINE) == []
        assert damages(signed(PLAIN, OTHER), MINE) == [Damage.UNSIGNED]

    def test_a_bad_signature_under_a_known_name_is_a_forgery(self) -> None:
        """A trusted name under other words is found out, whatever else stands there."""
        forged = NoteSignature(name=MINE.key.name, key_id=MINE.key.id, signature=bytes(32))
        below = replace(PLAIN, signatures=(str(forged),))
        assert damages(below, MINE) == [Damage.FORGED]
        assert damages(signed(below, MINE), MINE) == [Damage.FORGED]
        assert damages(signed(below, OTHER), MINE, OTHER) == [Damage.FORGED]

    def test_the_name_alone_is_not_the_key(self) -> None:
        """Another key of the same name has another id, and is another's."""
        assert damages(signed(PLAIN, signer(seed=9)), MINE) == [Damage.UNSIGNED]

    def test_one_of_several_trusted_keys_is_enough(self) -> None:
        """A site that changed its key is verified with both."""
        assert damages(signed(PLAIN, OTHER), MINE, OTHER) == []

    @pytest.mark.parametrize("checkpoint", [PLAIN, None])
    def test_a_missing_signature_is_told(self, checkpoint: Checkpoint | None) -> None:
        """Who asks for a signature is not content without one."""
        assert Damage.UNSIGNED in damages(checkpoint, MINE)

    def test_entries_after_the_signed_ones_are_nobodys(self) -> None:
        """A server cannot add an entry to a record whose older head was signed."""
        assert damages(signed(Checkpoint.of(SHORTER, "lantern.example"), MINE), MINE) == [
            Damage.UNSIGNED
        ]

    def test_a_signature_of_another_body_is_a_forgery(self) -> None:
        """A signature cannot be carried from one checkpoint to another."""
        moved = replace(
            PLAIN,
            signatures=signed(Checkpoint.of(SHORTER, "lantern.example"), MINE).signatures,
        )
        assert damages(moved, MINE) == [Damage.FORGED]

    def test_a_checkpoint_that_is_none_is_not_signed_either(self) -> None:
        """Rubbish beside the ledger is damage, and nobody has signed it."""
        trust = Trust(keys=(MINE.key,), check=toy_check)
        verification = verify_record(LEDGER.to_bytes(), FILES, b"rubbish", trust=trust)
        assert {breach.damage for breach in verification.breaches} == {
            Damage.ALTERED,
            Damage.UNSIGNED,
        }


class TestKeys:
    """A verifier key in one word."""

    @given(st.binary(min_size=32, max_size=32), st.sampled_from(["a", "example.org/law", "Ä—ö"]))
    def test_a_key_reads_back(self, public: bytes, name: str) -> None:
        """What is shown can be read, also where base64 holds a plus sign."""
        key = VerifierKey(name=name, public=public)
        assert VerifierKey.parse(f" {key}\n") == key

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "a",
            "a+b+c",
            "++",
            str(MINE.key)[:-1],
            str(MINE.key).replace("lantern", "beacon"),
            str(MINE.key).replace("lantern", "lan tern"),
            str(MINE.key).replace("+AQ", "+Ag"),
            str(MINE.key) + "=",
            "\udcff+00000000+AQ==",
        ],
    )
    def test_what_is_no_key_is_refused(self, text: str) -> None:
        """A key whose letters were lost, or whose id is another's, is trusted by nobody."""
        with pytest.raises(LedgerError, match="no verifier key"):
            VerifierKey.parse(text)

    @given(st.text())
    def test_no_text_makes_a_reader_of_keys_stumble(self, text: str) -> None:
        """Whatever is given for a key, it is one or a sentence."""
        with pytest.raises(LedgerError):
            VerifierKey.parse(text)
