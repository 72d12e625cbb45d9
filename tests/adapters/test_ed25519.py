"""Keys on disk, and signatures as other programs make them."""

import sys
from pathlib import Path

import pytest

from inforce.adapters.ed25519 import make_key, read_signer, verifies
from inforce.errors import InforceError, SettingsError
from inforce.ledger.note import NoteSignature, VerifierKey

# The published example of the reference implementation of signed notes.
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PRIVATE = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
LINE = (
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngo"
    "tpRZb6KE6RyyBwJnAM="
)
# RFC 8032, section 7.1, test 2.
RFC_PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
RFC_SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """The published example as a file."""
    path = tmp_path / "neumann.key"
    path.write_text(f"{PRIVATE}\n")
    return path


class TestVectors:
    """What others have computed."""

    def test_the_reference_note_is_signed_alike(self, key_file: Path) -> None:
        """The same key over the same words gives the published signature, byte for byte."""
        signer = read_signer(key_file)
        made = NoteSignature(
            name=signer.key.name, key_id=signer.key.id, signature=signer.sign(NOTE.encode())
        )
        assert str(signer.key) == PUBLIC
        assert str(made) == LINE

    def test_the_reference_signature_is_believed_and_no_other(self) -> None:
        """One letter less, and it is no signature of these words."""
        key, signature = VerifierKey.parse(PUBLIC), NoteSignature.parse(LINE)
        assert signature.is_by(key)
        assert verifies(key, signature.signature, NOTE.encode())
        assert not verifies(key, signature.signature, NOTE.encode()[1:])
        assert not verifies(key, signature.signature[:-1], NOTE.encode())

    def test_the_vector_of_the_standard_is_believed(self) -> None:
        """A key of thirty-two bytes is one of RFC 8032."""
        key = VerifierKey(name="rfc", public=bytes.fromhex(RFC_PUBLIC))
        assert verifies(key, bytes.fromhex(RFC_SIGNATURE), b"\x72")
        assert not verifies(key, bytes.fromhex(RFC_SIGNATURE), b"\x73")


class TestKeyFiles:
    """A private key is made once, for its owner alone."""

    def test_a_new_key_reads_back(self, tmp_path: Path) -> None:
        """What was shown when it was made is what it signs with."""
        path = tmp_path / "site.key"
        shown = make_key(path, "lantern.example/law")
        assert read_signer(path).key == shown
        assert VerifierKey.parse(str(shown)) == shown
        assert shown.name == "lantern.example/law"

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
    def test_only_its_owner_can_read_a_new_key(self, tmp_path: Path) -> None:
        """Nobody else on the machine may sign."""
        make_key(tmp_path / "site.key", "lantern")
        assert (tmp_path / "site.key").stat().st_mode & 0o777 == 0o600

    def test_a_key_is_never_written_over(self, key_file: Path) -> None:
        """A lost key cannot be made again."""
        with pytest.raises(InforceError, match="there already"):
            make_key(key_file, "lantern")
        assert key_file.read_text() == f"{PRIVATE}\n"

    def test_a_key_is_not_written_through_a_link(self, tmp_path: Path) -> None:
        """A link that waits where the key will be does not carry it elsewhere."""
        (tmp_path / "site.key").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(InforceError, match="there already"):
            make_key(tmp_path / "site.key", "lantern")
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\xff",
            PUBLIC,
            PRIVATE.replace("c74f20a3", "c74f20a4"),
            PRIVATE.replace("PeterNeumann", "AnnPeterson"),
            PRIVATE[:-4],
            PRIVATE.replace("+AY", "+BY"),
            "PRIVATE+KEY+++",
            "PRIVATE+KEY+a b+00000000+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        ],
    )
    def test_what_is_no_private_key_is_one_sentence(self, tmp_path: Path, text: str) -> None:
        """It is refused, and what it holds is not shown to anyone."""
        path = tmp_path / "some.key"
        path.write_bytes(text.encode("latin-1"))
        with pytest.raises(InforceError) as refused:
            read_signer(path)
        assert "\n" not in str(refused.value)
        assert "AYEKFA" not in str(refused.value)

    def test_a_key_that_is_not_there_is_one_sentence(self, tmp_path: Path) -> None:
        """The file is named."""
        with pytest.raises(InforceError, match=r"nowhere\.key"):
            read_signer(tmp_path / "nowhere.key")


def test_without_the_library_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, key_file: Path, tmp_path: Path
) -> None:
    """Signing is an extra; who does not sign need not install it."""
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    key = VerifierKey.parse(PUBLIC)
    for attempt in (
        lambda: read_signer(key_file),
        lambda: make_key(tmp_path / "new.key", "lantern"),
        lambda: verifies(key, bytes(64), b""),
    ):
        with pytest.raises(SettingsError, match=r"pip install 'inforce\[signing\]'"):
            attempt()
    assert not (tmp_path / "new.key").exists()
