"""What applications read of policies: valid by the shipped schemas, and true on any day."""

import json
import re
import runpy
import threading
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from inforce.adapters.notice_presets import load_presets
from inforce.adapters.templates import THEME, WordBook
from inforce.digest import digest_of
from inforce.glossary.term import Glossary
from inforce.materiality.rule import CATEGORIES
from inforce.pipeline.assembly import Site, Sources
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.publishing import publish
from inforce.publication.api_schemas import SCHEMAS
from inforce.settings import Settings
from inforce.source.text import SourceText
from inforce.supplements.service import Services
from inforce.versions.layout import Layout
from memory_cache import MemoryCache
from sample_policy import history

ON = date(2026, 12, 1)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "consent.py"


def published(*histories, presets=("default",), on=ON, cache=None, **settings):
    """The files of a site with these policies, by path."""
    chosen = Settings(site_name="Lantern Post", docs_dir="policy_src", **settings)
    sources = Sources(
        settings=chosen,
        layout=Layout(),
        contents={},
        presets=load_presets(presets, Path()),
    )
    site = Site(
        sources=sources,
        observed=histories,
        histories=histories,
        services=Services(),
        glossary=Glossary(),
        pages=(),
        diagnostics=(),
    )
    derive = Derivations(cache or MemoryCache(), digest_of("test", b"program"))
    made = publish(site, derive, WordBook((THEME,)).words, on=on)
    return {file.path: file.data for file in made.artifacts if file.path.startswith("api/")}


def schema(name):
    """A shipped schema."""
    text = (resources.files("inforce") / f"schemas/{name}.schema.json").read_text()
    return json.loads(text)


def told(files, path, name):
    """A file as JSON, once its schema has been asked."""
    data = json.loads(files[f"api/v1/{path}"])
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema(name), format_checker=checker).validate(data)
    return data


def since(files, label, policy="privacy"):
    """What changed since a version."""
    return told(files, f"policies/{policy}/since/{label}.json", "since")


def owed(data, day):
    """What the example app makes of a file on a day."""
    return runpy.run_path(str(EXAMPLE))["owed"](data, day)[0]


@pytest.fixture(scope="module")
def files():
    """The files of the sample policy: five versions, one taken back, one to come."""
    return published(history())


class TestPolicies:
    """Which texts there are and which binds when."""

    def test_a_policy_is_told_with_what_binds_and_what_comes(self, files):
        """An app finds the label in force, those to come, since when that is so, and more files."""
        data = told(files, "policies.json", "policies")
        (policy,) = data["policies"]
        assert (data["on"], policy["in_force"]) == ("2026-11-20", "2025-06-01")
        assert policy["coming"] == ["2027-01-15"]
        assert policy["versions"] == "api/v1/policies/privacy/versions.json"
        assert policy["since"].replace("{label}", "2025-06-01") in files

    def test_the_schedule_of_an_old_copy_holds_on_a_later_day(self, files):
        """Each version stands with its first and last day, so nobody has to rebuild."""
        (policy,) = told(files, "policies.json", "policies")["policies"]
        days = [(one["label"], one["from"], one["until"]) for one in policy["schedule"]]
        assert days == [
            ("2025-06-01", "2025-06-01", "2027-01-14"),
            ("2027-01-15", "2027-01-15", None),
        ]

    def test_the_end_of_a_policy_is_its_last_day(self):
        """A policy that ends has a schedule that ends, too."""
        ended = replace(history(), repealed_on=date(2027, 3, 1), replaced_by="charter")
        (policy,) = told(published(ended), "policies.json", "policies")["policies"]
        assert policy["schedule"][-1]["until"] == "2027-02-28"
        assert policy["replaced_by"] == "charter"


class TestVersions:
    """Every version, with what it did and where it stands."""

    def test_each_version_is_told_with_its_texts_and_findings(self, files):
        """Nothing that the history knows is left out; a first version changed nothing."""
        data = told(files, "policies/privacy/versions.json", "versions")
        by_label = {one["label"]: one for one in data["versions"]}
        assert len(by_label) == len(history().versions)
        assert by_label["2023-05-01"]["found"] is None
        assert [page["n"] for page in by_label["2023-05-01"]["pages"]] == [1, 2]
        assert by_label["2027-01-15"]["found"]["class"] == "material"
        assert by_label["2027-01-15"]["changes"][0]["section"] == "use"
        assert by_label["2024-03-01"]["translations"][0]["language"] == "de"


class TestSince:
    """What changed since the version that a user accepted, and what they are owed for it."""

    def test_every_later_version_is_told_and_no_earlier_one(self, files):
        """The versions in between stand in order of effect; one taken back is none."""
        data = since(files, "2024-03-01")
        assert [one["label"] for one in data["versions"]] == ["2025-06-01", "2027-01-15"]
        assert data["versions"][0]["comparison"] == "privacy/2024-03-01..2025-06-01/"
        assert data["versions"][1]["notice"] == "privacy/2027-01-15/notice/"

    @pytest.mark.parametrize(
        ("day", "must"),
        [
            ("2025-04-30", "nothing"),
            ("2025-05-01", "tell"),
            ("2026-11-19", "tell"),
            ("2027-02-01", "tell"),
        ],
    )
    def test_a_user_is_told_from_the_day_of_the_notice_on(self, files, day, must):
        """Duties begin on days; the same file answers for each day, whenever it was fetched."""
        assert owed(since(files, "2024-03-01"), day) == must

    def test_each_day_names_what_is_new_on_it(self, files):
        """The versions of all days up to today are what a user must be told of."""
        data = since(files, "2024-03-01")
        assert [(one["from"], one["of"]) for one in data["duties"]] == [
            ("2025-05-01", ["2025-06-01"]),
            ("2026-11-20", ["2027-01-15"]),
        ]
        owes = runpy.run_path(str(EXAMPLE))["owed"]
        assert [one["label"] for one in owes(data, "2026-11-19")[1]] == ["2025-06-01"]
        assert [one["label"] for one in owes(data, "2026-12-01")[1]] == ["2025-06-01", "2027-01-15"]

    def test_asking_is_not_undone_by_telling(self):
        """Who must be asked for one version is asked, whatever comes after it."""
        one = history()
        heavy = replace(one.versions[3], change="material")
        light = replace(one.versions[4], change="minor")
        files = published(
            replace(one, versions=(*one.versions[:3], heavy, light)),
            presets=("default", "us-coppa"),
        )
        assert [d["must"] for d in since(files, "2024-03-01")["duties"]] == ["ask", "ask"]
        assert [d["must"] for d in since(files, "2025-06-01")["duties"]] == ["tell"]

    def test_who_accepted_the_newest_is_owed_nothing(self, files):
        """No later version, no duty."""
        data = since(files, "2027-01-15")
        assert (data["versions"], data["duties"]) == ([], [])

    def test_a_site_that_needs_consent_asks_again(self):
        """A preset whose basis is consent turns telling into asking, for the classes it names."""
        files = published(history(), presets=("default", "us-coppa"))
        newest = since(files, "2025-06-01")["versions"][-1]
        assert (newest["basis"], newest["must"]) == ("consent", "ask")
        assert owed(since(files, "2025-06-01"), "2026-11-19") == "nothing"
        assert owed(since(files, "2025-06-01"), "2026-11-20") == "ask"

    def test_who_accepted_what_was_taken_back_is_told_so(self, files):
        """The text before it binds them; what came after that is their news."""
        data = since(files, "2024-09-01")
        assert data["accepted"]["withdrawn"] == "2024-08-12"
        assert [one["label"] for one in data["versions"]] == ["2025-06-01", "2027-01-15"]
        assert data["duties"][0] == {"from": "2024-08-12", "must": "tell", "of": ["2024-09-01"]}

    def test_a_label_of_before_a_postponement_is_still_known(self, files):
        """Who accepted a coming text early is told of its new day, and is not asked again."""
        data = since(files, "2027-01-01")
        assert data["accepted"]["now"] == "2027-01-15"
        assert data["versions"] == []
        (duty,) = data["duties"]
        assert (duty["must"], duty["of"]) == ("tell", ["2027-01-15"])

    def test_a_translated_summary_is_told_too(self):
        """An app tells its user what changes in their own language, where the author does."""
        one = history()
        german = one.translations[0]
        front = "---\ntitle: Datenschutz\nsummary: Protokolle nur noch zwei Wochen.\n---\n\n"
        source = SourceText("privacy.de.md", front + german.source.text)
        files = published(replace(one, translations=(replace(german, source=source),)))
        newer = since(files, "2023-05-01")["versions"]
        assert newer[0]["translations"] == {
            "de": {
                "title": german.title,
                "summary": "Protokolle nur noch zwei Wochen.",
                "text": "privacy/2024-03-01/de/",
            }
        }
        assert newer[1]["translations"] == {}

    def test_an_edit_of_the_accepted_text_is_in_the_file(self, files):
        """An app that kept the digest sees that the words changed under the same label."""
        texts = since(files, "2023-05-01")["accepted"]["texts"]
        assert [text["change"] for text in texts] == ["adopted", "silent-edit"]

    def test_the_file_does_not_change_with_the_day(self, files):
        """Built on another day before the next change, each file is the same to the byte."""
        later = published(history(), on=date(2026, 12, 24))
        paths = [path for path in files if "/since/" in path]
        assert len(paths) == 6
        assert all(files[path] == later[path] for path in paths)

    def test_a_version_that_nobody_classed_must_be_told(self):
        """What nobody weighed counts as material."""
        one = history()
        unclassed = replace(one.versions[3], change="", summary="")
        found = published(replace(one, versions=(*one.versions[:3], unclassed, one.versions[4])))
        first = since(found, "2024-03-01")["versions"][0]
        assert (first["change"], first["must"]) == (None, "tell")
        assert first["class"] == first["found"]["class"]

    def test_who_need_not_be_told_of_an_editorial_change_is_owed_nothing(self):
        """The default preset asks for no notice of an editorial change."""
        one = history()
        plain = replace(one.versions[3], change="editorial")
        found = published(replace(one, versions=(*one.versions[:3], plain)))
        assert since(found, "2024-03-01")["duties"] == []


class TestCost:
    """A policy with many versions stays cheap."""

    def test_what_was_found_before_is_not_found_again(self):
        """The second build assesses nothing."""
        cache = MemoryCache()
        first = published(history(), cache=cache)
        assert "assessment" in cache.made
        cache.made.clear()
        assert published(history(), cache=cache) == first
        assert not {"assessment", "outline"} & set(cache.made)

    def test_each_further_version_is_assessed_once(self):
        """Only neighbours are compared: thirty versions are twenty-nine assessments."""
        one = history()
        many = tuple(
            replace(
                one.versions[3],
                label=date(1990 + year, 1, 1).isoformat(),
                effective=(replace(one.versions[3].effective[0], from_on=date(1990 + year, 1, 1)),),
                texts=(one.versions[year % 2 * 3].texts[0],),
            )
            for year in range(30)
        )
        cache = MemoryCache()
        found = published(replace(one, versions=many, translations=()), cache=cache)
        assert cache.made.count("outline") == 2  # there and back: the texts decide, not the labels
        assert len(since(found, "1990-01-01")["versions"]) == 29
        assert len(found["api/v1/policies/privacy/since/1990-01-01.json"]) < 30_000


def test_each_schema_is_published_as_it_ships(files):
    """An app can check what it reads; the copy beside it is the one that made it."""
    for name in SCHEMAS:
        shipped = (resources.files("inforce") / f"schemas/{name}.schema.json").read_bytes()
        assert files[f"api/v1/schemas/{name}.schema.json"] == shipped
        jsonschema.Draft202012Validator.check_schema(json.loads(shipped))


@pytest.fixture
def address(files, tmp_path):
    """A server with the files, on this machine."""
    for path, data in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("2024-03-01", ["tell", "2025-06-01"]),
        ("2024-09-01", ["tell", "2024-09-01 was taken back"]),
        ("2027-01-15", ["nothing"]),
    ],
)
def test_the_example_app_says_what_is_owed(address, capsys, accepted, answer):
    """The example of the manual reads a real site and answers right."""
    runpy.run_path(str(EXAMPLE))["main"](address, "privacy", accepted)
    lines = capsys.readouterr().out.splitlines()
    assert [line[: len(told)] for line, told in zip(lines, answer, strict=False)] == answer


def test_the_manual_explains_every_category():
    """What a file may say of a change can be looked up."""
    manual = (EXAMPLE.parents[1] / "api.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([^`]+)`", manual.partition("## Categories")[2]))
    assert explained >= CATEGORIES
