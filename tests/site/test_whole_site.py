"""The example site as a whole: the same bytes anywhere, and every way leads somewhere."""

import filecmp
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from example_site import EPOCH, ROOT, copied, inforce

OWN_HOST = "policies.veldamar.example"  # what a page names as its own address, it does not ask


def build(folder, *options, epoch=EPOCH):
    """Build the site in a folder and say what was printed."""
    return inforce(folder, "build", "--strict", *options, epoch=epoch)


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
            if tag != "a" and urlsplit(link).netloc not in {"", OWN_HOST}:
                foreign.append((path.relative_to(without_git).as_posix(), tag, link))
    assert foreign == []


def body_of(site, address):
    """A page as it was written."""
    return (site / address / "index.html").read_text()


def own_clauses(html):
    """What a page says of each part that is for one service alone."""
    return re.findall(r'<p class="inforce-origin inforce-origin--specific">(.*?)</p>', html)


def headings(html):
    """The anchors of the sections of a text."""
    found = re.findall(r'<h[2-6] id="([^"]+)"', html[html.index("<article") :])
    return [name for name in found if not name.startswith("inforce-")]


def test_a_payments_user_reads_one_whole_policy_with_three_clauses_of_its_own(without_git):
    """The one text that binds: the general policy, and three clauses that are for it alone."""
    html = body_of(without_git, "for/payments")
    assert own_clauses(html) == [
        "For Veldamar Pay only",
        "For Veldamar Pay only, added to “Information we may collect”",
        "For Veldamar Pay only, a section of its own",
        "For Veldamar Pay only, in place of the general section",
    ]
    general = headings(body_of(without_git, "privacy/2026-09-01"))
    whole = headings(html)
    assert [name for name in whole if name in general] == general
    assert [name for name in whole if name not in general] == ["fraud-checks"]
    applies = re.sub(r"<details class=.inforce-displaced.*?</details>", "", html, flags=re.DOTALL)
    assert "13 months" in applies
    assert html.count("inforce-displaced") == 1


def test_a_maps_user_reads_another(without_git):
    """Each service has a text of its own, and each of its clauses says where it is from."""
    html = body_of(without_git, "for/maps")
    assert own_clauses(html) == [
        "For Veldamar Maps only",
        "For Veldamar Maps only, in place of the general section",
        "For Veldamar Maps only, a section of its own",
        "For Veldamar Maps only: the general section does not apply",
        "For Veldamar Maps only, added to “Third-party services and links”",
    ]
    assert "13 months" not in html
    marks = re.findall(r'<p class="inforce-origin', html)
    assert len(marks) == len(headings(html)) + 2  # the opening, and what is added to a section


def test_one_page_says_what_covers_what(without_git):
    """Every service once, and what is not covered with the address of its own policy."""
    html = body_of(without_git, "services")
    by_itself, supplemented, outside = re.split(r"<h2[^>]*>", html[html.index("<h1") :])[1:4]
    assert by_itself.count('<th scope="row">') == 4
    assert re.findall(r'href="\.\./for/(\w+)/differences/"', supplemented) == ["maps", "payments"]
    assert "https://rideloop.example/privacy</a>" in outside


@pytest.mark.parametrize(
    ("address", "general"),
    [
        ("services/maps", "privacy/2026-09-01/"),
        ("services/maps/2026-03-01", "privacy/2026-09-01/"),
        ("services/maps/2024-02-01", "privacy/2025-09-01/"),
    ],
)
def test_a_supplement_leads_to_the_words_of_the_policy_in_force_with_it(
    without_git, address, general
):
    """The word opens what that version of the general policy says, and leads to its page."""
    html = body_of(without_git, address)
    target = f"{'../' * (address.count('/') + 1)}{general}#words--services"
    assert f'<a class="inforce-term" href="{target}"' in html
    assert f'<a href="{target}">Where the general policy defines it</a>' in html
    assert 'id="words--services"' in body_of(without_git, general.rstrip("/"))


RELATIONS = {
    "privacy": {"version-history", "predecessor-version", "successor-version", "alternate"},
    "privacy/2026-09-01": {
        "latest-version",
        "version-history",
        "predecessor-version",
        "successor-version",
        "alternate",
    },
    "privacy/de": {"version-history", "alternate"},
    "for/payments/2026-09-01": {"latest-version", "predecessor-version", "successor-version"},
    "services": {"alternate"},
}


@pytest.mark.parametrize("address", RELATIONS)
def test_programs_are_told_how_a_page_stands_to_others(without_git, address):
    """A page names its neighbours in time, and the policies under which the site is read."""
    told = {
        name
        for names in re.findall(r'<link rel="([^"]+)"', body_of(without_git, address))
        for name in names.split()
    }
    assert RELATIONS[address] | {"privacy-policy", "terms-of-service"} <= told
