"""A site is brought up to date: what did not change stays, what changed is replaced whole."""

import pytest

from inforce.adapters.derivation_cache import DerivationCache
from inforce.adapters.standing_site import StandingSite
from inforce.digest import digest_of
from inforce.errors import InforceError
from inforce.publication.artifact import Artifact, Page


@pytest.fixture
def cache(tmp_path):
    return DerivationCache(tmp_path / "cache", digest_of("test", b"program"))


def build(folder, cache, pages, *, files=(), mkdocs=()):
    """One build: pages by path and key, files by path and words, and those MkDocs wrote."""
    site = StandingSite.open(folder, cache)
    built = folder.parent / f"built{len(list(folder.parent.iterdir()))}"
    for path, words in dict(mkdocs).items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_text(words)
    made = [
        Page(path=path, template="t", key=digest_of("page", key.encode()), view=lambda k=key: k)
        for path, key in dict(pages).items()
    ]
    site.write_pages(made, lambda page: str(page.view()).encode(), cache)
    site.write_artifacts(
        Artifact(path=path, media_type="text/plain", data=words.encode())
        for path, words in dict(files).items()
    )
    built.mkdir(exist_ok=True)
    site.take_over(built)
    site.settle(cache)


def read(folder):
    """Every file of a site, by its path."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder):
    """When each file was written, and which file it is."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_did_not_change_is_not_touched(tmp_path, cache):
    """A second build of the same site writes no file."""
    site = tmp_path / "site"
    facts = ({"a/index.html": "one"}, {"files": {"a/text.txt": "t"}, "mkdocs": {"index.html": "m"}})
    build(site, cache, facts[0], **facts[1])
    before = stamps(site)
    build(site, cache, facts[0], **facts[1])
    assert stamps(site) == before
    assert read(site) == {"a/index.html": "one", "a/text.txt": "t", "index.html": "m"}


def test_what_changed_is_written_and_what_is_gone_is_removed(tmp_path, cache):
    """A page with another key is written; one the site no longer has goes, with its folder."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one", "b/c/index.html": "two"}, mkdocs={"old.html": "m"})
    build(site, cache, {"a/index.html": "another"}, mkdocs={"new.html": "m"})
    assert read(site) == {"a/index.html": "another", "new.html": "m"}
    assert not (site / "b").exists()


@pytest.mark.parametrize("words", ["altered", "eno"])
def test_a_file_that_somebody_touched_is_made_right_again(tmp_path, cache, words):
    """A page that was altered by hand is written anew, also where its length is the same."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one"})
    (site / "a/index.html").write_text(words)
    build(site, cache, {"a/index.html": "one"})
    assert read(site) == {"a/index.html": "one"}


def test_a_file_that_says_what_it_should_stays_where_it_lies(tmp_path, cache):
    """Without a note of the last build, the bytes tell: those that are right are not replaced."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one", "b/index.html": "two"}, mkdocs={"c.html": "m"})
    before = stamps(site)
    other = DerivationCache(tmp_path / "other", digest_of("test", b"another program"))
    build(site, other, {"a/index.html": "one", "b/index.html": "owt"}, mkdocs={"c.html": "m"})
    after = stamps(site)
    assert {path for path in after if after[path] != before[path]} == {"b/index.html"}
    assert read(site) == {"a/index.html": "one", "b/index.html": "owt", "c.html": "m"}


def test_a_file_that_somebody_removed_is_there_again(tmp_path, cache):
    """A page that was deleted by hand is written anew."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one"})
    (site / "a/index.html").unlink()
    build(site, cache, {"a/index.html": "one"})
    assert read(site) == {"a/index.html": "one"}


def test_a_foreign_file_is_removed_and_a_hidden_one_at_the_top_is_not(tmp_path, cache):
    """As MkDocs does: what the site does not have goes, but for hidden files at its top."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one"})
    (site / "a/foreign.html").write_text("x")
    (site / ".nojekyll").write_text("")
    build(site, cache, {"a/index.html": "one"})
    assert read(site) == {"a/index.html": "one", ".nojekyll": ""}


def test_a_hidden_file_of_the_site_is_published(tmp_path, cache):
    """A site may have `.well-known`; what is hidden beside it is nobody's to touch."""
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git/HEAD").symlink_to("nowhere")
    for words in ("one", "two"):
        build(site, cache, {}, mkdocs={".well-known/security.txt": words})
        assert read(site) == {".well-known/security.txt": words}
    assert (site / ".git/HEAD").is_symlink()


def test_a_link_that_is_no_page_goes_once_the_site_stands(tmp_path, cache):
    """A link is removed with the rest of what is not ours, not before the build succeeded."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one"})
    (site / "foreign").symlink_to(tmp_path)
    StandingSite.open(site, cache)
    assert (site / "foreign").is_symlink()
    build(site, cache, {"a/index.html": "one"})
    assert not (site / "foreign").is_symlink()
    assert read(site) == {"a/index.html": "one"}


def test_nothing_is_written_through_a_hidden_link(tmp_path, cache):
    """Nor does a hidden link lead out of the site."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    build(site, cache, {"a/index.html": "one"})
    (site / ".well-known").symlink_to(outside)
    build(site, cache, {"a/index.html": "one"}, mkdocs={".well-known/security.txt": "new"})
    assert read(outside) == {}
    assert read(site)[".well-known/security.txt"] == "new"


def test_a_finished_page_wins_over_one_of_mkdocs(tmp_path, cache):
    """Where both have a page of one path, the finished one stands."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "ours"}, mkdocs={"a/index.html": "theirs"})
    assert read(site) == {"a/index.html": "ours"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path, cache):
    """What stands in the way of a new path goes."""
    site = tmp_path / "site"
    build(site, cache, {"a": "file", "b/index.html": "page"})
    build(site, cache, {"a/index.html": "page", "b": "file"})
    assert read(site) == {"a/index.html": "page", "b": "file"}


def test_nothing_is_written_through_a_link(tmp_path, cache):
    """A link that somebody laid into the site leads nowhere out of it."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    build(site, cache, {"a/index.html": "one", "b/index.html": "two"})
    outside.mkdir()
    (outside / "index.html").write_text("precious")
    (site / "a/index.html").unlink()
    (site / "a").rmdir()
    (site / "a").symlink_to(outside)
    (site / "b/index.html").unlink()
    (site / "b/index.html").symlink_to(outside / "index.html")
    build(site, cache, {"a/index.html": "new", "b/index.html": "new"})
    assert read(outside) == {"index.html": "precious"}
    assert read(site) == {"a/index.html": "new", "b/index.html": "new"}


def test_without_its_note_a_site_is_written_anew(tmp_path, cache):
    """A folder of another program's build is not trusted: what it does not say is written."""
    site = tmp_path / "site"
    build(site, cache, {"a/index.html": "one"})
    other = DerivationCache(tmp_path / "other", digest_of("test", b"another program"))
    before = stamps(site)
    build(site, other, {"a/index.html": "two"})
    assert read(site) == {"a/index.html": "two"}
    assert stamps(site) != before


def test_nothing_is_written_outside_the_folder(tmp_path, cache):
    """A hostile label cannot name a file beside the site."""
    site = StandingSite.open(tmp_path / "site", cache)
    with pytest.raises(InforceError):
        site.write_artifacts([Artifact(path="../x", media_type="text/plain", data=b"x")])
    assert not (tmp_path / "x").exists()
