"""The sentences that differ, read: which move the reader, and which stand aside."""

import re
from dataclasses import replace
from typing import Final

from inforce.materiality.acting import Actor, Voices
from inforce.materiality.aside import aside_of, is_offer, pair_aside
from inforce.materiality.clause import Clause, Difference, Rewritten
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import Words, apart, words_of

NAME: Final = re.compile(r"\b[A-Z][\w']*")

# The words of a text and the marks between the parts of a list.
PART: Final = re.compile(r"[,/、]|\w+(?:['’]\w+)?|[%$€£¥₹]")
PARTING: Final = frozenset(",/、")


def with_statements(
    clause: Clause, differs: Difference, lexicon: Lexicon, voices: Voices
) -> Clause:
    """The same clause with the sentences that differ read; only what is judged needs it.

    Sentences that move no reader stand aside; of a new offer, all do.
    """
    differs = _by_clause(differs, lexicon)
    old_lead, new_lead = clause.leads
    added = [read_statement(one, new_lead, lexicon, voices) for one in differs.come]
    removed = [read_statement(one, old_lead, lexicon, voices) for one in differs.gone]
    pairs = [rewritten(old, new, clause.leads, lexicon, voices) for old, new in differs.pairs]
    if clause.old is None and is_offer(clause.new or "", added):
        return replace(clause, aside=("new-service",))
    if clause.row_reading is not None:
        added, removed = (
            [one for one in side if one.subject is not Actor.NONE] for side in (added, removed)
        )
    told = [(one, aside_of(one)) for one in added], [(one, aside_of(one)) for one in removed]
    both = [(pair, pair_aside(pair)) for pair in pairs]
    added, removed = ([one for one, why in side if not why] for side in told)
    pairs = [pair for pair, why in both if not why]
    read = [*added, *removed, *[side for pair in pairs for side in (pair.old, pair.new)]]
    why = [why for side in (*told, both) for _, why in side if why]
    return replace(
        clause,
        added=tuple(added),
        removed=tuple(removed),
        rewritten=tuple(pairs),
        aside=tuple(dict.fromkeys(why)),
        lists=frozenset().union(*[statement.found for statement in read]),
    )


def _by_clause(differs: Difference, lexicon: Lexicon) -> Difference:
    """The same difference without the clauses of a sentence that both wordings have.

    “We keep it, and we tell you” that becomes “We keep it” has lost a sentence of its own.
    """
    gone, come = list(differs.gone), list(differs.come)
    pairs: list[tuple[str, str]] = []
    for pair in differs.pairs:
        old, new = (lexicon.clauses(side) for side in pair)
        same = {words_of(one) for one in old} & {words_of(one) for one in new}
        if not same:
            pairs.append(pair)
            continue
        left = [" ; ".join(one for one in side if words_of(one) not in same) for side in (old, new)]
        if all(left):
            pairs.append((left[0], left[1]))
        gone += left[:1] if left[0] and not left[1] else []
        come += left[1:] if left[1] and not left[0] else []
    return Difference(gone=tuple(gone), come=tuple(come), pairs=tuple(pairs))


def rewritten(
    old: str, new: str, leads: tuple[str, str], lexicon: Lexicon, voices: Voices
) -> Rewritten:
    """A sentence that reads otherwise, read on both sides."""
    full = [lexicon.uncontracted(side.replace("’", "'")) for side in (old, new)]
    gone, come = apart(*map(words_of, full))
    joined = {word for word in (*gone, *come) if lexicon.knows("joining", word)}
    return Rewritten(
        old=read_statement(old, leads[0], lexicon, voices),
        new=read_statement(new, leads[1], lexicon, voices),
        gone=gone,
        come=come,
        grown=not set(gone) - joined and bool(set(come) - joined) and _listed(new, come, lexicon),
        shrunk=not set(come) - joined and bool(set(gone) - joined) and _listed(old, gone, lexicon),
        names=_are_names(gone, old, lexicon) and _are_names(come, new, lexicon),
    )


def _are_names(words: Words, text: str, lexicon: Lexicon) -> bool:
    """Whether words stand in a text as names: with a capital, a number or as good as nothing."""
    told = [word for word in words if word not in lexicon.idle]
    capital = {one.lower() for one in NAME.findall(text)}
    return all(word in capital or word[0].isdigit() for word in told)


def _listed(text: str, words: Words, lexicon: Lexicon) -> bool:
    """Whether words stand in a text as a part of a list: joined to what is before or after them."""
    if lexicon.knows("joining", words[0]) or lexicon.knows("joining", words[-1]):
        return True
    low = text.lower()
    listed = _is_part(low, words[0], words[-1], lexicon)
    return listed and (not lexicon.joining or lexicon.has("joining", low))


def _is_part(text: str, first: str, last: str, lexicon: Lexicon) -> bool:
    """Whether the words from `first` to `last` stand in a text as a part of a list.

    They do where a mark or a word that joins stands before them, two words apart at most, or after
    them.
    """
    if not lexicon.spaced:
        joined = rf"[,/、]|{lexicon.joining}" if lexicon.joining else "[,/、]"
        found = rf"(?:{joined})\s*{re.escape(first)}|{re.escape(last)}\s*(?:{joined})"
        return re.search(found, text) is not None
    tokens = PART.findall(text)
    parts = [token in PARTING or lexicon.knows("joining", token) for token in tokens]
    return any(
        (token == first and any(parts[max(0, place - 3) : place]))
        or (token == last and any(parts[place + 1 : place + 2]))
        for place, token in enumerate(tokens)
    )
