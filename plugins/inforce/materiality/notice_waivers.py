"""A ground that nobody needs would tell readers of a notice that was never cut short."""

from collections.abc import Iterable, Iterator
from typing import Final

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation
from inforce.source.declarations import DeclaredWaiver

ON_NOTICE: Final = ("N001", "N002")


def unneeded(
    diagnostics: Iterable[Diagnostic], waivers: Iterable[DeclaredWaiver], path: str
) -> Iterator[Diagnostic]:
    """A ground for a notice that lacks nothing: readers would be told of one cut short.

    Args:
        diagnostics: What was found in a coming version's notice.
        waivers: What its text answers.
        path: Its file.
    """
    found = {diagnostic.code for diagnostic in diagnostics}
    for waiver in waivers:
        if waiver.finding in ON_NOTICE and waiver.finding not in found:
            yield Diagnostic(
                code="N004",
                severity=Severity.WARNING,
                location=SourceLocation(path, waiver.line),
                what=f"The ground for {waiver.finding} is not needed: the notice lacks nothing.",
                why="The page would say that this version came on a special ground.",
                remedy="Take it out of `waivers`.",
            )
