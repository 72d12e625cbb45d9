"""The words of a line with what became of them, as phrasing content."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inforce.documents.provision import Provision, ProvisionKind, TextRun
from inforce.publication.html_text import html_attribute, html_text, html_words
from inforce.publication.inline_html import InlineHtml, Resolve
from inforce.publication.redline_terms import RedlineTerms
from inforce.redline.changes import Edit
from inforce.redline.edits import EditTag
from inforce.redline.passages import Line, runs_of
from inforce.redline.tokens import INVISIBLE

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_TAGS: Final = {EditTag.DELETE: "del", EditTag.INSERT: "ins"}


class RedlineWords:
    """Sets the segments of a line.

    Args:
        resolve: Leads from a target as written to an address.
        terms: The words around them.
        identified: Whether changes are anchors; two views on one page cannot both be.
    """

    def __init__(self, resolve: Resolve, terms: RedlineTerms, *, identified: bool = True) -> None:
        self._inline = InlineHtml(resolve, anchors=False)
        # In what changed, signs that no reader can see are shown by name.
        self._changed = InlineHtml(resolve, anchors=False, set_words=self._visible_words)
        self._terms = terms
        self._identified = identified

    def parts(self, line: Line, edits: Iterator[Edit], without: EditTag | None = None) -> list[str]:
        """The words of a line: one string, or one for each block that was joined or split.

        Args:
            line: The line.
            edits: The changes of the passage, taken as its runs come.
            without: The side to leave out, where only one is wanted.
        """
        names = _names(line, edits)
        parts = [""]
        old_runs, new_runs = _Slices(line.old), _Slices(line.new)
        # Where paragraphs were joined the old text has the breaks; the page follows the new one.
        for segment in line.segments:
            name = names.get(id(segment), "")
            if segment.tag is without:
                continue
            if segment.tag is EditTag.DELETE or without is EditTag.INSERT:
                runs = old_runs.between(segment.old_start, segment.old_end)
                breaks = without is EditTag.INSERT
            else:
                runs = new_runs.between(segment.new_start, segment.new_end)
                breaks = True
            for number, piece in enumerate(runs):
                if number and breaks:
                    parts.append("")
                elif number:
                    parts[-1] += " "
                if piece:
                    parts[-1] += self._set(segment.tag, piece, name)
                    name = ""
        if ProvisionKind.CODE in {provision.kind for provision in (*line.old, *line.new)}:
            return [part.replace("<br>\n", "\n") for part in parts]
        return parts

    def plain(self, provision: Provision) -> str:
        """The words of a provision in which nothing changed."""
        if provision.kind is ProvisionKind.CODE:
            return html_text(provision.text)
        runs = provision.runs
        if len(runs) == 1:
            (run,) = runs
            if not run.marks and run.link is run.image is run.footnote is None:
                return html_words(run.text)
        return self._inline.runs(provision) if runs else ""

    def _set(self, tag: EditTag, runs: Sequence[TextRun], name: str) -> str:
        if tag is EditTag.EQUAL:
            return self._runs(runs, self._inline)
        runs, space = _without_last_space(runs)
        words = self._runs(runs, self._changed)
        if not words.strip():
            return words + space
        own = f' id="{html_attribute(name)}"' if name and self._identified else ""
        return f"<{_TAGS[tag]}{own}>{words}</{_TAGS[tag]}>{space}"

    def _runs(self, runs: Sequence[TextRun], inline: InlineHtml) -> str:
        return inline.runs(Provision(id="", kind=ProvisionKind.PARAGRAPH, runs=tuple(runs)))

    def _visible_words(self, _provision: Provision, _place: int, run: TextRun) -> str:
        return _INVISIBLE.sub(self._visible, html_words(run.text))

    def _visible(self, found: re.Match[str]) -> str:
        """A mark for what no reader could see: its code point, since it has no look of its own."""
        name = f"U+{ord(found[0]):04X}"
        title = html_attribute(self._terms.invisible.format(name))
        return f'<span class="inforce-invisible" title="{title}">{name}</span>'


def _names(line: Line, edits: Iterator[Edit]) -> dict[int, str]:
    """The anchor of each changed segment that begins a run."""
    names = {}
    for gone, come in runs_of(line):
        edit = next(edits, None)
        if edit is not None:
            names[id(gone or come)] = edit.id
    return names


def _without_last_space(runs: Sequence[TextRun]) -> tuple[Sequence[TextRun], str]:
    """A mark ends with its last word, not with the space after it."""
    last = runs[-1]
    bare = last.text.rstrip(" ")
    if bare == last.text or last.footnote is not None:
        return runs, ""
    trimmed = TextRun(bare, last.marks, last.link, last.image, last.footnote)
    return (*runs[:-1], trimmed) if bare else tuple(runs[:-1]) or (trimmed,), " "


class _Slices:
    """Runs of a line by ranges of its text, asked for in order."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._runs: list[tuple[int, int, TextRun | None]] = []
        at = 0
        for number, provision in enumerate(provisions):
            if number:
                self._runs.append((at, at + 1, None))
                at += 1
            code = provision.kind is ProvisionKind.CODE
            for run in [TextRun(run.text) for run in provision.runs] if code else provision.runs:
                length = 0 if run.footnote is not None else len(run.text)
                self._runs.append((at, at + length, run))
                at += length
        self._index = 0

    def between(self, start: int, end: int) -> list[list[TextRun]]:
        """The runs of a range, cut to it; a new list begins at each break between blocks."""
        pieces: list[list[TextRun]] = [[]]
        runs = self._runs
        index = self._index
        while index < len(runs):
            run_start, run_end, run = runs[index]
            # What has no width belongs to the words before it.
            if run_start > end or (run_start == end and run_end > end):
                break
            if run is None:
                if run_start >= start:
                    pieces.append([])
            elif run_start == run_end or (run_start >= start and run_end <= end):
                pieces[-1].append(run)
            else:
                text = run.text[max(0, start - run_start) : end - run_start]
                if text:
                    pieces[-1].append(TextRun(text, run.marks, run.link, run.image, run.footnote))
            if run_end > end:
                break
            index += 1
        self._index = index
        return pieces
