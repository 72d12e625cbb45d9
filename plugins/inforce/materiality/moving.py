"""Words that only moved: what left one place and is still said elsewhere has not changed."""

from typing import Final

from inforce.materiality.around import Around
from inforce.materiality.clause import Clause, Difference
from inforce.materiality.lexicon import Lexicon
from inforce.materiality.particulars import NUMBERED
from inforce.materiality.standing import STANDS, Whole, shared
from inforce.materiality.statement import read_statement
from inforce.materiality.wording import apart, words_of

MOST_IN_TITLE: Final = 6
HALF: Final = 0.5
MOSTLY: Final = 0.7
# Words that turn a sentence: where one of these is left over, nothing has only moved.
TURNING: Final = ("negation", "may", "must", "only", "exception", "hedge", "condition")


def in_fresh(clause: Clause, around: Around) -> bool:
    """Whether the words went to a policy that the revision adds, and adds to hold them."""
    return around.fresh.share(words_of(clause.old or "")) >= MOSTLY


def without_moved(
    clause: Clause, differs: Difference, lexicon: Lexicon | None, around: Around
) -> tuple[Difference, bool]:
    """The difference without sentences that stand elsewhere, and whether any is in another policy.

    A sentence that stands elsewhere nearly so is held against the one that does.
    """
    gone, echoes, away = _sought(
        differs.gone, clause.leads[0], (around.new, around.gained), lexicon, gone=True
    )
    come, sources, afar = _sought(
        differs.come, clause.leads[1], (around.old, around.lost), lexicon, gone=False
    )
    turned = tuple([(source, sentence) for sentence, source in sources])
    return Difference(gone=gone, come=come, pairs=(*differs.pairs, *echoes, *turned)), away or afar


def _sought(
    told: tuple[str, ...],
    lead: str,
    wholes: tuple[Whole, Whole],
    lexicon: Lexicon | None,
    *,
    gone: bool,
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], bool]:
    """Sentences found nowhere else; those found nearly so, with what was found; whether afar."""
    left: list[str] = []
    echoes: list[tuple[str, str]] = []
    away = False
    own, far = wholes
    for sentence in told:
        if lead and lexicon and own.lists(sentence, lead, lexicon.joining):
            continue
        for whole in wholes:
            if not _led_alike(lead, whole, lexicon, gone=gone):
                continue
            echo = sentence if whole.says(sentence) else whole.echo(sentence)
            if echo is not None:
                away = away or whole is far
                if echo is not sentence:
                    echoes.append((sentence, echo))
                break
        else:
            left.append(sentence)
    return tuple(left), tuple(echoes), away


def without_title(left: Difference, differs: Difference, lexicon: Lexicon | None) -> Difference:
    """The difference without a title before a clause whose words are found elsewhere."""
    told, lone = (len(one.gone) + len(one.come) for one in (differs, left))
    if lexicon is None or not lone < told > 1:
        return left
    if not all(_is_title(one, lexicon) for one in (*left.gone, *left.come)):
        return left
    return Difference(pairs=left.pairs)


def _is_title(sentence: str, lexicon: Lexicon) -> bool:
    words = words_of(NUMBERED.sub("", sentence, count=1))
    if len(words) > MOST_IN_TITLE:
        return False
    return not any(lexicon.has(name, sentence.lower()) for name in TURNING)


def _led_alike(lead: str, whole: Whole, lexicon: Lexicon | None, *, gone: bool) -> bool:
    """Whether an item means the same elsewhere.

    It has no lead, its lead stands there, too, or a prohibition was all it said here.
    """
    if not lead or whole.share(words_of(lead)) >= HALF:
        return True
    return lexicon is not None and gone and read_statement("", lead, lexicon).denies_reader


def stands(clause: Clause, rest: Difference, lexicon: Lexicon, around: Around) -> bool:
    """Whether nearly all of a lone clause stands elsewhere, and what is left over turns nothing."""
    if (clause.old is None) == (clause.new is None) or rest.gone or rest.come or not rest:
        return False
    text = NUMBERED.sub("", clause.old or clause.new or "", count=1)
    sides = (around.new, around.gained) if clause.new is None else (around.old, around.lost)
    if shared(text, *sides) < STANDS:
        return False
    changed = [w for pair in rest.pairs for side in apart(*map(words_of, pair)) for w in side]
    return not any(lexicon.has(name, lexicon.joined(changed)) for name in TURNING)
