"""Hand-made histories for the tests of the sealed record; no parser, no git."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from inforce.digest import text_digest
from inforce.ledger.attestation import Attestation, unsealed_entries
from inforce.ledger.chain import Ledger
from inforce.source.text import SourceText
from inforce.versions.history import Absence, Showing, VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import (
    ClauseNote,
    DateSource,
    Effective,
    Text,
    TextChange,
    TranslationText,
    Version,
    Waiver,
)

FIRST_DAY = date(2025, 3, 1)


def no_definitions(_text: Text | TranslationText) -> Mapping[str, SourceText]:
    return {}


def make_text(
    words: str,
    on: date | None,
    *,
    number: int = 1,
    change: TextChange = TextChange.ADOPTED,
    path: str = "policy_src/privacy.md",
) -> Text:
    return Text(
        number=number,
        digest=text_digest(words.strip().encode()),
        source=SourceText(path, f"---\ntitle: Privacy\n---\n{words}\n"),
        change=change,
        words_changed=len(words.split()),
        recorded_on=on,
        commit="c0ffee",
    )


def make_version(label: str, *texts: Text, policy: str = "privacy", **facts: object) -> Version:
    version = Version(
        policy=PolicyId(policy),
        label=VersionLabel(label),
        title="Privacy",
        effective=(Effective(date.fromisoformat(label)),),
        effective_source=DateSource.FRONT_MATTER,
        announced_on=None,
        recorded_on=texts[0].recorded_on,
        change="minor",
        summary="We say “lantern” instead of “lamp” – nothing else.",
        texts=texts,
    )
    return replace(version, **facts)


def make_history(*versions: Version, policy: str = "privacy", **facts: object) -> VersionHistory:
    history = VersionHistory(
        policy=PolicyId(policy),
        title="Privacy",
        language=Language("en"),
        paths=(f"policy_src/{policy}.md",),
        versions=versions,
    )
    return replace(history, **facts)


def make_translation(
    words: str, on: date, label: str, *, number: int = 1, language: str = "de"
) -> TranslationText:
    return TranslationText(
        language=Language(language),
        of_label=VersionLabel(label),
        number=number,
        title="Datenschutz",
        source=SourceText("policy_src/privacy.de.md", f"{words}\n"),
        digest=text_digest(words.encode()),
        recorded_on=on,
        commit="c0ffee",
    )


def rich_history() -> VersionHistory:
    """One policy to which everything has happened that a record must be able to tell."""
    day = FIRST_DAY
    first = make_version(
        "2025-04-01",
        make_text("We keep the lamp lit.", day),
        make_text(
            "We keep the lantern lit.",
            day + timedelta(days=9),
            number=2,
            change=TextChange.CORRECTION,
        ),
        announced_on=day,
        number="1.02",
        dated_on=day,
        changes=(ClauseNote(section="light", effect="neutral", what="a word", why="clearer"),),
        waivers=(
            Waiver(
                finding="N001",
                because="The lamp was on fire.",
                by="The keeper",
                until=day + timedelta(days=99),
            ),
            Waiver(finding="M002", because="A word of the trade.", section="light"),
        ),
    )
    second = make_version(
        "2025-09-01",
        make_text("We put the lantern out at ten.", day + timedelta(days=40)),
        postponed_from=(date(2025, 7, 1), date(2025, 8, 1)),
        dated_on=day + timedelta(days=50),
    )
    third = make_version(
        "2025-12-01",
        make_text("We sell the lantern.", day + timedelta(days=90)),
        withdrawn_on=day + timedelta(days=95),
    )
    return make_history(
        first,
        second,
        third,
        translations=(
            make_translation("Die Lampe brennt.", day + timedelta(days=2), "2025-04-01"),
            make_translation(
                "Die Laterne brennt.", day + timedelta(days=12), "2025-04-01", number=2
            ),
            make_translation("La lampe brûle.", day + timedelta(days=3), "", language="fr"),
        ),
        absences=(Absence(from_on=day + timedelta(days=60), until_on=day + timedelta(days=61)),),
        aliases=("old-privacy",),
        repealed_on=date(2027, 1, 1),
        replaced_by="terms",
        derived_from=(PolicyId("house-rules"),),
        shown=(
            Showing(on=day, label=VersionLabel("2025-04-01"), number=1),
            Showing(on=day + timedelta(days=9), label=VersionLabel("2025-04-01"), number=2),
            Showing(on=day + timedelta(days=40), label=VersionLabel("2025-09-01"), number=1),
            Showing(on=day + timedelta(days=60), label=VersionLabel(""), number=0),
            Showing(on=day + timedelta(days=61), label=VersionLabel("2025-09-01"), number=1),
            Showing(on=day + timedelta(days=90), label=VersionLabel("2025-12-01"), number=1),
            Showing(on=day + timedelta(days=95), label=VersionLabel("2025-09-01"), number=1),
        ),
    )


def long_history(texts: int, policy: str = "terms") -> VersionHistory:
    """A policy with a version a month, some of them corrected later."""
    versions = []
    for place in range(texts):
        on = FIRST_DAY + timedelta(days=30 * place)
        versions.append(
            make_version(
                (on + timedelta(days=20)).isoformat(),
                make_text(f"Clause {place} speaks of boats.", on, path=f"policy_src/{policy}.md"),
                policy=policy,
            )
        )
    return make_history(*versions, policy=policy)


def sealed(history: VersionHistory) -> VersionHistory:
    """The history as a record gives it back: no commits, everything sealed, no draft."""
    versions = (
        replace(
            version,
            texts=tuple(replace(text, commit="", sealed=True) for text in version.texts),
        )
        for version in history.versions
    )
    translations = (
        replace(text, commit="", sealed=True)
        for text in sorted(history.translations, key=lambda one: one.language)
    )
    return replace(history, versions=tuple(versions), translations=tuple(translations), draft=None)


def seal(
    *histories: VersionHistory, ledger: Ledger | None = None
) -> tuple[Ledger, dict[str, bytes]]:
    """The ledger with all that these histories add, and the files it needs for that."""
    ledger = ledger or Ledger()
    added = unsealed_entries(ledger, histories, no_definitions)
    return grow(ledger, added), files_of(added)


def grow(ledger: Ledger, added: tuple[Attestation, ...]) -> Ledger:
    return Ledger((*ledger.entries, *(one.entry for one in added)))


def files_of(added: tuple[Attestation, ...]) -> dict[str, bytes]:
    return {file.path: file.data for one in added for file in one.files}


# Two versions, a hundred days apart: what most records begin with.
LATER = FIRST_DAY + timedelta(days=100)
FIRST = make_version("2025-04-01", make_text("We keep the lamp lit.", FIRST_DAY))
SECOND = make_version("2026-04-01", make_text("We lend you a boat.", LATER))
# The second, put off before its day.
POSTPONED = replace(
    SECOND,
    label=VersionLabel("2026-06-01"),
    effective=(Effective(date(2026, 6, 1)),),
    postponed_from=(date(2026, 4, 1),),
    dated_on=LATER + timedelta(days=5),
)
