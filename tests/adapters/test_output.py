"""A site is written where it was meant to be, and a kept page is not made again."""

import pytest

from inforce.adapters.derivation_cache import DerivationCache
from inforce.adapters.output import SiteFolder
from inforce.digest import digest_of
from inforce.errors import InforceError
from inforce.publication.artifact import Artifact, Page


def page(path="privacy/index.html", key=b"one"):
    return Page(
        path=path,
        template="t",
        key=digest_of("page", key) if key else None,
        view=lambda: None,
    )


def test_a_page_is_made_once_for_one_key(tmp_path):
    """What has not changed is copied, not made."""
    cache = DerivationCache(tmp_path / "cache", digest_of("test", b"program"))
    made = []

    def finish(one):
        made.append(one.path)
        return b"<p>"

    first = SiteFolder(tmp_path / "one").write_pages([page()], finish, cache)
    second = SiteFolder(tmp_path / "two").write_pages([page()], finish, cache)
    assert ((first.pages, first.made), (second.pages, second.made)) == ((1, 1), (1, 0))
    assert made == ["privacy/index.html"]
    assert (tmp_path / "two/privacy/index.html").read_bytes() == b"<p>"


def test_a_page_without_a_key_is_always_made(tmp_path):
    """A page that follows the day is never taken from the cache."""
    cache = DerivationCache(tmp_path / "cache", digest_of("test", b"program"))
    for _ in range(2):
        written = SiteFolder(tmp_path / "site").write_pages([page(key=b"")], lambda _: b"x", cache)
        assert written.made == 1


@pytest.mark.parametrize("path", ["../outside.html", "a/../../outside.html"])
def test_nothing_is_written_outside_the_folder(tmp_path, path):
    """A hostile label cannot name a file beside the site."""
    folder = SiteFolder(tmp_path / "site")
    with pytest.raises(InforceError):
        folder.write_artifacts([Artifact(path=path, media_type="text/plain", data=b"x")])
    assert not (tmp_path / "outside.html").exists()


def test_an_absolute_path_is_outside(tmp_path):
    """A path from the root of the disk is refused like any other way out."""
    folder = SiteFolder(tmp_path / "site")
    with pytest.raises(InforceError):
        folder.write_artifacts(
            [Artifact(path=str(tmp_path / "x"), media_type="text/plain", data=b"x")]
        )


def test_a_disk_that_refuses_is_one_clear_error(tmp_path):
    """A file in the way of a folder is said, not thrown."""
    (tmp_path / "privacy").write_text("in the way")
    with pytest.raises(InforceError, match="cannot be written"):
        SiteFolder(tmp_path).write_artifacts(
            [Artifact(path="privacy/index.html", media_type="text/html", data=b"x")]
        )
