"""Sentences that move no reader: questions, what others must do, the name of a law or of a party.

What stands aside is asked of by no rule. Where nothing else differs, the change moves nobody.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from inforce.materiality.acting import Actor
from inforce.materiality.clause import Rewritten
from inforce.materiality.statement import Statement

TITLE: Final = re.compile(r"^\W*[A-Z][\w'’-]*(?: [\w'’()-]+){0,4}\)?[.:]\W+[A-Z]")
NAMED: Final = re.compile(r"[a-z,] ([A-Z]\w*[A-Z]\w*|(?:[A-Z][a-z]+ )+[A-Z][a-z]+)")
HEAD: Final = 4
NEAR: Final = 60
# Where the party to the contract is named, and what makes a sentence more than that.
MORE: Final = ("share", "third")


def aside_of(statement: Statement) -> str:
    """Why a sentence moves no reader; empty where it may."""
    return next((name for name, holds in REASONS if holds(statement)), "")


def _leads(statement: Statement) -> bool:
    """Whether it only opens a list."""
    return statement.text.rstrip(" *_").endswith(":") and statement.has("following")


def _tells_how(statement: Statement) -> bool:
    """Whether it says how to reach what the reader wants (`To close it, write to us`)."""
    aimed = statement.has("aiming") and statement.found["aiming"][0][0] == 0
    return aimed and statement.subject is not Actor.PUBLISHER


def _is_scope(statement: Statement) -> bool:
    """Whether a text says of itself where it applies."""
    opens = [at for at, _ in statement.found.get("this_text", ())]
    applies = [at for at, _ in statement.found.get("applies", ())]
    return bool(opens and applies) and opens[0] <= HEAD and applies[0] < NEAR


def pair_aside(pair: Rewritten) -> str:
    """Why a sentence that reads otherwise moves no reader; empty where it may."""
    sides = (pair.old, pair.new)
    if all(map(of_outsiders, sides)):
        return "process"
    if all(aside_of(one) == "how-to" for one in sides):
        return "how-to"
    if pair.gone and pair.come:
        if _are_laws(pair):
            return "law-ref"
        if pair.names and _are_parties(pair):
            return "entity"
    return ""


def of_outsiders(statement: Statement) -> bool:
    """Whether it says what authorities, rights holders and the like must do, not the reader."""
    if not statement.has("outsider"):
        return False
    start = len(statement.text) - len(statement.main)
    opens = statement.found["outsider"][0][0] in range(start, start + 8)
    handled = statement.has("share") or statement.has("collect")
    asked = statement.main_has("must") or statement.main_has("applying")
    return opens and asked and not handled


# Of two that hold, the first is told.
REASONS: Final[tuple[tuple[str, Callable[[Statement], bool]], ...]] = (
    ("disclosure", lambda statement: statement.asks),
    ("law-ref", lambda statement: statement.has("grounds")),
    ("process", of_outsiders),
    ("how-to", _tells_how),
    ("scope", _is_scope),
    ("lead-in", _leads),
)


def _are_laws(pair: Rewritten) -> bool:
    """Whether only the names of laws differ."""
    lexicon = pair.new.lexicon
    changed = (*pair.gone, *pair.come)
    named = [
        any(lexicon.knows("law_name", word) for word in side) for side in (pair.gone, pair.come)
    ]
    idle = lexicon.idle
    known = all(
        word in idle or word[0].isdigit() or lexicon.knows("law_word", word) for word in changed
    )
    return known and any(named) and (all(named) or any(word[0].isdigit() for word in changed))


def _are_parties(pair: Rewritten) -> bool:
    """Whether another company is the reader's party."""
    lexicon = pair.new.lexicon
    formed = any(lexicon.knows("legal_form", word) for word in (*pair.gone, *pair.come))
    bound = pair.old.has("contracting") and pair.new.has("contracting")
    return bound and formed and not any(pair.new.has(name) for name in MORE)


def is_offer(text: str, told: Sequence[Statement]) -> bool:
    """Whether a new clause tells of something that the reader may choose to have, by its name."""
    if not any(statement.has("chosen") for statement in told):
        return False
    return TITLE.match(text) is not None or NAMED.search(text) is not None
