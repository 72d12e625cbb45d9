"""A definition inside the text moves the reader as the clauses do that use its word."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from inforce.documents.citation import Citation, citations
from inforce.glossary.definitions import DefinedTerm
from inforce.glossary.occurrences import written
from inforce.glossary.own_terms import own_terms
from inforce.glossary.phrasebook import phrasebook_of
from inforce.glossary.term import TermId
from inforce.materiality.acting import Voices
from inforce.materiality.clause import Clause, Difference
from inforce.materiality.defined import Meaning, findings_of, turns
from inforce.materiality.extent import goes_on
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
        self._cited: Mapping[str, Citation] | None = None

    def read(self, clause: Clause, differs: Difference) -> DefinedHere:
        """What the definitions of a clause do that read otherwise, and what else differs in it."""
        found: list[Finding] = []
        places: list[str] = []
        rest = differs
        for part in self._parts(clause, differs):
            told, used_by = self._of_part(part, clause)
            if told:
                found += told
                places += used_by
                rest = _without(rest, part)
        if places and self._cited is None:
            self._cited = citations(self._redline.new)
        cited = self._cited or {}
        reaches = dict.fromkeys([str(cited[one]) for one in places if one in cited])
        return DefinedHere(tuple(found), tuple(reaches), rest)

    def _parts(self, clause: Clause, differs: Difference) -> Iterator[Difference]:
        """The sentences that may define a word, each by itself; a lone one with what goes on.

        A sentence that points nowhere may hold what another lost: then nothing is read.
        """
        lone = (*differs.gone, *differs.come)
        if not all(goes_on(one, self._lexicon.language) for one in lone):
            return
        pairs = [pair for pair in differs.pairs if all(map(self._may_define, pair))]
        if not lone:
            yield from (Difference(pairs=(pair,)) for pair in pairs)
        elif len(pairs) == 1 or (not differs.pairs and self._may_define(clause.new or "")):
            yield replace(differs, pairs=tuple(pairs))

    def _may_define(self, text: str) -> bool:
        """Whether a text may say what a word means; most say no such thing."""
        book = phrasebook_of(self._lexicon.language)
        if book is None or not self._lexicon.has("definition", text.lower()):
            return False
        return bool(QUOTED.search(text) or book.bare.search(text))

    def _of_part(
        self, part: Difference, clause: Clause
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """What sentences do that define a word, and the ids of the provisions that use it."""
        old, new = clause.old or "", clause.new or ""
        if part.pairs:
            old = " ".join([*(was for was, _ in part.pairs), *part.gone])
            new = " ".join([*(now for _, now in part.pairs), *part.come])
        if not turns(old, new, self._lexicon):
            return (), ()
        for key, defined in self._defined_in(clause, part):
            uses = self._read().uses.get(key, [])
            places = tuple([place for place, _ in uses])
            meaning = Meaning(
                term=defined.word,
                forms=tuple(dict.fromkeys([form for _, form in uses])),
                old=old,
                new=new,
                uses=self._clauses.by(places),
            )
            found = findings_of(meaning, self._lexicon, self._voices)
            return found, places if found else ()
        return (), ()

    def _defined_in(self, clause: Clause, part: Difference) -> Iterator[tuple[TermId, DefinedTerm]]:
        """The word that sentences define; where none names it, the only one of their clause."""
        homes = self._read().homes
        found = dict([one for name in clause.provisions for one in homes.get(name, ())])
        known = [(key, defined) for key, defined in found.items() if not defined.naming]
        if part.pairs:
            sides = part.pairs[0]
            yield from (one for one in known if all(one[1].word in side for side in sides))
        elif len(known) == 1:
            yield known[0]

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


def _without(differs: Difference, part: Difference) -> Difference:
    """A difference without what a part of it holds."""
    return Difference(
        gone=tuple([one for one in differs.gone if one not in part.gone]),
        come=tuple([one for one in differs.come if one not in part.come]),
        pairs=tuple([pair for pair in differs.pairs if pair not in part.pairs]),
    )
