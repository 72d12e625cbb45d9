"""A definition inside the text moves the reader as the clauses do that use its word."""

import re
from collections import defaultdict
from dataclasses import replace
from typing import Final, NamedTuple

from inforce.documents.citation import citations
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.occurrences import written
from inforce.glossary.own_terms import own_terms
from inforce.glossary.phrasebook import phrasebook_of
from inforce.glossary.term import TermId
from inforce.materiality.acting import Voices
from inforce.materiality.clause import Clause, Difference
from inforce.materiality.defined import Meaning, findings_of, turns
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.rule import Finding
from inforce.materiality.uses import Uses
from inforce.redline.redline import Redline

QUOTED: Final = re.compile(r"[\"\u201c\u201d\u201e\u300c\u00ab]")


class _Own(NamedTuple):
    """The words that the new text defines.

    Args:
        homes: For the id of each provision, the words that it defines.
        uses: For each word, the ids of the provisions that use it, and the word as written there.
    """

    homes: dict[str, list[tuple[TermId, DefinedTerm]]]
    uses: dict[TermId, list[tuple[str, str]]]


class DefinedHere(NamedTuple):
    """What the definitions of a clause do that read otherwise.

    Args:
        findings: What they do.
        reaches: Citations of the clauses that use their words.
        rest: What else differs in the clause.
    """

    findings: tuple[Finding, ...]
    reaches: tuple[str, ...]
    rest: Difference


class OwnDefinitions:
    """The definitions of the new text; found when first asked for.

    Args:
        redline: What differs.
        lexicon: The word lists.
        voices: Who speaks.
    """

    def __init__(self, redline: Redline, lexicon: Lexicon, voices: Voices) -> None:
        self._redline = redline
        self._lexicon = lexicon
        self._voices = voices
        self._clauses = Uses(redline)
        self._own: _Own | None = None

    def read(self, clause: Clause, differs: Difference) -> DefinedHere:
        """What the definitions of a clause do that read otherwise, and what else differs in it."""
        told = [(pair, self._of_pair(pair, clause)) for pair in differs.pairs]
        found = tuple([one for _, meaning in told for one in meaning[0]])
        if not found:
            return DefinedHere((), (), differs)
        places = dict.fromkeys([place for _, meaning in told for place in meaning[1]])
        cited = citations(self._redline.new)
        return DefinedHere(
            findings=found,
            reaches=tuple(dict.fromkeys([str(cited[one]) for one in places if one in cited])),
            rest=replace(differs, pairs=tuple([pair for pair, meaning in told if not meaning[0]])),
        )

    def _may_define(self, pair: tuple[str, str]) -> bool:
        """Whether both wordings of a sentence may say what a word means; most say no such thing."""
        book = phrasebook_of(self._lexicon.language)
        return book is not None and all(
            self._lexicon.has("definition", side.lower())
            and (QUOTED.search(side) or book.bare.search(side))
            for side in pair
        )

    def _of_pair(
        self, pair: tuple[str, str], clause: Clause
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """What a sentence does that defines a word, and the ids of the provisions that use it."""
        if not self._may_define(pair) or not turns(*pair, self._lexicon):
            return (), ()
        own = self._read()
        for name in clause.provisions:
            for key, defined in own.homes.get(name, ()):
                if not defined.naming and all(defined.word in side for side in pair):
                    uses = own.uses.get(key, [])
                    places = tuple([place for place, _ in uses])
                    meaning = Meaning(
                        term=defined.word,
                        forms=tuple(dict.fromkeys([form for _, form in uses])),
                        old=pair[0],
                        new=pair[1],
                        uses=self._clauses.by(places),
                    )
                    found = findings_of(meaning, self._lexicon, self._voices)
                    return found, places if found else ()
        return (), ()

    def _read(self) -> _Own:
        if self._own is None:
            terms = own_terms(self._redline.new, self._lexicon.language)
            self._own = _Own({}, defaultdict(list))
            for key, defined in terms.defined.items():
                for home in defined.homes():
                    self._own.homes.setdefault(home, []).append((key, defined))
            provisions = {one.id: one for one in self._redline.new.walk()}
            for use in terms.uses(self._redline.new):
                form = written(provisions[use.provision], use)
                self._own.uses[use.term].append((use.provision, form))
        return self._own
