"""What a seal would append to a record: the histories that count, and the definitions they used."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.term import Term
from inforce.ledger.attestation import Attestation, unsealed_entries
from inforce.ledger.copies import GlossaryTexts
from inforce.ledger.record import Record
from inforce.ledger.restoration import restore_histories
from inforce.pipeline.assembly import Sources
from inforce.pipeline.derivations import Derivations
from inforce.source.revision import FileStatus
from inforce.source.text import SourceText, normalise_newlines
from inforce.versions.history import VersionHistory
from inforce.versions.merging import merge_policies
from inforce.versions.version import Text, TranslationText


def attest_site(
    record: Record, observed: tuple[VersionHistory, ...], glossary_texts: GlossaryTexts
) -> tuple[Attestation, ...]:
    """Everything published that a record does not hold yet.

    Args:
        record: The record as it stands.
        observed: The histories that git and the working texts tell.
        glossary_texts: The definitions that a text uses.

    Raises:
        LedgerError: The record cannot be trusted.
    """
    sealed = restore_histories(record.ledger, record.files)
    return unsealed_entries(record.ledger, merge_policies(sealed, observed), glossary_texts)


def definitions_used(sources: Sources, derive: Derivations) -> GlossaryTexts:
    """The glossary entries that a text uses, as they stood with it.

    A form within a longer word counts: a definition too many is attested rather than one too few.
    """
    past = GlossaryPast(sources)
    language = sources.settings.language
    lexicons: dict[tuple[tuple[str, str], ...], Lexicon] = {}

    def used(text: Text | TranslationText) -> Mapping[str, SourceText]:
        terms = past.terms_at(text.commit)
        if not terms:
            return {}
        key = tuple([(term.id, term.source.text) for term in terms])
        if key not in lexicons:
            lexicons[key] = lexicon_of(terms, language)
        linked = {term for term, _, _ in derive.uses(text.source, lexicons[key])}
        words = derive.canonical(text.source).casefold()
        return {
            term.id: term.source
            for term in terms
            if term.id in linked
            or any(form.casefold() in words for form in (term.term, *term.aliases))
        }

    return used


class GlossaryPast:
    """The glossary as it stood at each commit."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._places = {revision.id: n for n, revision in enumerate(sources.revisions)}
        self._turns: list[int] = []
        self._states: list[dict[str, str]] = []
        self._read_past()
        self.terms = lru_cache(None)(self._terms)

    def terms_at(self, commit: str) -> tuple[Term, ...]:
        """The terms at a commit; of a text from no known commit, those of now."""
        place = self._places.get(commit)
        if place is None:
            return parse_glossary(self._sources.glossary).glossary.terms
        turn = bisect_right(self._turns, place)
        return self.terms(turn - 1) if turn else ()

    def _read_past(self) -> None:
        folder = self._sources.layout.glossary
        if not folder:
            return
        state: dict[str, str] = {}
        for place, revision in enumerate(self._sources.revisions):
            before = dict(state)
            for change in revision.changes:
                state.pop(change.old_path, None)
                if change.status is not FileStatus.DELETED and _is_below(change.path, folder):
                    state[change.path] = change.blob
            if state != before:
                self._turns.append(place)
                self._states.append(dict(state))

    def _terms(self, turn: int) -> tuple[Term, ...]:
        contents = self._sources.contents
        texts = (
            SourceText(path, normalise_newlines(contents[blob].decode("utf-8", "replace")))
            for path, blob in sorted(self._states[turn].items())
            if blob in contents
        )
        return parse_glossary(texts).glossary.terms


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and path.endswith(".md")
