"""A text of a history as the record attests it."""

from datetime import date

from inforce.ledger.attested import SealedText
from inforce.ledger.copies import Copies
from inforce.versions.identity import Language, PolicyId
from inforce.versions.recording import RecordedText
from inforce.versions.version import TranslationText


def sealed_text(recorded: RecordedText, copies: Copies, *, shown: bool) -> SealedText:
    """A prevailing text with the facts of its version.

    Args:
        recorded: The text.
        copies: What the record keeps of it.
        shown: Whether the published branch showed it from the day it was recorded on.
    """
    version, text = recorded.version, recorded.text
    return SealedText(
        policy=version.policy,
        label=version.label,
        number=text.number,
        language=Language(""),
        title=version.title,
        effective=version.effective,
        effective_source=version.effective_source,
        announced_on=version.announced_on,
        recorded_on=text.recorded_on or recorded.on,
        dated_on=version.dated_on,
        numbered=version.number,
        shown=shown,
        change=version.change,
        text_change=text.change,
        words_changed=text.words_changed,
        summary=version.summary,
        changes=version.changes,
        source_path=text.source.path,
        path=copies.text.path,
        digest=text.digest,
        source=copies.source,
        definitions=copies.definition_digests,
        waivers=version.waivers,
    )


def sealed_translation(
    policy: PolicyId, text: TranslationText, recorded_on: date, copies: Copies
) -> SealedText:
    """A translation: its words and the version it translates; the days are that version's."""
    return SealedText(
        policy=policy,
        label=text.of_label,
        number=text.number,
        language=text.language,
        title=text.title,
        effective=(),
        effective_source=None,
        announced_on=None,
        recorded_on=recorded_on,
        dated_on=None,
        numbered="",
        shown=False,
        change="",
        text_change=None,
        words_changed=0,
        summary="",
        changes=(),
        source_path=text.source.path,
        path=copies.text.path,
        digest=text.digest,
        source=copies.source,
        definitions=copies.definition_digests,
    )
