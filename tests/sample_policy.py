"""An invented company's policy in a few versions: enough for every kind of page."""

from dataclasses import replace
from datetime import date

from inforce.digest import text_digest
from inforce.documents.parse import canonical_text_of
from inforce.publication.notices.composing import compose_notices
from inforce.publication.pages.standing import PolicyFacts
from inforce.source.text import SourceText
from inforce.versions.history import Absence, VersionHistory
from inforce.versions.identity import Language, PolicyId, VersionLabel
from inforce.versions.version import (
    ClauseNote,
    DateSource,
    Effective,
    Text,
    TextChange,
    TranslationText,
    Version,
)

FIRST = """# Privacy policy

Lantern Post runs a mail service, a map and a notebook. This text says what we learn about you.

## 1. What we collect {#collect}

When you open an account we ask for:

1. your name,
2. an e-mail address, and
3. where you pay, the last four digits of a card.

### Log information {#logs}

Our servers write down the time of a request and the IP address it came from.[^1]

| Record | Kept for | Why |
|---|---|---:|
| Server log | 30 days | security |
| Invoice | 8 years | tax law |

## 2. What we do with it {#use}

We use it to run the services, to keep them safe and to answer you. We do **not** sell it.

> A service may add terms of its own. They then stand beside these.

## 3. Whom we share it with {#share}

Only with those who work for us, and only what they need. See [the terms](terms.md).

!!! note "Courts"
    A court may order us to hand over what we hold.

## 4. Your choices {#choices}

You may read, correct or delete what we hold: write to privacy@lantern.example.

[^1]: An IP address is the number your provider gives your connection.
"""
CORRECTED = FIRST.replace("keep them safe", "keep them secure")
SECOND = FIRST.replace("30 days", "14 days").replace(
    "a map and a notebook", "a map, and a notebook"
)
THIRD = SECOND.replace(
    "You may read, correct or delete what we hold",
    "You may read, correct, delete or take with you what we hold",
)
COMING = THIRD.replace("14 days", "90 days").replace(
    "We do **not** sell it.", "We also use it to choose the adverts you see. We do **not** sell it."
)
GERMAN = """# Datenschutzerklärung

Lantern Post betreibt einen Postdienst, eine Karte und ein Notizbuch.

## 1. Was wir erheben {#collect}

Ihren Namen und eine E-Mail-Adresse. Server-Protokolle bewahren wir 14 Tage auf.

## 2. Was wir damit tun {#use}

Wir betreiben damit die Dienste.
"""
CHINESE = """# 隐私政策

Lantern Post 提供邮件、地图和笔记服务。本政策说明我们收集哪些信息。

## 1. 我们收集的信息 {#collect}

您的姓名和电子邮件地址。服务器日志保留十四天。

## 2. 信息的用途 {#use}

我们用这些信息提供服务并保障其安全。
"""
POLICY = PolicyId("privacy")


def text(number: int, markdown: str, change: TextChange, words: int, on: date) -> Text:
    """One text of a version."""
    return Text(
        number=number,
        digest=text_digest(canonical_text_of(markdown).encode()),
        source=SourceText("privacy.md", markdown),
        change=change,
        words_changed=words,
        recorded_on=on,
    )


def version(markdown: str, effective: date, told: date | None, **facts: object) -> Version:
    """A version with one text, unless more are given."""
    recorded = told or effective
    texts = facts.pop("texts", None) or (text(1, markdown, TextChange.ADOPTED, 40, recorded),)
    defaults: dict[str, object] = {
        "label": VersionLabel(effective.isoformat()),
        "title": "Privacy policy",
        "effective": (Effective(effective),),
        "effective_source": DateSource.FRONT_MATTER,
        "change": "minor",
        "summary": "",
    }
    return Version(
        policy=POLICY, announced_on=told, recorded_on=recorded, texts=texts, **(defaults | facts)
    )


def translation(language: str, markdown: str, label: str, title: str) -> TranslationText:
    """One text in another language."""
    return TranslationText(
        language=Language(language),
        of_label=VersionLabel(label),
        number=1,
        title=title,
        source=SourceText(f"privacy.{language}.md", markdown),
        digest=text_digest(canonical_text_of(markdown).encode()),
        recorded_on=date(2025, 5, 2),
    )


def history() -> VersionHistory:
    """Five versions, one of them withdrawn, one to come, one with texts that nobody announced."""
    first = date(2023, 5, 1)
    return VersionHistory(
        policy=POLICY,
        title="Privacy policy",
        language=Language("en"),
        paths=("privacy.md",),
        versions=(
            version(
                FIRST,
                first,
                None,
                change="",
                effective_source=DateSource.COMMIT,
                texts=(
                    text(1, FIRST, TextChange.ADOPTED, 190, first),
                    text(2, CORRECTED, TextChange.SILENT_EDIT, 2, date(2023, 9, 14)),
                ),
            ),
            version(
                SECOND,
                date(2024, 3, 1),
                date(2024, 1, 20),
                summary="Server logs are kept for two weeks instead of a month.",
            ),
            version(
                SECOND + "\n",
                date(2024, 9, 1),
                date(2024, 7, 1),
                change="material",
                summary="Would have let the map keep your last position.",
                withdrawn_on=date(2024, 8, 12),
            ),
            version(
                THIRD,
                date(2025, 6, 1),
                date(2025, 5, 1),
                summary="You can now take your data with you.",
            ),
            version(
                COMING,
                date(2027, 1, 15),
                date(2026, 11, 20),
                change="material",
                postponed_from=(date(2027, 1, 1),),
                summary="Adverts may be chosen by what you do here, and logs are kept for longer.",
                changes=(
                    ClauseNote(
                        section="use",
                        effect="reduces",
                        what="We may use what we learn to choose the adverts you see.",
                        why="Adverts pay for the free services.",
                        who="Everyone without a paid account.",
                        choice="Switch it off under Settings, Adverts.",
                    ),
                    ClauseNote(
                        section="logs",
                        effect="reduces",
                        what="Server logs are kept for 90 days instead of 14.",
                    ),
                    ClauseNote(
                        section="choices", effect="expands", what="You can ask by post as well."
                    ),
                ),
            ),
        ),
        translations=(
            translation("de", GERMAN, "2024-03-01", "Datenschutzerklärung"),
            translation("zh", CHINESE, "2025-06-01", "隐私政策"),
        ),
        absences=(Absence(from_on=date(2023, 11, 3), until_on=date(2023, 11, 20)),),
    )


def status_of(one: Version) -> str:
    """Where each version of the sample stands on 1 December 2026."""
    if one.withdrawn_on is not None:
        return "withdrawn"
    return {"2025-06-01": "in-force", "2027-01-15": "announced"}.get(one.label, "superseded")


def noticed(facts: PolicyFacts) -> PolicyFacts:
    """A policy's standings with the notices of its versions, as a site has them."""
    return replace(facts, notices=compose_notices(facts))
