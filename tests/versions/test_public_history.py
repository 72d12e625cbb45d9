"""The fifteen shapes as they occurred in a public history of policies.

Without that history beside the checkout the twins in `test_awkward_histories.py` hold the rules.
"""

import subprocess
from functools import lru_cache
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from inforce.adapters.git import GitRepository
from inforce.adapters.notice_presets import load_presets
from inforce.documents.canonical import canonical_text
from inforce.documents.parse import parse_document
from inforce.documents.words import words
from inforce.materiality.notice_clock import earliest_day
from inforce.publication.notices.composing import compose_notices
from inforce.publication.pages.standing import policy_facts
from inforce.versions.adoption import Adoption, Moved, Split
from inforce.versions.assembly import PendingBranch, assemble_histories
from inforce.versions.facts import read_facts
from inforce.versions.layout import Layout
from inforce.versions.timeline import in_force, shown, status, text_on
from inforce.versions.version import Precision, TextChange
from repository_simulator import day, labels

pytestmark = pytest.mark.timeout(300)

BRANCH = "data-usage-for-training-2026-03-25"
PRIVACY = "Policies/privacy-policies/"


class PublicHistory:
    """The history read once, and its policies as often as a test asks with a mapping."""

    def __init__(self, root):
        repository = GitRepository(root)
        self.revisions = repository.revisions("HEAD")
        self.pending = PendingBranch(
            ref=BRANCH, revisions=repository.pending_revisions(BRANCH, "HEAD")
        )
        every = (*self.revisions, *self.pending.revisions)
        self.contents = repository.contents(c.blob for r in every for c in r.changes)
        self._facts = lru_cache(None)(lambda source: read_facts(source, foreign=True))
        self._words = lru_cache(None)(lambda text: words(canonical_text(text)))
        self._parsed = lru_cache(None)(lambda source: parse_document(source).document)
        self.plain = self.policies()

    def count(self, old, new):
        """Words changed, each text read once."""
        return Indel.distance(self._words(self._parsed(old)), self._words(self._parsed(new)))

    def policies(self, *, adoption=None, pending=()):
        """Every policy by its id."""
        found = assemble_histories(
            self.revisions,
            self.contents,
            layout=Layout(docs_dir="Policies", adopted=True),
            facts=self._facts,
            count_words_changed=lru_cache(None)(self.count),
            adoption=adoption,
            pending=pending,
        )
        return {history.policy: history for history in found.histories}


@pytest.fixture(scope="module")
def public(shared_data, tmp_path_factory):
    """The public history, cloned from its bundle."""
    bundle = shared_data / "corpora" / "site-policy.bundle" if shared_data else None
    if bundle is None or not bundle.is_file():
        pytest.skip("the public history does not lie beside this checkout")
    root = tmp_path_factory.mktemp("public") / "site-policy"
    subprocess.run(["git", "clone", "-q", "-b", "main", bundle, root], check=True)
    return PublicHistory(root)


def version_of(history, label):
    """One version by its label."""
    return next(v for v in history.versions if v.label == label)


def text_at(version, commit):
    """The text that one commit brought."""
    return next(t for t in version.texts if t.commit.startswith(commit))


def test_o1_terms_recorded_three_days_ahead(public):
    """Effective on the 7th, recorded on the 4th, and untouched by the next commit."""
    history = public.plain["github-terms-of-service"]
    coming = version_of(history, "2017-08-07")
    assert coming.recorded_on == day("2017-08-04")
    assert [t.commit[:10] for t in coming.texts] == ["972c9e0377"]
    standing = in_force(history, day("2017-08-05"))
    assert standing is not None
    assert (standing.label, standing.text.commit[:10]) == ("2017-05-22", "6e5babfda0")
    corporate = version_of(public.plain["github-corporate-terms-of-service"], "2017-08-07")
    assert text_at(corporate, "7d90d210ff").number == 2


def test_o2_a_section_that_left_the_terms(public):
    """Hundreds of words go under the old date: Text 2, substantial, no split unless mapped."""
    version = version_of(public.plain["github-terms-of-service"], "2019-04-19")
    text = text_at(version, "10c587f773")
    assert (text.number, text.change) == (2, TextChange.SUBSTANTIAL)
    assert text.words_changed >= 621
    assert public.plain["github-acceptable-use-policies"].derived_from == ()
    terms, rules = "github-terms-of-service.md", "github-acceptable-use-policies.md"
    split = Adoption(
        splits=(Split(from_path=f"Policies/{terms}", into_paths=(f"Policies/{rules}",)),)
    )
    mapped = public.policies(adoption=split)["github-acceptable-use-policies"]
    assert mapped.derived_from == ("github-terms-of-service",)


def test_o3_a_version_edited_for_five_years(public):
    """As of 2025-10-01: effective 2020-11-16, text last changed 2025-09-29."""
    version = in_force(public.plain["github-terms-of-service"], day("2025-10-01"))
    assert version is not None
    text = text_on(version, day("2025-10-01"))
    assert version.label == "2020-11-16"
    assert (text.commit[:10], text.recorded_on) == ("734dfb483c", day("2025-09-29"))
    assert text.change is TextChange.SUBSTANTIAL
    # Twenty-three revisions touched the file since; these are the ones that changed a word.
    assert len(version.texts) == 11


def test_o4_a_move_of_all_files(public):
    """Every policy goes on, and none has a new version from being moved alone."""
    moved = next(r for r in public.revisions if r.id.startswith("d21fe72d1a"))
    arrived = [c.path for c in moved.changes if c.blob and c.path.startswith("Policies/")]
    now = {path: h for h in public.plain.values() for path in h.paths}
    continued = [p for p in arrived if len(now[p].paths) > 1]
    assert len(continued) >= 48
    conduct = now["Policies/github-terms/github-community-code-of-conduct.md"]
    assert conduct.paths[0] == "Policies/github-community-forum-code-of-conduct.md"
    terms = public.plain["github-terms-of-service"]
    assert "2022-09-01" not in labels(terms)


def test_o5_a_privacy_statement_that_landed_late_under_a_new_name(public):
    """The same policy by its redirect; when people were told is not known."""
    history = public.plain["github-general-privacy-statement"]
    late = version_of(history, "2024-02-01")
    assert (late.recorded_on, late.announced_on) == (day("2024-04-17"), None)
    assert labels(history)[labels(history).index("2024-02-01") - 1] == "2023-10-10"
    assert history.absences == ()


def test_o6_an_announced_branch(public):
    """Of eight files four have the new date and 30 days of notice; without the branch, none."""
    with_branch = public.policies(pending=(public.pending,))
    coming = {h.policy: v for h in with_branch.values() for v in h.versions if v.pending_ref}
    assert sorted(coming) == [
        "github-general-privacy-statement",
        "github-marketplace-terms-of-service",
        "github-terms-for-additional-products-and-features",
        "github-terms-of-service",
    ]
    assert {(v.label, v.announced_on) for v in coming.values()} == {
        ("2026-04-24", day("2026-03-25"))
    }
    assert not [v for h in public.plain.values() for v in h.versions if v.pending_ref]


def test_the_notices_of_the_announced_branch(public):
    """Each of the four policies, thirty days ahead, with its texts and its earliest day."""
    on = day("2026-03-26")
    presets = load_presets(("default",), Path())
    told = {}
    for history in public.policies(pending=(public.pending,)).values():
        facts = policy_facts(history, lambda one, history=history: status(one, history, on).value)
        for notice in compose_notices(facts):
            if notice.effective_on > on:
                told[notice.policy] = notice
    assert set(told) == {
        "github-general-privacy-statement",
        "github-marketplace-terms-of-service",
        "github-terms-for-additional-products-and-features",
        "github-terms-of-service",
    }
    for notice in told.values():
        assert notice.id == f"{notice.policy}@2026-04-24/announcement"
        assert notice.announced == day("2026-03-25")
        assert notice.last_day == day("2026-04-23")
        earliest = earliest_day(presets, notice.change, told_on=notice.announced)
        assert earliest is not None
        assert (earliest.on, str(earliest.lead)) == (notice.effective_on, "30 days")
        assert notice.comparison == f"{notice.policy}/{notice.old_label}..2026-04-24/"
        assert notice.old_digest != notice.new_digest


def test_o7_a_policy_split_within_the_hour(public):
    """The old one ends, in favour of one by redirect and of both where mapped."""
    old = "github-subprocessors-and-cookies"
    (absence,) = public.plain[old].absences
    assert (absence.from_on, absence.reason) == (day("2023-12-27"), "split")
    assert absence.successors == ("github-subprocessors",)
    split = Adoption(
        splits=(Split(from_path=f"{PRIVACY}{old}.md", into_paths=(f"{PRIVACY}github-cookies.md",)),)
    )
    (absence,) = public.policies(adoption=split)[old].absences
    assert sorted(absence.successors) == ["github-cookies", "github-subprocessors"]


def test_o8_a_policy_gone_for_seven_months(public):
    """One policy with a gap, under two paths."""
    history = public.plain["github-sponsors-additional-terms"]
    (gap,) = history.absences
    assert (gap.from_on, gap.until_on) == (day("2019-07-02"), day("2020-01-25"))
    assert len(history.paths) == 2
    away = shown(history, day("2019-12-31"))
    assert away is not None
    assert away.label == ""


def test_o9_enterprise_texts_that_lost_their_date_and_then_their_file(public):
    """The last version stays 2020-11-16, with a note as a further text, and no repeal."""
    history = public.plain["github-enterprise-subscription-agreement"]
    last = history.versions[-1]
    assert last.label == "2020-11-16"
    assert last.text.commit.startswith("4b780b44c2")
    assert [(a.from_on, a.reason) for a in history.absences] == [(day("2021-01-12"), "unknown")]
    ended = [
        h for h in public.plain.values() if any(a.from_on == day("2021-01-12") for a in h.absences)
    ]
    assert len(ended) >= 10
    assert not [h for h in ended if "2021-01-04" in labels(h)]


def test_o10_a_line_removed_and_restored(public):
    """Eleven minutes leave no text."""
    version = version_of(public.plain["github-subprocessors-and-cookies"], "2022-09-01")
    assert not [t for t in version.texts if t.commit.startswith(("854292b5fb", "73b93b407c"))]


def test_o11_a_date_corrected_without_a_word(public):
    """From 2022-10-31 to 2022-11-03, 111 days late."""
    history = public.plain["github-terms-for-additional-products-and-features"]
    version = version_of(history, "2022-11-03")
    assert version.corrects_date
    assert version.texts[0].commit.startswith("9fae6fc229")
    assert version.recorded_on == day("2023-02-22")


def test_o12_a_version_recorded_months_after_it_bound(public):
    """As of 2024-06-01 the two views differ."""
    history = public.plain["github-marketplace-developer-agreement"]
    claimed = in_force(history, day("2024-06-01"))
    seen = shown(history, day("2024-06-01"))
    assert claimed is not None
    assert seen is not None
    assert (claimed.label, claimed.recorded_on) == ("2024-05-17", day("2024-09-26"))
    assert seen.label == "2021-08-24"


def test_o13_a_copy_that_outlived_its_model(public):
    """Two policies, one where mapped."""
    old = "github-copilot-for-business-privacy-statement"
    new = "github-copilot-business-privacy-statement"
    assert {old, new} <= set(public.plain)
    moved = Moved(from_path=f"{PRIVACY}{old}.md", to_path=f"{PRIVACY}{new}.md")
    mapped = public.policies(adoption=Adoption(moved=(moved,)))
    assert old not in mapped
    assert [(a.from_on, a.until_on) for a in mapped[new].absences] == [(day("2024-04-17"), None)]
    assert labels(mapped[new]) == ["2022-12-07", "2023-08-31"]


def test_o14_three_forms_of_a_date(public):
    """Ordinal in the last line; month; number and ISO day."""
    event = public.plain["github-event-terms"].versions[-1]
    assert (event.label, event.text.commit[:10]) == ("2024-02-07", "7474db8118")
    candidates = public.plain["github-candidate-privacy-policy"].versions[-1]
    assert (candidates.label, candidates.effective[0].precision) == ("2025-12", Precision.MONTH)
    team = public.plain["github-sirt-description-rfc-2350"].versions[-1]
    assert (team.label, team.number, team.recorded_on) == (
        "2025-12-18",
        "1.02",
        day("2026-01-27"),
    )


def test_o15_a_deprecation_banner_and_a_merge_with_text_of_its_own(public):
    """The date stays; the merge shows once, as it changed the branch."""
    history = public.plain["github-corporate-terms-of-service"]
    last = history.versions[-1]
    assert last.label == "2020-11-16"
    assert text_at(last, "dcdf573449").number > 1
    assert len([t for t in last.texts if t.commit.startswith("ce43e727dc")]) == 1
    assert history.repealed_on is None
