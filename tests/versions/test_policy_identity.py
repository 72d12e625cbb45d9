"""Which files are one policy, and what it is called."""

from inforce.diagnostics import Severity
from inforce.source.revision import FileStatus
from inforce.versions.adoption import Adoption, CommitOverride, Merged, Moved, Split
from inforce.versions.layout import Layout
from inforce.versions.version import DateSource
from repository_simulator import ADOPTED, RepositorySimulator, day, labels, policy, sentence

ONE = policy(sentence(1), "2026-01-01")
TWO = policy(sentence(2), "2026-06-01")


def test_an_id_is_the_path_without_ending_or_what_front_matter_says():
    """`services/maps.md` is `services/maps`; `id` says otherwise."""
    site = RepositorySimulator()
    site.publish("policy_src/services/maps.md", ONE, on="2025-12-01")
    site.publish("policy_src/x.md", policy(sentence(3), "2026-01-01", id="terms"), on="2025-12-01")
    assert [h.policy for h in site.assemble().histories] == ["services/maps", "terms"]


def test_index_readme_pages_and_terms_are_no_policies():
    """What is a page, a term or lies elsewhere has no history."""
    site = RepositorySimulator()
    site.commit(
        {
            "policy_src/index.md": ONE,
            "policy_src/services/README.md": ONE,
            "policy_src/about.md": policy(sentence(1), kind="page"),
            "glossary/cookie.md": ONE,
            "notes.md": ONE,
            "policy_src/terms.md": TWO,
        },
        on="2025-12-01",
    )
    assert [h.policy for h in site.assemble().histories] == ["terms"]


def test_a_glossary_inside_the_policies_holds_no_policies():
    """The folder of terms is no folder of policies wherever it lies."""
    site = RepositorySimulator()
    site.commit({"docs/words/cookie.md": ONE, "docs/terms.md": TWO}, on="2025-12-01")
    layout = Layout(docs_dir="docs", glossary="docs/words")
    assert [h.policy for h in site.assemble(layout).histories] == ["terms"]


def test_a_renamed_file_is_the_same_policy_and_its_old_id_an_alias():
    """Identity goes through a rename, also one that changes the text."""
    site = RepositorySimulator()
    site.publish("policy_src/privacy.md", ONE, on="2025-12-01")
    site.rename("policy_src/privacy.md", "policy_src/data.md", on="2026-05-01", text=TWO)
    history = site.history("data")
    assert labels(history) == ["2026-01-01", "2026-06-01"]
    assert history.paths == ("policy_src/privacy.md", "policy_src/data.md")
    assert "privacy" in history.aliases


def test_a_rename_between_two_declared_ids_is_none():
    """Git takes two alike files for a rename; their ids say that they are two policies."""
    site = RepositorySimulator()
    site.publish("policy_src/a.md", policy(sentence(1), "2026-01-01", id="maps"), on="2025-12-01")
    other = policy(sentence(1), "2026-06-01", id="payments")
    site.rename("policy_src/a.md", "policy_src/b.md", on="2026-05-01", text=other)
    assert labels(site.history("maps")) == ["2026-01-01"]
    assert labels(site.history("payments")) == ["2026-06-01"]


def test_three_files_that_trade_places_keep_their_histories():
    """A chain of renames in one revision mixes no histories up."""
    site = RepositorySimulator()
    names = ["policy_src/a.md", "policy_src/b.md"]
    site.commit(dict(zip(names, [ONE, TWO], strict=True)), on="2025-12-01")
    first, second = (site.files[name].encode() for name in names)
    site._record(
        [
            site._put(FileStatus.RENAMED, "policy_src/b.md", "policy_src/a.md", first),
            site._put(FileStatus.RENAMED, "policy_src/c.md", "policy_src/b.md", second),
        ],
        "2026-02-01",
    )
    assert labels(site.history("b")) == ["2026-01-01"]
    assert labels(site.history("c")) == ["2026-06-01"]


def test_a_declared_id_joins_a_file_that_left_and_one_that_came():
    """The same `id` under another path is the same policy, however different the text."""
    site = RepositorySimulator()
    site.publish("policy_src/a.md", policy(sentence(1), "2026-01-01", id="maps"), on="2025-12-01")
    site.delete("policy_src/a.md", on="2026-02-01")
    site.publish("policy_src/b.md", policy(sentence(9), "2026-06-01", id="maps"), on="2026-05-01")
    history = site.history("maps")
    assert labels(history) == ["2026-01-01", "2026-06-01"]
    assert history.absences[0].until_on == day("2026-05-01")


def test_an_alias_joins_a_new_file_to_the_one_it_replaced():
    """`aliases` names the former id; the policy goes on under its new one."""
    site = RepositorySimulator()
    site.publish("policy_src/a.md", ONE, on="2025-12-01")
    new = policy(sentence(8, 9), "2026-06-01", aliases="[a]")
    site.commit({"policy_src/a.md": None, "policy_src/b.md": new}, on="2026-05-01")
    assert labels(site.history("b")) == ["2026-01-01", "2026-06-01"]
    assert [h.policy for h in site.assemble().histories] == ["b"]


def test_a_file_that_changed_folders_is_known_by_its_name():
    """One file gone and one of the same name come in one revision are one policy."""
    site = RepositorySimulator()
    site.publish("policy_src/old/terms.md", ONE, on="2025-12-01")
    site.commit({"policy_src/old/terms.md": None, "policy_src/new/terms.md": TWO}, on="2026-05-01")
    assert labels(site.history("new/terms")) == ["2026-01-01", "2026-06-01"]


def test_a_mapping_joins_what_nothing_else_can():
    """`[[moved]]` joins two files without any trace in either."""
    site = RepositorySimulator()
    site.publish("texts/a.md", ONE, on="2025-12-01")
    site.commit({"texts/a.md": None, "texts/b.md": TWO}, on="2026-05-01")
    assert len(site.assemble(ADOPTED).histories) == 2
    mapped = Adoption(moved=(Moved(from_path="texts/a.md", to_path="texts/b.md"),))
    assert labels(site.history("b", ADOPTED, adoption=mapped)) == ["2026-01-01", "2026-06-01"]


def test_a_declared_split_ends_one_policy_and_names_its_successors():
    """`[[split]]`: the old policy ends, the new ones know where they came from."""
    site = RepositorySimulator()
    site.publish("texts/all.md", ONE, on="2025-12-01")
    site.commit({"texts/all.md": None, "texts/x.md": TWO, "texts/y.md": ONE}, on="2026-05-01")
    split = Adoption(
        splits=(Split(from_path="texts/all.md", into_paths=("texts/x.md", "texts/y.md")),)
    )
    (absence,) = site.history("all", ADOPTED, adoption=split).absences
    assert (absence.reason, absence.successors) == ("split", ("x", "y"))
    assert site.history("x", ADOPTED, adoption=split).derived_from == ("all",)


def test_a_declared_merger_ends_policies_in_favour_of_one():
    """`[[merged]]`: each old policy ends with the one that took its place."""
    site = RepositorySimulator()
    site.commit({"texts/x.md": ONE, "texts/y.md": TWO}, on="2025-12-01")
    whole = policy(sentence(1, 2, 3), "2026-06-01")
    site.commit({"texts/x.md": None, "texts/y.md": None, "texts/all.md": whole}, on="2026-05-01")
    merged = Adoption(
        merges=(Merged(from_paths=("texts/x.md", "texts/y.md"), into_path="texts/all.md"),)
    )
    (absence,) = site.history("x", ADOPTED, adoption=merged).absences
    assert (absence.reason, absence.successors) == ("merged", ("all",))


def test_an_adopted_policy_is_called_by_its_file_or_by_its_path_where_two_share_it():
    """Two files of one name are called by their paths."""
    site = RepositorySimulator()
    site.commit(
        {"texts/eu/terms.md": ONE, "texts/us/terms.md": TWO, "texts/legal/cookies.md": ONE},
        on="2025-12-01",
    )
    found = [h.policy for h in site.assemble(ADOPTED).histories]
    assert found == ["cookies", "eu/terms", "us/terms"]


def test_two_policies_of_one_id_are_an_error_that_names_both_files():
    """An id is the address of one policy; the second keeps an address all the same."""
    site = RepositorySimulator()
    site.publish("policy_src/a.md", policy(sentence(1), "2026-01-01", id="x"), on="2025-12-01")
    site.publish("policy_src/b.md", policy(sentence(2), "2026-01-01", id="x"), on="2025-12-01")
    found = site.assemble()
    (error,) = [d for d in found.diagnostics if d.code == "V003"]
    assert error.severity is Severity.ERROR
    assert "policy_src/a.md" in error.what
    assert "policy_src/b.md" in error.what
    assert [h.policy for h in found.histories] == ["b", "x"]


def test_what_an_adopted_repository_excludes_is_no_policy():
    """`exclude` names files, or folders ending in a slash."""
    site = RepositorySimulator()
    site.commit({"texts/a.md": ONE, "texts/x/b.md": ONE, "texts/c.md": TWO}, on="2025-12-01")
    without = Adoption(exclude=("texts/a.md", "texts/x/"))
    assert [h.policy for h in site.assemble(ADOPTED, adoption=without).histories] == ["c"]


def test_a_policy_that_once_lay_outside_the_folder_keeps_its_history():
    """What stood at the root before there was a folder is followed from there."""
    site = RepositorySimulator()
    site.publish("terms.md", ONE, on="2025-12-01")
    site.rename("terms.md", "texts/terms.md", on="2026-02-01")
    history = site.history("terms", ADOPTED)
    assert history.paths == ("terms.md", "texts/terms.md")
    assert history.versions[0].recorded_on == day("2025-12-01")


def test_a_commit_can_be_said_to_change_no_wording():
    """`ignore` folds a mass normalisation into the text before it."""
    site = RepositorySimulator()
    site.publish("texts/a.md", ONE, on="2025-12-01")
    commit = site.publish("texts/a.md", policy(sentence(1, 2, 3), "2026-01-01"), on="2026-02-01")
    site.publish("texts/a.md", policy(sentence(1, 2, 3, 4), "2026-01-01"), on="2026-03-01")
    told = Adoption(commits=(CommitOverride(commit=commit[:10], ignore=True),))
    (version,) = site.history("a", ADOPTED, adoption=told).versions
    assert len(version.texts) == 2
    assert version.texts[0].recorded_on == day("2025-12-01")


def test_a_commit_can_be_given_the_dates_its_text_does_not_state():
    """`effective`, `announced` and `summary` of a commit count where the text says none."""
    site = RepositorySimulator()
    commit = site.publish("texts/a.md", sentence(1, 2), on="2026-02-01")
    told = Adoption(
        commits=(
            CommitOverride(
                commit=commit,
                effective=day("2026-03-01"),
                announced=day("2026-01-20"),
                summary="Parcels.",
            ),
        )
    )
    (version,) = site.history("a", ADOPTED, adoption=told).versions
    assert (version.label, version.effective_source) == ("2026-03-01", DateSource.MAPPING)
    assert (version.announced_on, version.summary) == (day("2026-01-20"), "Parcels.")


def test_tokens_of_a_template_language_are_replaced_before_anything_is_read():
    """`substitutions` gives the words that readers saw."""
    site = RepositorySimulator()
    site.publish("texts/a.md", "# {{ name }}\n\nEffective date: {{ day }}\n", on="2026-02-01")
    told = Adoption(substitutions=(("{{ day }}", "May 4, 2026"), ("{{ name }}", "Terms")))
    history = site.history("a", ADOPTED, adoption=told)
    assert (history.title, labels(history)) == ("Terms", ["2026-05-04"])


def test_a_text_whose_bytes_could_not_be_read_is_passed_over():
    """A blob that was left out leaves the rest of the history as it is."""
    site = RepositorySimulator()
    site.publish("policy_src/a.md", ONE, on="2025-12-01")
    site.publish("policy_src/a.md", TWO, on="2026-05-01")
    del site.blobs[site.log[1].changes[0].blob]
    assert labels(site.history("a")) == ["2026-01-01"]


def test_bytes_that_are_no_utf_8_are_read_as_far_as_they_are():
    """One bad byte in an old commit does not take the history away."""
    site = RepositorySimulator()
    site.commit({"policy_src/a.md": ONE.encode() + b"caf\xe9\n"}, on="2025-12-01")
    assert labels(site.history("a")) == ["2026-01-01"]
