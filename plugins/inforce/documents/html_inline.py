"""Raw HTML inside a line of text: its words and how they are set; never the HTML itself."""

from html.parser import HTMLParser

from markdown_it.token import Token

from inforce.documents.html_tags import (
    ALLOWED,
    BLOCKS,
    HIDDEN,
    MARKS,
    TAG,
    event_attributes,
)
from inforce.documents.runs import RunWriter


class _OneTag(HTMLParser):
    """Reads the attributes of one tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            self.found.setdefault(name, value or "")


def write_html(writer: RunWriter, tokens: list[Token], place: int) -> int:
    """Write the tag at one place among a line's tokens; returns the place to go on from."""
    writer.ragged = True
    content = tokens[place].content
    match = TAG.match(content)
    if match is None:  # a comment, a declaration, a processing instruction
        return place + 1
    closing, name = bool(match[1]), match[2].lower()
    if name in HIDDEN and not closing:
        writer.findings.dropped.append(f"element <{name}>")
        return _after(writer, tokens, place, name)
    if closing:
        end_tag(writer, name)
    else:
        reader = _OneTag()
        reader.feed(content)
        for event in event_attributes(match[3]):
            writer.findings.dropped.append(f"attribute {event}")
        if name not in ALLOWED:
            writer.findings.dropped.append(f"element <{name}>")
        start_tag(writer, name, reader.found)
    return place + 1


def start_tag(writer: RunWriter, name: str, attributes: dict[str, str]) -> None:
    """Begin what an opening tag says about the words after it."""
    for anchor in (attributes.get("id"), attributes.get("name") if name == "a" else None):
        if anchor and anchor not in writer.findings.anchors:
            writer.findings.anchors.append(anchor)
    if name in MARKS:
        writer.mark(MARKS[name])
    elif name == "a":
        writer.link(attributes.get("href", "").strip())
    elif name == "br":
        writer.say("\n")
    elif name == "img":
        words = " ".join(attributes.get("alt", "").split())
        writer.image(attributes.get("src", "").strip(), words)
    elif name == "q":
        writer.say("\u201c")
    elif name in BLOCKS:
        writer.say(" ")


def end_tag(writer: RunWriter, name: str) -> None:
    """End what the opening tag began."""
    if name in MARKS:
        writer.unmark(MARKS[name])
    elif name == "a":
        writer.unlink()
    elif name == "q":
        writer.say("\u201d")
    elif name in BLOCKS:
        writer.say(" ")


def _after(writer: RunWriter, tokens: list[Token], place: int, name: str) -> int:
    """Past the end of an element whose content is no text; past its tag where it never ends."""
    if name in writer.never_closed:
        return place + 1
    for later in range(place + 1, len(tokens)):
        if tokens[later].type == "html_inline":
            match = TAG.match(tokens[later].content)
            if match and match[1] and match[2].lower() == name:
                return later + 1
    writer.never_closed.add(name)
    return place + 1
