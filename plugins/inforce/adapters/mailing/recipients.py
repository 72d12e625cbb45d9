"""Who is to be told: one address a line, with the language they read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Final

from inforce.adapters.cli.visible import visible
from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation

BAD_ADDRESS, UNKNOWN_LANGUAGE, REPEATED, NOT_UTF_8 = "C020", "C021", "C022", "C023"
# RFC 5321, section 4.5.3.1.
LONGEST_LOCAL_PART, LONGEST_ADDRESS = 64, 254
# One dot or more, no control character, no space: what a mail server can find.
DOMAIN: Final = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One reader who must be told.

    Args:
        address: Where their mail goes; ASCII, the domain in its ASCII form.
        language: The language of their letter.
        line: Where they stand in the list.
    """

    address: str
    language: str
    line: int

    @property
    def key(self) -> str:
        """What makes two addresses the same reader: letters in any case."""
        return self.address.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """A list as it was read: who can be told, and which lines nobody can use.

    Args:
        known: In the order of the list, each once.
        diagnostics: The lines left out, and why.
    """

    known: tuple[Recipient, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_recipients(data: bytes, path: str, languages: tuple[str, ...]) -> Recipients:
    """Read a list; a bad line is told and left out, the rest stays.

    A line is an address, or an address, a comma and a language tag. Empty lines and lines that
    begin with `#` say nothing.

    Args:
        data: The file.
        path: What to call it.
        languages: The languages there is a letter in, the usual one first.
    """
    known: dict[str, Recipient] = {}
    found: list[Diagnostic] = []
    for number, line in enumerate(_lines(data), start=1):
        at = SourceLocation(path=path, line=number)
        try:
            said = line.decode().strip()
        except UnicodeDecodeError:
            found.append(_not_utf_8(at))
            continue
        if not said or said.startswith("#"):
            continue
        name, _, tag = (part.strip() for part in said.partition(","))
        address = ascii_address(name)
        if address is None:
            found.append(_bad_address(at, name))
            continue
        if tag and tag not in languages:
            found.append(_no_letter(at, tag, languages))
        language = tag if tag in languages else languages[0]
        recipient = Recipient(address=address, language=language, line=number)
        first = known.setdefault(recipient.key, recipient)
        if first is not recipient:
            found.append(_repeated(at, first.line))
    return Recipients(known=tuple(known.values()), diagnostics=tuple(found))


def ascii_address(name: str) -> str | None:
    """An address as a mail server takes it; None where it is none.

    The local part must be ASCII: few servers take another, and a notice must arrive. A domain in
    other letters is written in its ASCII form.
    """
    local, at, domain = name.rpartition("@")
    if not at or not local.isascii() or not name.isprintable():
        return None
    try:
        domain = domain.encode("idna").decode() if not domain.isascii() else domain
        parsed = Address(addr_spec=f"{local}@{domain}")
    except (HeaderParseError, UnicodeError, ValueError, IndexError):
        return None
    plain = parsed.addr_spec == f"{local}@{domain}" and not set(local) & set(' "(),:;<>[\\]')
    if not plain or not DOMAIN.fullmatch(domain):
        return None
    fits = len(local) <= LONGEST_LOCAL_PART and len(parsed.addr_spec) <= LONGEST_ADDRESS
    return parsed.addr_spec if fits else None


def _lines(data: bytes) -> Iterator[bytes]:
    yield from data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")


def _not_utf_8(at: SourceLocation) -> Diagnostic:
    return Diagnostic(
        code=NOT_UTF_8,
        severity=Severity.ERROR,
        location=at,
        what="The line is not UTF-8.",
        why="Nobody can tell which address was meant, so nothing goes to it.",
        remedy="Save the list as UTF-8.",
    )


def _bad_address(at: SourceLocation, name: str) -> Diagnostic:
    return Diagnostic(
        code=BAD_ADDRESS,
        severity=Severity.ERROR,
        location=at,
        what=f"`{_shown(name)}` is no mail address that can be used.",
        why="Nothing goes to it; every other line is kept.",
        remedy="Write one address a line, such as `name@example.com` or `name@example.com, de`.",
    )


def _no_letter(at: SourceLocation, tag: str, languages: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        code=UNKNOWN_LANGUAGE,
        severity=Severity.WARNING,
        location=at,
        what=f"There is no letter in `{_shown(tag)}`.",
        why=f"This reader gets the one in `{languages[0]}`.",
        remedy=f"Write one of: {', '.join(languages)}.",
    )


def _repeated(at: SourceLocation, first: int) -> Diagnostic:
    return Diagnostic(
        code=REPEATED,
        severity=Severity.WARNING,
        location=at,
        what=f"The address stands on line {first} already.",
        why="One letter goes to it, as that line says.",
        remedy="Delete one of the two lines.",
    )


def _shown(said: str) -> str:
    """What a list says, short."""
    return visible(said[:80])
