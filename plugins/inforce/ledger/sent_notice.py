"""A notice that went out, as the record holds it: by the manifest of its pack."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

from inforce.digest import Digest, text_digest
from inforce.errors import LedgerError
from inforce.ledger.attestation import Attestation
from inforce.ledger.attested import Attested, LifeEvent, LifeKind
from inforce.ledger.chain import Ledger, append
from inforce.ledger.restoration import sealed_facts
from inforce.ledger.strict import Fields
from inforce.versions.identity import PolicyId, VersionLabel
from inforce.versions.told import Way
from inforce.versions.version import Effective, Version

# `privacy@2027-01-15/announcement`: policy, version and kind; what a notice is called for good.
NOTICE_ID: Final = re.compile(r"([^@\s]+)@([^@/\s]+)/([a-z0-9-]+)")
FILE_NAME: Final = re.compile(r"(?!\.)[^/\\\0-\x1f\x7f]{1,200}")
NOT_JSON: Final = "It is not JSON."
NOT_NAMED: Final = "Its field `notice` is not POLICY@VERSION/KIND."
NOT_BESIDE: Final = "It names a file that does not lie beside it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a notice pack says of itself.

    Args:
        policy: The policy that people were told of.
        label: The version.
        kind: What they were told, such as `announcement`.
        effective: The day that they were told the text begins to bind.
        text: Digest of the text that they were told of.
        digest: Plain SHA-256 of the manifest; it stands for the whole pack.
        files: Every file of the pack with the hexadecimal SHA-256 it must have.
    """

    policy: PolicyId
    label: VersionLabel
    kind: str
    effective: date
    text: Digest
    digest: Digest
    files: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read the manifest of a pack.

        Raises:
            LedgerError: It is none, or names a file that does not lie beside it.
        """
        try:
            fields = Fields(json.loads(data.decode()))
            name = fields.text("notice")
            effective = fields.day("effective")
            text = fields.inner("texts").digest("new")
            files = tuple((one.text("name"), one.text("sha256")) for one in fields.objects("files"))
        except (ValueError, RecursionError):
            raise _no_manifest(NOT_JSON) from None
        except LedgerError as error:
            raise _no_manifest(error.what) from None
        named = NOTICE_ID.fullmatch(name) if name.isprintable() else None
        if named is None:
            raise _no_manifest(NOT_NAMED)
        if not all(FILE_NAME.fullmatch(file) for file, _ in files):
            raise _no_manifest(NOT_BESIDE)
        return cls(
            policy=PolicyId(named[1]),
            label=VersionLabel(named[2]),
            kind=named[3],
            effective=effective,
            text=text,
            digest=text_digest(data),
            files=files,
        )

    def sent(
        self, version: Version, *, on: date, ways: Iterable[Way] = (), readers: str = ""
    ) -> LifeEvent:
        """That the pack went out on a day.

        Args:
            version: The version it is about, as it stands on record.
            on: The day.
            ways: How it went out.
            readers: Who got it, in the owner's words.
        """
        told = Effective(self.effective)  # the version may have another day by now
        return LifeEvent(
            policy=version.policy,
            event=LifeKind.NOTICE,
            on=on,
            label=version.label,
            effective=version.effective if version.effective_on == self.effective else (told,),
            notice=self.kind,
            manifest=self.digest,
            ways=tuple(way for way in Way if way in set(ways)),
            readers=readers,
            text=self.text if version.pending_ref else None,
        )


def with_notice(  # noqa: PLR0913 (what is recorded of a notice, one by one)
    ledger: Ledger,
    added: Sequence[Attestation],
    pack: Manifest,
    *,
    pending: Iterable[Version] = (),
    on: date,
    ways: Iterable[Way] = (),
    readers: str = "",
) -> tuple[Attestation, ...]:
    """What a seal appends, and then that a notice went out; telling it again adds nothing.

    Args:
        ledger: The record as it stands.
        added: What the seal appends.
        pack: The notice.
        pending: The versions that other branches announce; no record holds their texts.
        on: The day on which it went out.
        ways: How it went out.
        readers: Who got it, in the owner's words.

    Raises:
        LedgerError: The text that the notice is about is neither published nor announced.
    """
    grown = Ledger((*ledger.entries, *(one.entry for one in added)))
    recorded = (version for history in sealed_facts(grown) for version in history.versions)
    version = _told_version((*recorded, *pending), pack)
    sent = pack.sent(version, on=on, ways=ways, readers=readers)
    if any(_says(entry.attested, sent) for entry in grown.entries):
        return tuple(added)
    grown = append(grown, sent)
    sealed_facts(grown)  # what could not be read back must not be sealed
    return (*added, Attestation(entry=grown.entries[-1]))


def _told_version(versions: Iterable[Version], pack: Manifest) -> Version:
    for version in versions:
        named = pack.label in (version.label, *version.former_labels)
        known = pack.text in {text.digest for text in version.texts}
        if version.policy == pack.policy and named and known:
            return version
    told = f"`{pack.policy}@{pack.label}`"
    what = f"The notice is about a text of {told} that is not on record."
    raise LedgerError(what, "Publish the text before its notice goes out, then seal.")


def _says(attested: Attested, sent: LifeEvent) -> bool:
    """Whether an entry says all of this already."""
    if not isinstance(attested, LifeEvent) or not set(sent.ways) <= set(attested.ways):
        return False
    return attested == replace(
        sent,
        policy=attested.policy,  # it may go by another id since, and its day may have moved
        label=attested.label,
        effective=attested.effective,  # the manifest says it, and that is the same
        ways=attested.ways,
        readers=sent.readers or attested.readers,
        text=attested.text,  # it may have been published since
    )


def _no_manifest(why: str) -> LedgerError:
    what = f"This is no manifest of a notice pack. {why}"
    return LedgerError(
        what, "Name the `manifest.json` that `inforce notice POLICY --out DIR` wrote."
    )
