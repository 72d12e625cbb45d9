"""A place is proved whole: its record, and what it shows beside the record."""

from collections.abc import Iterable

import pytest

from inforce.digest import text_digest
from inforce.errors import LedgerError
from inforce.ledger.breach import Verification
from inforce.ledger.chain import Ledger
from inforce.ledger.record import RecordBytes
from inforce.pipeline.verifying import verify_place
from ledger_samples import (
    FIRST,
    FIRST_DAY,
    POSTPONED,
    SECOND,
    make_history,
    make_translation,
    seal,
)

GERMAN = make_translation("Die Lampe brennt.", FIRST_DAY, "2025-04-01")
HISTORY = make_history(FIRST, SECOND, translations=(GERMAN,))
WORDS = {
    "privacy/2025-04-01/1/": FIRST.text,
    "privacy/2026-04-01/1/": SECOND.text,
    "privacy/2025-04-01/de/": GERMAN,
}


class Place:
    """A place in memory."""

    name = "memory"

    def __init__(
        self, ledger: Ledger, files: dict[str, bytes], site: dict[str, bytes] | None
    ) -> None:
        self.ledger, self.files, self.site = ledger, files, site

    def record(self) -> RecordBytes:
        """The whole record."""
        data = self.ledger.to_bytes() or None
        return RecordBytes(ledger=data, files=self.files, checkpoint=None)

    def shown(self, paths: Iterable[str]) -> dict[str, bytes] | None:
        """Only what was asked for."""
        if self.site is None:
            return None
        return {path: self.site[path] for path in paths if path in self.site}


def site_of(*addresses: str) -> dict[str, bytes]:
    """What a site shows of these texts."""
    shown: dict[str, bytes] = {}
    for address in addresses or WORDS:
        source = WORDS[address].source.text
        shown[f"{address}text.md"] = source.encode()
        shown[f"{address}text.txt"] = source.rpartition("---\n")[2].strip().encode()
    return shown


def verified(site: dict[str, bytes] | None, *further: object) -> Verification:
    ledger, files = seal(HISTORY)
    for history in further:
        ledger, more = seal(history, ledger=ledger)
        files |= more
    return verify_place(Place(ledger, files, site))


def test_the_sample_words_are_those_that_were_sealed() -> None:
    """The site of these tests is an honest one."""
    for address, text in WORDS.items():
        assert text_digest(site_of(address)[f"{address}text.txt"]) == text.digest


def test_an_honest_site_shows_every_text() -> None:
    """Markdown and words of each text and translation, at their addresses."""
    found = verified(site_of())
    assert (found.whole, found.shown) == (True, 3)
    assert found.remarks == (
        "No checkpoint lies beside the ledger: an end cut off would not show.",
    )


@pytest.mark.parametrize("name", ["text.md", "text.txt"])
def test_a_text_that_the_site_altered_is_a_breach(name: str) -> None:
    """The record may be whole and the site may lie."""
    path = f"privacy/2026-04-01/1/{name}"
    found = verified(site_of() | {path: b"We lend you nothing."})
    assert [(breach.path, breach.entry) for breach in found.breaches] == [(path, 4)]


def test_a_text_that_the_site_lacks_is_told() -> None:
    """It may have moved since the last seal, so that it is no proof of anything."""
    found = verified(site_of("privacy/2025-04-01/1/", "privacy/2025-04-01/de/"))
    assert (found.whole, found.shown) == (True, 2)
    assert "The site has no `privacy/2026-04-01/1/text.md`" in found.remarks[1]


def test_another_translation_is_told() -> None:
    """A translation's address holds the latest, which may be newer than the seal."""
    found = verified(site_of() | {"privacy/2025-04-01/de/text.txt": b"Die Laterne brennt."})
    assert (found.whole, found.shown) == (True, 2)
    assert "is not the latest translation that was sealed" in found.remarks[-1]


@pytest.mark.parametrize("site", [None, {}])
def test_where_nothing_is_shown_only_the_record_is_verified(site: dict | None) -> None:
    """A repository shows no texts; that a bare record on a server shows none is said."""
    found = verified(site)
    assert (found.whole, found.shown) == (True, 0)
    assert (len(found.remarks) == 2) == (site is not None)


def test_a_text_is_looked_for_where_it_stands_now() -> None:
    """A version that was postponed and a policy that was renamed keep what was sealed."""
    later = make_history(FIRST, POSTPONED, translations=(GERMAN,))
    site = site_of()
    for name in ("text.md", "text.txt"):
        site[f"privacy/2026-06-01/1/{name}"] = site.pop(f"privacy/2026-04-01/1/{name}")
    found = verified(site, later)
    assert (found.whole, found.shown) == (True, 3)


def test_where_the_record_is_broken_the_site_is_not_asked() -> None:
    """Nothing can be held against a record that nobody believes."""
    ledger, files = seal(HISTORY)
    place = Place(ledger, {**files, next(iter(files)): b"x"}, {"privacy/2025-04-01/1/text.md": b""})
    found = verify_place(place)
    assert [breach.path for breach in found.breaches] == [next(iter(files))]


def test_no_record_is_trouble() -> None:
    """Where there is nothing to prove, nothing is called whole."""
    with pytest.raises(LedgerError, match="no sealed record in `memory`"):
        verify_place(Place(Ledger(), {}, {}))
