"""`inforce seal --notice`: that a notice went out, kept on record by the digest of its pack."""

import json
import re
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from sealed_site import SECOND, Run, commit

from inforce.adapters.notice_pack import read_pack
from inforce.documents.parse import canonical_text_of
from inforce.errors import LedgerError

ID = "privacy@2026-06-01/announcement"
DAY = "2026-06-01"
WORDS = canonical_text_of(SECOND.partition("\n---\n")[2]).encode()
TEXTS = {"new": f"sha256:{sha256(WORDS).hexdigest()}", "old": None}


@pytest.fixture
def pack(site: Path, tmp_path: Path) -> Path:
    """A pack about a coming version that is published and not sealed yet."""
    commit(site, "2026-05-01", policy_src__privacy=SECOND)
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "notice.en.txt").write_text("From 1 June 2026 we lend a boat.\n")
    digest = sha256((folder / "notice.en.txt").read_bytes()).hexdigest()
    write(
        folder,
        notice=ID,
        effective=DAY,
        texts=TEXTS,
        files=[{"name": "notice.en.txt", "sha256": digest}],
    )
    return folder / "manifest.json"


def write(folder: Path, **facts: object) -> None:
    (folder / "manifest.json").write_text(json.dumps(facts))


def test_a_notice_is_sealed_after_the_version_it_is_about(site: Path, run: Run, pack: Path) -> None:
    """One seal takes both, and the digest is the one that anybody can compute."""
    code, out, _ = run(site, "seal", "--notice", str(pack), "--sent", "2026-05-02")
    assert code == 0
    assert "    4  privacy 2026-06-01 notice announcement 2026-05-02" in out.splitlines()
    last = json.loads((site / "record" / "ledger.jsonl").read_text().splitlines()[-1])
    assert last["manifest"] == f"sha256:{sha256(pack.read_bytes()).hexdigest()}"
    assert run(site, "verify")[0] == 0


def test_a_pack_as_it_is_written_can_be_recorded(site: Path, run: Run, tmp_path: Path) -> None:
    """What `inforce notice` writes is what `inforce seal` reads."""
    told = SECOND.replace("effective:", "change: minor\nsummary: A boat.\neffective:")
    commit(site, "2026-05-01", policy_src__privacy=told)
    config = site / "mkdocs.yml"
    config.write_text(f"{config.read_text()}      as_of: 2026-05-02\n")
    assert run(site, "notice", "privacy", "--out", str(tmp_path / "written"))[0] == 0
    manifest = tmp_path / "written" / "manifest.json"
    code, out, _ = run(site, "seal", "--notice", str(manifest))
    assert code == 0
    assert "privacy 2026-06-01 notice announcement 2026-05-02" in out


def test_the_same_notice_is_recorded_once(site: Path, run: Run, pack: Path) -> None:
    """Telling it again adds nothing; another day is another sending."""
    arguments = ("seal", "--notice", str(pack), "--sent")
    run(site, *arguments, "2026-05-02")
    assert "Nothing to seal" in run(site, *arguments, "2026-05-02")[2]
    assert "Sealed 1 entry" in run(site, *arguments, "2026-05-03")[1]


def test_how_and_to_whom_it_went_is_put_on_record(site: Path, run: Run, pack: Path) -> None:
    """The ways stand in one order, each once; what is on record already is not added again."""
    arguments = ("seal", "--notice", str(pack), "--sent", "2026-05-02")
    said = ("--by", "mail", "--by", "home-page", "--by", "mail", "--readers", "every guest ")
    code, out, _ = run(site, *arguments, *said)
    assert code == 0
    assert "notice announcement 2026-05-02 by home-page by mail to every guest" in out
    last = json.loads((site / "record" / "ledger.jsonl").read_text().splitlines()[-1])
    assert (last["ways"], last["readers"]) == (["home-page", "mail"], "every guest")
    assert last["effective"] == [{"from": DAY, "precision": "day", "applies_to": ""}]
    for less in ((), ("--by", "mail"), said):
        assert "Nothing to seal" in run(site, *arguments, *less)[2]
    assert "Sealed 1 entry" in run(site, *arguments, "--by", "feed")[1]


def test_pages_and_json_tell_of_it_also_after_a_build_without_it(
    site: Path, run: Run, pack: Path
) -> None:
    """A page that was kept from an earlier build knows nothing of the notice and is made anew."""
    page = site / "site" / "privacy" / "2026-06-01" / "index.html"
    assert run(site, "build")[0] == 0
    assert "inforce-sent" not in page.read_text()
    run(site, "seal", "--notice", str(pack), "--sent", "2026-05-02", "--by", "mail")
    assert run(site, "build")[0] == 0
    for shown in (page, site / "site" / "privacy" / "history" / "index.html"):
        told = " ".join(unescape(re.sub("<[^>]*>", " ", shown.read_text())).split())
        assert "was given on 2 May 2026 by e-mail, 30 days before 1 June 2026" in told
        assert "Line 4 of the sealed record" in told
    (told_of,) = json.loads(run(site, "history", "privacy", "--format", "json")[1])["versions"][-1][
        "notices"
    ]
    assert (told_of["days"], told_of["ways"], told_of["line"]) == (30, ["mail"], 4)
    api = json.loads((site / "site" / "api/v1/policies/privacy/versions.json").read_text())
    assert api["versions"][-1]["notices"] == [told_of]


def test_a_notice_of_a_day_that_has_moved_since_counts_to_the_day_it_named(
    site: Path, run: Run, pack: Path
) -> None:
    """Who was told of June was told of June, and not of September."""
    commit(site, "2026-05-04", policy_src__privacy=SECOND.replace("2026-06-01", "2026-09-01"))
    arguments = ("seal", "--notice", str(pack), "--sent", "2026-05-02")
    assert run(site, *arguments)[0] == 0
    (told,) = json.loads(run(site, "history", "privacy", "--format", "json")[1])["versions"][-1][
        "notices"
    ]
    assert (told["named"][0]["from"], told["days"]) == (DAY, 30)
    assert "Nothing to seal" in run(site, *arguments)[2]


@pytest.mark.parametrize("readers", ["two\nlines", "x" * 301, "\u202etrick"])
def test_readers_are_one_line_of_words(site: Path, run: Run, pack: Path, readers: str) -> None:
    """A page shows them as they stand."""
    code, _, err = run(site, "seal", "--notice", str(pack), "--readers", readers)
    assert (code, "--readers takes one line" in err) == (2, True)
    assert not (site / "record").exists()


def test_without_a_day_it_went_out_today(site: Path, run: Run, pack: Path) -> None:
    """The day is the site's own."""
    config = site / "mkdocs.yml"
    config.write_text(f"{config.read_text()}      as_of: 2026-05-09\n")
    out = run(site, "seal", "--notice", str(pack))[1]
    assert "notice announcement 2026-05-09" in out


def test_a_notice_cannot_have_gone_out_tomorrow(site: Path, run: Run, pack: Path) -> None:
    """A record holds what happened."""
    code, _, err = run(site, "seal", "--notice", str(pack), "--sent", "2999-01-01")
    assert (code, err.count("\n")) == (2, 1)
    assert "that day has not come" in err
    assert not (site / "record").exists()


@pytest.mark.parametrize(
    "facts",
    [
        {
            "effective": DAY,
            "notice": "privacy@2029-01-01/announcement",
            "texts": TEXTS,
            "files": [],
        },
        {"effective": DAY, "notice": "terms@2026-06-01/announcement", "texts": TEXTS, "files": []},
        {"effective": DAY, "notice": ID, "texts": {"new": f"sha256:{'0' * 64}"}, "files": []},
    ],
)
def test_a_notice_of_no_published_text_is_refused(
    site: Path, run: Run, pack: Path, facts: dict[str, object]
) -> None:
    """Evidence of words that were never published is a mistake, and nothing is sealed."""
    write(pack.parent, **facts)
    code, _, err = run(site, "seal", "--notice", str(pack), "--sent", "2026-05-02")
    assert (code, err.count("\n")) == (2, 1)
    assert "that is not on record" in err
    assert not (site / "record").exists()


@pytest.mark.parametrize("done", ["altered", "removed"])
def test_a_pack_that_is_not_what_it_says_is_refused(
    site: Path, run: Run, pack: Path, done: str
) -> None:
    """What is recorded is what was written."""
    text = pack.parent / "notice.en.txt"
    if done == "altered":
        text.write_text("From 1 July.\n")
    else:
        text.unlink()
    code, _, err = run(site, "seal", "--notice", str(pack))
    assert (code, err.count("\n")) == (2, 1)
    assert "`notice.en.txt` of the notice pack" in err


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        "{}",
        json.dumps({"effective": DAY, "notice": 1, "texts": TEXTS, "files": []}),
        json.dumps({"effective": DAY, "notice": "privacy", "texts": TEXTS, "files": []}),
        json.dumps({"effective": DAY, "notice": "a@b/c\n", "texts": TEXTS, "files": []}),
        json.dumps({"effective": DAY, "notice": "\ud800@b/c", "texts": TEXTS, "files": []}),
        json.dumps({"effective": DAY, "notice": ID, "texts": TEXTS}),
        json.dumps({"effective": "soon", "notice": ID, "texts": TEXTS, "files": []}),
        json.dumps({"notice": ID, "texts": TEXTS, "files": []}),
        json.dumps({"effective": DAY, "notice": ID, "files": []}),
        json.dumps({"effective": DAY, "notice": ID, "texts": {"new": "x"}, "files": []}),
        json.dumps({"effective": DAY, "notice": ID, "texts": TEXTS, "files": [1]}),
        *(
            json.dumps(
                {
                    "effective": DAY,
                    "notice": ID,
                    "texts": TEXTS,
                    "files": [{"name": name, "sha256": ""}],
                }
            )
            for name in ("../x", "..", ".hidden", "/etc/passwd", "a\0b", "a\\b", "")
        ),
    ],
)
def test_what_is_no_manifest_is_one_sentence(tmp_path: Path, manifest: str) -> None:
    """Whatever lies in the file, a person learns what is wrong, and no other file is read."""
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(LedgerError, match="no manifest of a notice pack") as refused:
        read_pack(tmp_path / "manifest.json")
    assert str(refused.value).isprintable()


def test_a_manifest_that_is_not_there_is_one_sentence(site: Path, run: Run) -> None:
    """The file is named."""
    code, _, err = run(site, "seal", "--notice", "nowhere.json")
    assert (code, err.count("\n")) == (2, 1)
    assert "nowhere.json" in err


def test_a_day_without_a_notice_is_a_slip(site: Path, run: Run) -> None:
    """`--sent`, `--by` and `--readers` alone say nothing."""
    for alone in (("--sent", "2026-05-02"), ("--by", "mail"), ("--readers", "guests")):
        assert run(site, "seal", *alone)[0] == 2
