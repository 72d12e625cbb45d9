"""What each side of a whole text calls its own, and what that is called on the page they share."""

from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote

from inforce.documents.document import Document
from inforce.documents.links import rebased
from inforce.documents.provision import Provision, ProvisionKind, TextRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two texts that are joined.

    Args:
        document: The text.
        path: The file it was written in.
        page: The address of its own page, for links to what only that page has.
    """

    document: Document
    path: str
    page: str


@dataclass(slots=True)
class Names:
    """What one side's own names are called on the page.

    Args:
        side: The side.
        onto: The file from which the links of the page lead.
        ids: Its ids and further anchors, with what they are called now.
        labels: The labels of its footnotes, likewise.
        numbers: The number of each footnote that is shown.
        notes: Its footnotes by their own labels.
    """

    side: Side
    onto: str
    ids: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    notes: dict[str, Provision] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Know the footnotes by their labels."""
        self.notes = self.notes or {note.name: note for note in self.side.document.footnotes}

    def settled(self, provision: Provision) -> Provision:
        """A provision under its names on the page, with all below it."""
        aliases = tuple([self.ids[alias] for alias in provision.aliases if alias in self.ids])
        children = tuple([self.settled(child) for child in provision.children])
        runs = tuple([self.run(run) for run in provision.runs])
        name, own = provision.name, self.ids.get(provision.id, "")
        if provision.kind is ProvisionKind.FOOTNOTE:
            name = self.labels[name]
            own = f"fn:{'-'.join(name.split())}"
        return replace(provision, id=own, name=name, aliases=aliases, runs=runs, children=children)

    def run(self, run: TextRun) -> TextRun:
        """Words that lead where they led in their own file."""
        if run.footnote is not None:
            number = self.numbers.get(run.footnote)
            label = self.labels.get(run.footnote, run.footnote)
            return run if number is None else replace(run, text=str(number), footnote=label)
        if run.link is None and run.image is None:
            return run
        image = None if run.image is None else rebased(run.image, self.side.path, self.onto)
        return replace(run, link=self._target(run.link), image=image)

    def _target(self, target: str | None) -> str | None:
        if target is None or target == "#":
            return target
        if not target.startswith("#"):
            return rebased(target, self.side.path, self.onto)
        wanted = unquote(target[1:])
        found = self.ids.get(wanted)
        if found is None:
            return f"/{quote(self.side.page)}{target}"
        return target if found == wanted else f"#{quote(found)}"


def distinct(name: str, taken: set[str], suffix: str) -> str:
    """The name, or one like it that nothing else has."""
    found, count = name, 1
    while bare(found) in taken:
        found = f"{name}-{suffix}" if count == 1 else f"{name}-{suffix}-{count}"
        count += 1
    taken.add(bare(found))
    return found


def bare(name: str) -> str:
    """A name as an anchor has it."""
    return "-".join(name.split())
