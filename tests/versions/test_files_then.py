"""The files of a folder as they stood on a day."""

from inforce.versions.files_then import files_of
from repository_simulator import RepositorySimulator, day


def names(files, on):
    """Path and first word of each text that was there."""
    return [(s.path, s.text.split()[0]) for s in files.texts_on(day(on))]


def test_a_folder_is_as_it_stood_at_the_end_of_a_day():
    """What changed later is not seen, and what was gone is not there."""
    site = RepositorySimulator()
    site.publish("glossary/cookie.md", "first", on="2026-01-01")
    site.publish("glossary/cookie.md", "second", on="2026-03-01T09:00")
    site.publish("glossary/cookie.md", "third", on="2026-03-01T10:00")
    site.publish("policy_src/terms.md", "other", on="2026-03-02")
    site.delete("glossary/cookie.md", on="2026-05-01")
    files = files_of(site.log, site.blobs, "glossary")
    assert names(files, "2025-12-31") == []
    assert names(files, "2026-02-28") == [("glossary/cookie.md", "first")]
    assert names(files, "2026-03-01") == [("glossary/cookie.md", "third")]
    assert names(files, "2026-05-01") == []
    assert [str(d) for d in files.changed_on()] == ["2026-01-01", "2026-03-01", "2026-05-01"]


def test_a_renamed_file_is_there_once():
    """After a rename only the new path is there."""
    site = RepositorySimulator()
    site.publish("glossary/web.md", "word", on="2026-01-01")
    site.rename("glossary/web.md", "glossary/beacon.md", on="2026-02-01")
    files = files_of(site.log, site.blobs, "glossary")
    assert names(files, "2026-01-31") == [("glossary/web.md", "word")]
    assert names(files, "2026-02-01") == [("glossary/beacon.md", "word")]


def test_days_that_run_backwards_keep_the_order_of_revisions():
    """A wrong clock does not bring an old text back."""
    site = RepositorySimulator()
    site.publish("glossary/a.md", "first", on="2026-03-01")
    site.publish("glossary/a.md", "second", on="2026-02-01")
    files = files_of(site.log, site.blobs, "glossary")
    assert names(files, "2026-03-01") == [("glossary/a.md", "second")]
    assert names(files, "2026-02-15") == []
