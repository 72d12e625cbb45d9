"""One notice as JSON: everything that was said, for programs and for the proof."""

import json
from collections.abc import Callable
from typing import Any, Final

from inforce.materiality.assessed import AssessedChange
from inforce.materiality.notice_clock import EarliestDay
from inforce.publication.notices.notice import Notice
from inforce.publication.notices.notices_json import notice_object
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.reasons import RULES_SPEAK, reason_in_words
from inforce.publication.text_words import redline_terms
from inforce.publication.words import Words
from inforce.versions.version import ClauseNote

SCHEMA: Final = "urn:inforce:notice"


def notice_json(notice: Notice, words_of: Callable[[str], Words], *, site: SiteFacts) -> bytes:
    """The notice (schemas/notice.schema.json)."""
    words = words_of(notice.in_language)
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "site": site.name,
        "url": site.canonical,
        "timezone": site.timezone,
        **notice_object(notice, words_of),
        "old_label": notice.old_label or None,
        "old_digest": str(notice.old_digest) if notice.old_digest else None,
        "period": _period(notice.asked) if notice.asked else None,
        "clauses": [_clause(one, words) for one in notice.weight.clauses] if notice.weight else [],
        "changes": {
            wording.language: [_note(note) for note in wording.changes]
            for wording in notice.wordings
        },
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _period(asked: EarliestDay) -> dict[str, Any]:
    return {
        "earliest": asked.on.isoformat(),
        "lead": str(asked.lead),
        "preset": asked.preset,
        "basis": asked.basis.value,
    }


def _clause(change: AssessedChange, words: Words) -> dict[str, Any]:
    """A clause, with its place and the reason in the language of its text where there is one."""
    reason = reason_in_words(change.reason, words)
    return {
        "section": change.section,
        "citation": redline_terms(words).place(change.citation),
        "before": change.old_text,
        "after": change.new_text,
        "direction": change.direction.value if change.direction else None,
        "reason": change.reason if reason is None else reason,
        "reason_language": RULES_SPEAK if reason is None else words.language,
    }


def _note(note: ClauseNote) -> dict[str, str]:
    return {
        "section": note.section,
        "effect": note.effect,
        "what": note.what,
        "why": note.why,
        "who": note.who,
        "choice": note.choice,
    }
