"""The Markdown that policies are written in: one parser for every text, made once.

CommonMark with tables, strikethrough, footnotes, definition lists and admonitions. Nothing here
decides what a token means for a policy; that is the outline's work.
"""

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore, text_join
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from inforce.documents.attributes import lift_attributes

# Deeper text than any lawyer writes is set flat; the parser recurses, and must never run out.
DEEPEST_BLOCK = 60
_DEEPEST_INLINE = 12
_PARSER_LIMIT = 4 * DEEPEST_BLOCK
# Blocks whose words are kept at hand, and the longest of them: a text of nothing but marks takes
# some hundred bytes a character. A history that is read day by day has its policies in turn.
WORDINGS_AT_HAND = 1024
LONGEST_AT_HAND = 1000


def _set_flat_when_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    """Keep every word of text that is nested beyond reason, as one paragraph."""
    if state.level < DEEPEST_BLOCK or silent:
        return False
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, end, 0, keepLastLF=False).strip()
    inline.map = [start, end]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    state.env.setdefault("too_deep", []).append(start)
    return True


# Raw HTML that Markdown reads to its end, or to the end of the text where it has none.
_TO_ITS_END = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    """Read a block of raw HTML, unless it never ends: then it is text like any other."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", at):
        return False
    limit = state.eMarks[end - 1]
    for number, (opening, closing) in enumerate(_TO_ITS_END):
        if opening.match(state.src, at, state.eMarks[start]):
            # What was looked for in vain up to here is never looked for twice.
            never = state.env.setdefault("never_closed", set())
            if (number, limit) in never or not closing.search(state.src, at, limit):
                never.add((number, limit))
                return False
            break
    return html_block(state, start, end, silent)


class _PolicyMarkdown(MarkdownIt):
    """Keeps a target as written.

    Which targets may stay is decided in the tree, with a word to the author; the parser itself
    would show the whole link as text.
    """

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's own name
        return link

    def validateLink(self, _url: str) -> bool:  # noqa: N802 - the parser's own name
        return True


# Without one of these signs no rule for words can match: what is written is what is read. Half of
# all paragraphs are such, and the parser would try every rule at every word of them.
_SPECIAL = re.compile(r"[\\`*_\[<&~\n]")


def _read_words(state: StateCore) -> None:
    """Read the words of every block, with little patience for brackets in brackets."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = _read(token.content, state.env)


def _read(content: str, env: MutableMapping[str, Any]) -> list[Token]:
    if content and not _SPECIAL.search(content):
        return [Token("text", "", 0, content=content)]
    # Only brackets can name what the text says elsewhere: where a link leads, or a footnote.
    alone = not env or "[" not in content
    return _known(content) if alone and len(content) <= LONGEST_AT_HAND else _parsed(content, env)


def _parsed(content: str, env: MutableMapping[str, Any]) -> list[Token]:
    children: list[Token] = []
    _PARSER.inline.parse(content, _INLINE, env, children)
    block = Token("inline", "", 0, children=children)
    text_join(StateCore("", _PARSER, env, tokens=[block]))
    return block.children or []


@lru_cache(maxsize=WORDINGS_AT_HAND)
def _known(content: str) -> list[Token]:
    """The words of a block that speaks for itself: most stand alike in the text before."""
    return _parsed(content, {})


def _make() -> MarkdownIt:
    parser = _PolicyMarkdown("commonmark", {"maxNesting": _PARSER_LIMIT})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(deflist_plugin)
    parser.use(admon_plugin)
    parser.block.ruler.before("table", "set_flat_when_deep", _set_flat_when_deep)
    parser.core.ruler.at("inline", _read_words)
    parser.core.ruler.disable("text_join")  # done where words are read
    parser.core.ruler.before("inline", "lift_attributes", lift_attributes)
    parser.block.ruler.at(
        "html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    return parser


_PARSER = _make()
# The same rules for words, but hardly any nesting: brackets in brackets are tried again and again.
_INLINE = _PolicyMarkdown("commonmark", {"maxNesting": _DEEPEST_INLINE})
_INLINE.inline = _PARSER.inline


# A kind of block that a text has no sign of need not be looked for at each of its lines.
_SIGNS = {
    "table": ("|",),
    "code": ("    ", "\t"),
    "admonition": ("!!!", "???"),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "footnote_def": ("[^",),
    "reference": ("]:",),
    "html_block": ("<",),
}


@lru_cache(maxsize=1 << len(_SIGNS))
def _parser_without(kinds: tuple[str, ...]) -> MarkdownIt:
    parser = _make()
    parser.block.ruler.disable(kinds)
    return parser


def tokenise(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a text without front matter, and what the parser noted on the way."""
    env: dict[str, Any] = {}
    idle = [kind for kind, signs in _SIGNS.items() if not any(sign in text for sign in signs)]
    return _parser_without(tuple(idle)).parse(text, env), env
