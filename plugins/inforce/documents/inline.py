"""The words of one block, and how they are set."""

from collections.abc import Callable

from markdown_it.token import Token

from inforce.documents.html_inline import write_html
from inforce.documents.provision import Mark, TextRun
from inforce.documents.runs import Findings, RunWriter

_MARKS = {
    "em_open": Mark.EMPHASIS,
    "strong_open": Mark.STRONG,
    "s_open": Mark.STRIKE,
    "em_close": Mark.EMPHASIS,
    "strong_close": Mark.STRONG,
    "s_close": Mark.STRIKE,
}

Handler = Callable[[RunWriter, Token], None]


def _link_open(writer: RunWriter, token: Token) -> None:
    writer.link(str(token.attrs.get("href", "")))


def _image(writer: RunWriter, token: Token) -> None:
    plain = RunWriter(Findings())
    write_tokens(plain, token.children or [])
    words = "".join(run.text for run in plain.runs())
    writer.image(str(token.attrs.get("src", "")), " ".join(words.split()))


def _footnote(writer: RunWriter, token: Token) -> None:
    writer.footnote(str(token.meta["id"] + 1), token.meta["label"])


_HANDLERS: dict[str, Handler] = {
    "softbreak": lambda writer, _: writer.soft_break(),
    "hardbreak": lambda writer, _: writer.say("\n"),
    "code_inline": lambda writer, token: writer.code(token.content),
    "link_open": _link_open,
    "link_close": lambda writer, _: writer.unlink(),
    "image": _image,
    "footnote_ref": _footnote,
    **{
        kind: (lambda writer, token: writer.mark(_MARKS[token.type]))
        for kind in _MARKS
        if kind.endswith("_open")
    },
    **{
        kind: (lambda writer, token: writer.unmark(_MARKS[token.type]))
        for kind in _MARKS
        if kind.endswith("_close")
    },
}


def write_tokens(writer: RunWriter, tokens: list[Token]) -> None:
    """Write what the parser read in one block."""
    place, last = 0, len(tokens)
    while place < last:
        token = tokens[place]
        kind = token.type
        if kind == "text":
            writer.say(token.content)
        elif kind == "html_inline":
            place = write_html(writer, tokens, place)
            continue
        elif kind in _HANDLERS:
            _HANDLERS[kind](writer, token)
        place += 1


def runs_of(tokens: list[Token], findings: Findings) -> tuple[TextRun, ...]:
    """The runs of one block."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return (TextRun(tokens[0].content),)
    writer = RunWriter(findings)
    write_tokens(writer, tokens)
    return writer.runs()
