"""A provision while its text is still being read."""

from collections.abc import Iterable

from inforce.documents.provision import Provision, ProvisionKind, TextRun


class Draft:
    """A provision whose words, children or id are not all known yet."""

    __slots__ = (
        "aliases",
        "align",
        "attributes",
        "children",
        "classes",
        "end_line",
        "explicit_id",
        "header",
        "id",
        "kind",
        "level",
        "line",
        "marker",
        "name",
        "number",
        "runs",
        "start",
        "tight",
        "words",
    )

    def __init__(self, kind: ProvisionKind, line: int = 1, end_line: int = 0) -> None:
        self.kind = kind
        self.line = line
        self.end_line = end_line
        self.id = ""
        self.explicit_id = ""
        self.number = ""
        self.words = ""  # its text without a typed number
        self.runs: tuple[TextRun, ...] = ()
        self.children: list[Draft] = []
        self.level = 0
        self.name = ""
        self.classes: tuple[str, ...] = ()
        self.attributes: tuple[tuple[str, str], ...] = ()
        self.start: int | None = None
        self.marker = ""
        self.tight = True
        self.header = False
        self.align = ""
        self.aliases: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its own words; the number of a footnote is none of them."""
        runs = self.runs
        if len(runs) == 1 and runs[0].footnote is None:
            return runs[0].text
        return "".join([run.text for run in runs if run.footnote is None])


def in_reading_order(roots: Iterable[Draft]) -> list[Draft]:
    """Every draft, parents before children, without recursion."""
    ordered: list[Draft] = []
    stack = list(roots)[::-1]
    while stack:
        draft = stack.pop()
        ordered.append(draft)
        stack.extend(reversed(draft.children))
    return ordered


def settle_levels(roots: Iterable[Draft]) -> None:
    """A heading is one level below the section it stands in, never two.

    Authors skip levels for the look of a heading; those who hear a page would look for what was
    skipped (WCAG technique G141). A text without a title begins below the title of its page.
    """
    stack = [(root, 0) for root in roots]
    while stack:
        draft, above = stack.pop()
        if draft.kind is ProvisionKind.SECTION:
            lowest = above + 1 if above else max(1, min(draft.level, 2))
            draft.level = above = min(draft.level, lowest)
        stack.extend((child, above) for child in draft.children)


def freeze(roots: list[Draft]) -> tuple[Provision, ...]:
    """The finished provisions; children are made before their parents, without recursion."""
    made: dict[int, Provision] = {}
    for draft in reversed(in_reading_order(roots)):
        last = max(draft.line, draft.end_line)
        children: tuple[Provision, ...] = ()
        if draft.children:
            children = tuple([made.pop(id(child)) for child in draft.children])
            last = max([last, *[child.end_line for child in children]])
        made[id(draft)] = Provision(
            id=draft.id,
            kind=draft.kind,
            number=draft.number,
            runs=draft.runs,
            children=children,
            line=draft.line,
            end_line=last,
            level=draft.level,
            name=draft.name,
            classes=draft.classes,
            attributes=draft.attributes,
            start=draft.start,
            marker=draft.marker,
            tight=draft.tight,
            header=draft.header,
            align=draft.align,
            aliases=draft.aliases,
        )
    return tuple([made[id(root)] for root in roots])
