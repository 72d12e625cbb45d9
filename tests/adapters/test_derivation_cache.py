"""A cache may forget; it may not lie."""

import sqlite3
from contextlib import closing

import pytest

from inforce.adapters.derivation_cache import NAME, DerivationCache
from inforce.digest import digest_of

KEY = digest_of("test", b"key")
OTHER = digest_of("test", b"other")
PROGRAM = digest_of("test", b"program")


def change(folder, statement, *values):
    """Tamper with the file behind the cache's back."""
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as entries:
        entries.execute(statement, values)


def test_what_was_kept_comes_back(tmp_path):
    """A kept result is the same bytes again, also for the next build."""
    DerivationCache(tmp_path, PROGRAM).put("page", KEY, b"one\ntwo")
    cache = DerivationCache(tmp_path, PROGRAM)
    assert cache.get("page", KEY) == b"one\ntwo"
    assert cache.get("page", OTHER) is None
    assert cache.get("body", KEY) is None


@pytest.mark.parametrize("damaged", [b"one\ntw", b"one\ntwo ", b"", b"one\nowt", "one\ntwo", None])
def test_a_torn_or_altered_entry_is_made_again(tmp_path, damaged):
    """An entry whose bytes are not the ones that were kept is no entry."""
    cache = DerivationCache(tmp_path, PROGRAM)
    cache.put("page", KEY, b"one\ntwo")
    if damaged is None:
        change(tmp_path, "UPDATE entry SET seal = ''")
    else:
        change(tmp_path, "UPDATE entry SET payload = ?", damaged)
    assert cache.get("page", KEY) is None


@pytest.mark.parametrize(
    "statement", ["UPDATE entry SET key = ?", "UPDATE entry SET kind = 'body', key = ?"]
)
def test_an_entry_under_another_name_is_made_again(tmp_path, statement):
    """An entry that was made for one key never answers for another."""
    cache = DerivationCache(tmp_path, PROGRAM)
    cache.put("page", KEY, b"one")
    change(tmp_path, statement, OTHER.hex)
    assert cache.get("page", OTHER) is None
    assert cache.get("body", OTHER) is None


def test_another_programs_results_are_thrown_away(tmp_path):
    """A new release derives everything anew."""
    DerivationCache(tmp_path, PROGRAM).put("page", KEY, b"one")
    assert DerivationCache(tmp_path, OTHER).get("page", KEY) is None
    assert DerivationCache(tmp_path, PROGRAM).get("page", KEY) is None


@pytest.mark.parametrize(
    "data", [b"", b"not a database at all, but long enough to look", b"\0" * 9000]
)
def test_a_file_that_is_no_database_is_begun_anew(tmp_path, data):
    """A file that was cut or overwritten costs time and nothing else."""
    cache = DerivationCache(tmp_path, PROGRAM)
    cache.put("page", KEY, b"one" * 9000)
    del cache
    (tmp_path / NAME).write_bytes(data)
    cache = DerivationCache(tmp_path, PROGRAM)
    assert cache.get("page", KEY) in {None, b"one" * 9000}
    cache.put("page", OTHER, b"two")
    assert cache.get("page", OTHER) == b"two"


def test_a_file_cut_in_the_middle_never_answers_wrongly(tmp_path):
    """Whatever length a kill left the file at, an answer is right or absent."""
    cache = DerivationCache(tmp_path, PROGRAM)
    for number in range(40):
        cache.put("page", digest_of("test", b"%d" % number), b"%d" % number * 3000)
    del cache
    whole = (tmp_path / NAME).read_bytes()
    for length in range(0, len(whole), 5000):
        for old in tmp_path.glob(f"{NAME}*"):
            old.unlink()
        (tmp_path / NAME).write_bytes(whole[:length])
        cut = DerivationCache(tmp_path, PROGRAM)
        for number in range(40):
            found = cut.get("page", digest_of("test", b"%d" % number))
            assert found in {None, b"%d" % number * 3000}


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path):
    """A cache that cannot be written loses nothing but time."""
    (tmp_path / "file").write_text("in the way")
    cache = DerivationCache(tmp_path / "file", PROGRAM)
    cache.put("page", KEY, b"one")
    assert cache.get("page", KEY) is None


def test_no_folder_keeps_nothing():
    """Without a folder every result is made anew."""
    cache = DerivationCache(None, PROGRAM)
    cache.put("page", KEY, b"one")
    assert cache.get("page", KEY) is None
