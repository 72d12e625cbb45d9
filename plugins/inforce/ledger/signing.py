"""Who vouches for a checkpoint, and whether that can be believed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from inforce.ledger.breach import Breach, Damage
from inforce.ledger.checkpoint import Checkpoint
from inforce.ledger.note import NoteSignature, VerifierKey

# Whether a key made a signature over a message.
Check = Callable[[VerifierKey, bytes, bytes], bool]


class Signer(Protocol):
    """A private key; what it signs twice, it signs alike."""

    @property
    def key(self) -> VerifierKey:
        """Its public half."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The signature over a message."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The keys that a reader believes.

    Args:
        keys: At least one of them must have signed.
        check: How a signature is checked.
    """

    keys: tuple[VerifierKey, ...]
    check: Check


def signed(checkpoint: Checkpoint, signer: Signer) -> Checkpoint:
    """The checkpoint with this signer's signature, and every one it has already."""
    signature = NoteSignature(
        name=signer.key.name,
        key_id=signer.key.id,
        signature=signer.sign(checkpoint.body.encode()),
    )
    if str(signature) in checkpoint.signatures:
        return checkpoint
    return replace(checkpoint, signatures=(*checkpoint.signatures, str(signature)))


def signers(checkpoint: Checkpoint, trust: Trust) -> tuple[VerifierKey, ...]:
    """The believed keys that signed it, each once; signatures of other keys say nothing."""
    return tuple(key for key, good in _judged(checkpoint, trust) if good)


def judge_signatures(checkpoint: Checkpoint | None, size: int, trust: Trust) -> Sequence[Breach]:
    """What is wrong with the signatures of a checkpoint.

    A signature by an unknown key is passed over. One that a believed key is said to have made and
    did not is a forgery, whatever other signatures there are.

    Args:
        checkpoint: The checkpoint beside the ledger.
        size: How many entries the ledger has.
        trust: The keys that are believed.
    """
    names = ", ".join(f"`{key.name}`" for key in trust.keys)
    if checkpoint is None:
        return (
            _breach(Damage.UNSIGNED, f"There is no checkpoint that {names} could have signed."),
        )
    judged = _judged(checkpoint, trust)
    forged = next((key for key, good in judged if not good), None)
    if forged is not None:
        what = f"The signature under the checkpoint that bears the name `{forged.name}` is not its."
        return (_breach(Damage.FORGED, what),)
    if not judged:
        return (_breach(Damage.UNSIGNED, f"The checkpoint is not signed by {names}."),)
    if checkpoint.size < size:
        what = (
            f"The signature covers the first {checkpoint.size} of {size} entries: "
            "nobody vouches for the rest."
        )
        return (_breach(Damage.UNSIGNED, what),)
    return ()


def _judged(checkpoint: Checkpoint, trust: Trust) -> tuple[tuple[VerifierKey, bool], ...]:
    message = checkpoint.body.encode()
    found: dict[VerifierKey, bool] = {}
    for line in checkpoint.signatures:
        signature = NoteSignature.parse(line)
        for key in trust.keys:
            if signature.is_by(key):
                good = trust.check(key, signature.signature, message)
                found[key] = found.get(key, True) and good
    return tuple(found.items())


def _breach(damage: Damage, what: str) -> Breach:
    return Breach(entry=0, damage=damage, what=what, path="checkpoint")
