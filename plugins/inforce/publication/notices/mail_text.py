"""A notice as the plain text of a mail."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from inforce.publication.notices.mail_view import MailView
from inforce.publication.notices.telling import cut

WIDTH: Final = 72
LONGEST_CLAUSE: Final = 1_200
NEW: Final = "notice_new_clause"
GONE: Final = "notice_gone_clause"


def mail_text(view: MailView) -> str:
    """Everything that the HTML says, in the same order."""
    return "\n".join(line.rstrip() for line in _lines(view)).strip() + "\n"


def _lines(view: MailView) -> Iterator[str]:
    told, texts = view.told, view.told.words.texts
    yield from _wrapped(told.headline)
    yield "=" * min(WIDTH, len(told.headline))
    yield ""
    for sentence in (told.until_then, told.from_then, *told.grounds):
        yield from _wrapped(sentence)
    if told.summary:
        yield from _section(texts["what_changes"])
        yield from _wrapped(told.summary)
    if view.choices:
        yield from _section(texts["choice"])
        for choice in view.choices:
            yield from _item(choice)
    if view.who:
        yield from _section(texts["who"])
        yield from _wrapped(f"{texts['notice_services']} {', '.join(view.who)}")
    if view.changes:
        yield from _section(texts["notice_clauses"])
        yield from _notes(view)
    if view.clauses:
        yield from _section(texts["notice_weightiest"])
        yield from _clauses(view)
    yield from _ways(view)
    yield ""
    yield "-" * 8
    yield from _wrapped(view.reason)
    yield from _wrapped(", ".join(part for part in (view.company, view.postal) if part))


def _notes(view: MailView) -> Iterator[str]:
    texts = view.told.words.texts
    for note in view.changes:
        effect = texts.get(f"effect_{note.effect}", "")
        yield from _item(f"{effect}: {note.what}" if effect else note.what)
        for name, said in (("why", note.why), ("who", note.who)):
            if said:
                yield from _wrapped(f"{texts[name]}: {said}", "  ")
    yield from _wrapped(texts["authors_words"])


def _clauses(view: MailView) -> Iterator[str]:
    texts = view.told.words.texts
    for clause in view.clauses:
        yield from _item(clause.citation or clause.section)
        both = clause.old_text and clause.new_text
        names = ("earlier_text", "later_text") if both else (GONE, NEW)
        for name, said in zip(names, (clause.old_text, clause.new_text), strict=True):
            if said:
                shown = cut(" ".join(said.split()), LONGEST_CLAUSE)
                yield from _wrapped(f"{texts[name]}: {shown}", "  ")


def _ways(view: MailView) -> Iterator[str]:
    texts = view.told.words.texts
    ways = (
        ("notice_read_page", view.page),
        ("notice_compare", view.comparison),
        ("read_new", view.text),
    )
    for name, address in ways:
        if address:
            yield ""
            yield f"{texts[name]}:"
            yield address
    if view.attached:
        yield ""
        yield from _wrapped(view.attached)


def _section(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * min(WIDTH, len(title))


def _item(text: str) -> list[str]:
    return wrap(
        f"* {' '.join(text.split())}",
        WIDTH,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
