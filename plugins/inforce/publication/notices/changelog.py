"""A notice as Markdown, for a changelog or a release note."""

from collections.abc import Iterator

from inforce.publication.notices.mail_view import MailView
from inforce.publication.redline_markdown import escaped


def changelog(view: MailView) -> str:
    """What a mail says, as one section of Markdown; no word of an author becomes markup."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: MailView) -> Iterator[str]:
    told, texts = view.told, view.told.words.texts
    yield f"## {escaped(told.headline)}"
    yield ""
    yield " ".join(escaped(part) for part in (told.until_then, told.from_then) if part)
    yield ""
    for ground in told.grounds:
        yield from (escaped(ground), "")
    if told.summary:
        yield from (escaped(told.summary), "")
    for note in view.changes:
        effect = texts.get(f"effect_{note.effect}", "")
        yield f"- **{effect}**: {escaped(note.what)}" if effect else f"- {escaped(note.what)}"
        for name, said in (("why", note.why), ("who", note.who), ("choice", note.choice)):
            if said:
                yield f"  {texts[name]}: {escaped(said)}"
    if view.changes:
        yield ""
    ways = (
        ("notice_read_page", view.page),
        ("notice_compare", view.comparison),
        ("read_new", view.text),
    )
    yield from (f"- [{texts[name]}]({address})" for name, address in ways if address)
