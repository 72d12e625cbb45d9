"""The example site as a whole: the same bytes anywhere, and every way leads somewhere."""

import filecmp
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("mkdocs.yml", "policy_src", "glossary", "record", "site_overrides")
EPOCH = "1796083200"  # 2026-12-01


def build(folder, *options, epoch=EPOCH):
    """Build the site in a folder and say what was printed."""
    return subprocess.run(
        [sys.executable, "-m", "inforce", "build", "--strict", *options],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def copied(target):
    """The example site without its git history."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copy(source, target / part)
    return target


def files(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def assert_same(one, other):
    """Both folders hold the same files with the same bytes."""
    assert files(one) == files(other)
    _, different, trouble = filecmp.cmpfiles(one, other, files(one), shallow=False)
    assert (different, trouble) == ([], [])


@pytest.fixture(scope="module")
def without_git(tmp_path_factory):
    """The example site, built from a copy that has no git history."""
    folder = copied(tmp_path_factory.mktemp("example"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_copy_without_git_builds_without_a_warning(without_git):
    """The sealed record is enough: every page is there, strict and clean."""
    assert (without_git / "privacy" / "index.html").is_file()
    assert (without_git / "privacy" / "history" / "index.html").is_file()


def test_two_builds_are_the_same_to_the_byte(without_git, tmp_path):
    """Whoever builds the same texts gets the same site, whatever was built before."""
    folder = copied(tmp_path)
    assert build(folder).returncode == 0
    assert_same(without_git, folder / "site")
    assert build(folder).returncode == 0  # warm: everything comes from the cache
    assert_same(without_git, folder / "site")


def test_git_adds_nothing_to_what_is_sealed(without_git, tmp_path):
    """A checkout with its history and a copy without it give the same pages."""
    done = build(ROOT, "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert_same(without_git, tmp_path / "site")


class Anchors(HTMLParser):
    """The anchors of a page, and where its links lead."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note what a tag names and where it leads."""
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(found["id"])
        for name in ("href", "src"):
            if found.get(name):
                self.links.append((tag, found[name]))


def test_every_link_leads_to_a_page_and_every_fragment_to_an_anchor(without_git):
    """A reader is never sent nowhere, on any page, old or new."""
    pages = {path: Anchors(path.read_text()) for path in without_git.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        for _tag, link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            anchors = {"", *pages[target].ids} if target in pages else None
            dead = anchors is not None and unquote(parts.fragment) not in anchors
            if dead or not target.is_file():
                broken.append((path.relative_to(without_git).as_posix(), link))
    assert broken == []


def test_no_page_asks_another_host_for_anything(without_git):
    """What a page loads comes from the site itself; only links lead elsewhere."""
    foreign = []
    for path in without_git.rglob("*.html"):
        for tag, link in Anchors(path.read_text()).links:
            if tag != "a" and urlsplit(link).netloc:
                foreign.append((path.relative_to(without_git).as_posix(), tag, link))
    assert foreign == []
