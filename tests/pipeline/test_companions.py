"""Words that go from one policy to another in one revision are known to have gone there."""

from datetime import date

from inforce.digest import digest_of
from inforce.materiality.scale import Outcome
from inforce.pipeline.companions import Companions, lines_that_differ
from inforce.pipeline.comparing import Comparisons, TextPair
from inforce.pipeline.derivations import Derivations
from inforce.source.text import SourceText
from inforce.versions.history import Absence, VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import DateSource, Effective, Text, TextChange, Version
from memory_cache import NoCache

FIRST, SECOND = date(2026, 1, 1), date(2026, 6, 1)
LAMP = "Each lamp that is lent stays on the lender's shelf, and may be fetched on any weekday."
KEPT = "# Rules\n\nWe lend lamps.\n"


DERIVE = Derivations(NoCache(), digest_of("test", b"program"))


def text(name, number, markdown, on):
    source = SourceText(f"{name}.md", markdown)
    return Text(
        number=number,
        digest=DERIVE.facts(source).digest,
        source=source,
        change=TextChange.ADOPTED,
        words_changed=9,
        recorded_on=on,
    )


def version(name, *texts):
    first = texts[0].recorded_on
    return Version(
        policy=PolicyId(name),
        label=VersionLabel(first.isoformat()),
        title=name,
        effective=(Effective(first),),
        effective_source=DateSource.FRONT_MATTER,
        announced_on=None,
        recorded_on=first,
        change="minor",
        summary="Something.",
        texts=texts,
    )


def policy(name, *markdown, days=(FIRST, SECOND), **facts):
    """A policy whose texts came on these days."""
    versions = tuple(
        version(name, text(name, 1, one, day)) for one, day in zip(markdown, days, strict=False)
    )
    return VersionHistory(
        policy=PolicyId(name),
        title=name,
        language=Language(facts.pop("language", "en")),
        paths=(f"{name}.md",),
        versions=versions,
        **facts,
    )


def sides(*histories):
    """What else changed as the first of these policies did."""
    first = histories[0].versions
    found = Companions(histories).of(first[0].text, first[1].text)
    return [tuple(side.path if side else None for side in pair) for pair in found]


TERMS = policy("terms", f"{KEPT}\n{LAMP}\n", KEPT)


def test_what_another_policy_gained_the_same_day_is_found():
    """Both its texts are, and the policy itself is not."""
    assert sides(TERMS, policy("rules", KEPT, f"{KEPT}\n{LAMP}\n")) == [("rules.md", "rules.md")]


def test_a_new_policy_and_one_that_went_are_found():
    """A policy that came had no text before; one that went has none now."""
    came = policy("rules", KEPT, days=(SECOND,))
    went = policy("house", KEPT, absences=(Absence(from_on=SECOND, until_on=None),))
    assert sides(TERMS, came, went) == [(None, "rules.md"), ("house.md", None)]


def test_what_changed_on_another_day_is_another_revision():
    """Only the same day counts."""
    later = policy("rules", KEPT, f"{KEPT}\n{LAMP}\n", days=(FIRST, date(2026, 6, 2)))
    assert sides(TERMS, later) == []


def test_a_supplement_and_another_language_are_no_companions():
    """What binds fewer people, or is said in other words, does not keep a promise."""
    assert sides(TERMS, policy("maps", KEPT, LAMP, supplements="terms")) == []
    assert sides(TERMS, policy("regeln", KEPT, LAMP, language="de")) == []
    assert sides(policy("maps", LAMP, KEPT, supplements="terms"), TERMS) == []


def test_a_correction_looks_back_to_the_day_its_version_came():
    """The words that moved when the version came are still known to have moved."""
    corrected = version(
        "terms",
        text("terms", 1, KEPT, SECOND),
        text("terms", 2, KEPT + "\nAlways.\n", date(2026, 7, 1)),
    )
    terms = policy("terms", f"{KEPT}\n{LAMP}\n")
    old = terms.versions[0]
    both = VersionHistory(
        policy=terms.policy,
        title="terms",
        language=terms.language,
        paths=terms.paths,
        versions=(old, corrected),
    )
    rules = policy("rules", KEPT, f"{KEPT}\n{LAMP}\n")
    companions = Companions((both, rules))
    assert len(companions.of(old.text, corrected.text)) == 1
    assert companions.of(corrected.texts[0], corrected.texts[1]) == ()


def test_drafts_are_held_against_drafts():
    """What is proposed together is looked at together."""
    draft = SourceText("terms.md", KEPT)
    terms = policy("terms", f"{KEPT}\n{LAMP}\n", draft=draft)
    rules = policy("rules", KEPT, draft=SourceText("rules.md", f"{KEPT}\n{LAMP}\n"))
    (found,) = Companions((terms, rules)).of(terms.versions[0].text, draft)
    assert found[1] is rules.draft


def test_words_that_stand_in_another_policy_now_are_no_loss():
    """The same clause is cleared with the other policy beside it, and is not without it."""
    rules = policy("rules", KEPT, f"{KEPT}\n{LAMP}\n")
    old, new = (one.text for one in TERMS.versions)
    compare = Comparisons(DERIVE)
    alone = TextPair(old=old.source, new=new.source, language="en")
    beside = TextPair(
        old=old.source,
        new=new.source,
        language="en",
        others=Companions((TERMS, rules)).of(old, new),
    )
    outcomes = [compare.assessment(pair).changes[0].outcome for pair in (alone, beside)]
    assert outcomes[1] is Outcome.CLEARED
    assert outcomes[0] is not Outcome.CLEARED
    assert compare.outline(alone) != compare.outline(beside)


def test_only_what_differs_is_handed_on():
    """A long text that changed by a line costs a line, and is not taken for a new one."""
    assert lines_that_differ("a\nb\nc", "a\nc\nd\nd") == ("a\nb", "a\nd\nd")
    assert lines_that_differ("a", "a\nb") == ("a", "a\nb")
    assert lines_that_differ("", "a\nb") == ("", "a\nb")
    assert lines_that_differ("a\nb", "") == ("a\nb", "")
