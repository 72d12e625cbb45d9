"""A block of raw HTML made fit to be read: whole tags only, and nothing that is no text.

One pass from left to right. An element, comment or quotation mark that never ends takes away only
its own beginning: the words after it stay.
"""

import re
from typing import Final

import nh3

from inforce.documents.addresses import may_stay
from inforce.documents.html_tags import (
    ALLOWED,
    ATTRIBUTES,
    HIDDEN,
    SCHEMES,
    TAG,
    VOID,
    event_attributes,
)
from inforce.documents.runs import Findings

_DECLARATION = re.compile(r"<[!?][^<>]*>")
_ADDRESS = re.compile(
    r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE
)
# The sanitiser takes long over deep nesting, and no text needs it.
_DEEPEST = 100
# What an opening tag ends where authors leave the closing one out.
_ENDS: Final = {
    "p": ("p",),
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
    "tr": ("p", "td", "th", "tr"),
    "tbody": ("p", "td", "th", "tr", "thead", "tbody"),
}
_CLEANER: Final = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={name: set(allowed) for name, allowed in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def clean_html(raw: str, findings: Findings) -> str:
    """The same block, sanitised; what was left out is noted."""
    return _CLEANER.clean(_Tidier(raw, findings).tidy())


class _Tidier:
    def __init__(self, raw: str, findings: Findings) -> None:
        self._raw = raw
        self._findings = findings
        self._kept: list[str] = []
        self._open: list[str] = []
        # What was looked for in vain to the end of the block: never look twice.
        self._never: set[str] = set()

    def tidy(self) -> str:
        raw, at = self._raw, 0
        while (tag := raw.find("<", at)) >= 0:
            self._kept.append(raw[at:tag])
            at = self._comment(tag) if raw.startswith("<!--", tag) else self._tag(tag)
        self._kept.append(raw[at:])
        return "".join(self._kept)

    def _comment(self, start: int) -> int:
        end = self._find("-->", start + 2)
        if end < 0:
            return self._as_text(start)
        return self._leave_out(start, end + 3)

    def _tag(self, start: int) -> int:
        match = TAG.match(self._raw, start)
        if match is None:
            declaration = _DECLARATION.match(self._raw, start)
            return declaration.end() if declaration else self._as_text(start)
        name, closing = match[2].lower(), bool(match[1])
        if name in HIDDEN:
            return self._hidden(name, start, match.end(), closing=closing)
        if name not in ALLOWED:
            if not closing:
                self._findings.dropped.append(f"element <{name}>")
            return self._leave_out(start, match.end())
        for event in event_attributes(match[3]):
            self._findings.dropped.append(f"attribute {event}")
        for values in _ADDRESS.findall(match[3]):
            address = "".join(values)
            if not may_stay(address):
                self._findings.refused.append(address)
        if name not in VOID and not self._nests(name, closing=closing):
            return self._leave_out(start, match.end())
        self._kept.append(match[0])
        return match.end()

    def _nests(self, name: str, *, closing: bool) -> bool:
        """Whether a tag opens or closes something; beyond reason nothing is opened any more."""
        if closing:
            if name not in self._open:
                return False
            while self._open.pop() != name:
                pass
            return True
        ended = _ENDS.get(name, ())
        while self._open and self._open[-1] in ended:
            self._open.pop()
        if len(self._open) >= _DEEPEST:
            return False
        self._open.append(name)
        return True

    def _hidden(self, name: str, start: int, end: int, *, closing: bool) -> int:
        if closing:
            return self._leave_out(start, end)
        self._findings.dropped.append(f"element <{name}>")
        ending = self._find(f"</{name}", end)
        if ending < 0:
            return self._leave_out(start, end)
        bracket = self._raw.find(">", ending)
        return self._leave_out(start, bracket + 1 if bracket >= 0 else len(self._raw))

    def _find(self, wanted: str, start: int) -> int:
        if wanted in self._never:
            return -1
        found = re.compile(re.escape(wanted), re.IGNORECASE).search(self._raw, start)
        if found is None:
            self._never.add(wanted)
            return -1
        return found.start()

    def _as_text(self, start: int) -> int:
        self._kept.append("&lt;")
        return start + 1

    def _leave_out(self, start: int, end: int) -> int:
        """Keep only line ends, so that what follows keeps its line."""
        self._kept.append("\n" * self._raw.count("\n", start, end))
        return end
