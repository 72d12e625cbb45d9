"""A cache may forget; it may not lie."""

import pytest

from inforce.adapters.derivation_cache import DerivationCache
from inforce.digest import digest_of

KEY = digest_of("test", b"key")
OTHER = digest_of("test", b"other")


def entry(folder):
    (found,) = [path for path in folder.rglob("*") if path.is_file()]
    return found


def test_what_was_kept_comes_back(tmp_path):
    """A kept result is the same bytes again."""
    cache = DerivationCache(tmp_path)
    cache.put("page", KEY, b"one\ntwo")
    assert cache.get("page", KEY) == b"one\ntwo"
    assert cache.get("page", OTHER) is None
    assert cache.get("body", KEY) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data[:20],
        lambda _: b"",
        lambda data: data.replace(b"two", b"owt"),
    ],
)
def test_a_torn_or_altered_entry_is_made_again(tmp_path, damage):
    """An entry whose bytes are not the ones that were kept is no entry."""
    cache = DerivationCache(tmp_path)
    cache.put("page", KEY, b"one\ntwo")
    path = entry(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert cache.get("page", KEY) is None


def test_an_entry_under_another_name_is_made_again(tmp_path):
    """An entry that was made for one key never answers for another."""
    cache = DerivationCache(tmp_path)
    cache.put("page", KEY, b"one")
    path = entry(tmp_path)
    target = tmp_path / "page" / OTHER.hex[:2] / OTHER.hex[2:]
    target.parent.mkdir(parents=True)
    path.rename(target)
    assert cache.get("page", OTHER) is None


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path):
    """A cache that cannot be written loses nothing but time."""
    (tmp_path / "file").write_text("in the way")
    cache = DerivationCache(tmp_path / "file")
    cache.put("page", KEY, b"one")
    assert cache.get("page", KEY) is None


def test_no_folder_keeps_nothing():
    """Without a folder every result is made anew."""
    cache = DerivationCache(None)
    cache.put("page", KEY, b"one")
    assert cache.get("page", KEY) is None
