"""Words and addresses as HTML: everything is escaped here, so that no text can become markup."""

import re
from html import escape
from urllib.parse import quote

# No HTML document may hold these, however they are written.
_UNFIT = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HARMLESS = re.compile(r"[\w .:-]*")
_NOT_IN_ADDRESS = re.compile(r"[\x01-\x20\x7f-\xa0\"'<>\\^`{|}\ufffd]|%(?![0-9A-Fa-f]{2})")
_NOT_IN_FRAGMENT = re.compile(r"[\x00-\x20\x7f-\xa0\"'<>\\^`{|}%#\[\]]")


def html_text(text: str) -> str:
    """Words between tags."""
    # Most words hold nothing to escape; what can be printed is fit for a page.
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _UNFIT.sub("\ufffd", escape(text, quote=False))


def html_words(text: str) -> str:
    """Words between tags, a hard line break as one."""
    shown = html_text(text)
    return shown.replace("\n", "<br>\n") if "\n" in shown else shown


def html_attribute(text: str) -> str:
    """A value between double quotes."""
    if text.isascii() and _HARMLESS.fullmatch(text):
        return text
    return _UNFIT.sub("\ufffd", escape(text, quote=True)).replace("\n", " ")


def html_address(address: str) -> str:
    """An address between double quotes; what no address may hold is percent-encoded.

    The mark that stands for the root of the site is no part of the address, and is kept.
    """
    return escape(_NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), address))


def html_fragment(identifier: str) -> str:
    """The address of an anchor on the same page, between double quotes."""
    encoded = _NOT_IN_FRAGMENT.sub(lambda found: quote(found[0], safe=""), identifier)
    return escape(f"#{encoded}")
