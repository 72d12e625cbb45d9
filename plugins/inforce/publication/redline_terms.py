"""The words that stand around a redline; a site in another language passes its own."""

import re
from dataclasses import dataclass
from typing import Final

# What a citation is made of: titles in quotation marks, kinds with numbers, and commas.
PLACE: Final = re.compile(
    r"“(?P<title>[^”]*)”|(?P<then>, )|(?:(?<=, )|^)(?P<kind>section|paragraph|item|list|table|row"
    r"|column|definition|quotation|note|code|footnote|line) (?P<number>[^,\s(]+)"
)

DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineTerms:
    """Every word a redline adds to the two texts. `{}` stands for what is filled in."""

    inserted: str = "inserted"
    deleted: str = "deleted"
    changed: str = "changed"
    moved: str = "moved"
    became: str = "“{}” became “{}”"
    added: str = "“{}” added"
    removed: str = "“{}” removed"
    moved_from: str = "Moved from {}"
    moved_to: str = "Moved to {}"
    moved_here: str = "Moved here"
    moved_away: str = "Moved from here"
    renumbered: str = "renumbered {} to {}"
    link: str = "Link “{}”:"
    no_link: str = "no link"
    formatting: str = "Formatting: {} to {}"
    unchanged: str = "{} unchanged"
    nothing: str = "No word differs."
    convenience: str = "This comparison is for convenience; the dated texts govern."
    legend: str = "Legend"
    legend_inserted: str = "inserted words"
    legend_deleted: str = "deleted words"
    legend_moved: str = "moved, with what was edited in it"
    legend_number: str = "renumbered; no word changed"
    changes: str = "Changes"
    and_more: str = "(and {} more)"
    insertion: str = "insertion"
    insertions: str = "insertions"
    deletion: str = "deletion"
    deletions: str = "deletions"
    substitution: str = "substitution"
    substitutions: str = "substitutions"
    move: str = "move"
    moves: str = "moves"
    renumbering: str = "renumbering"
    renumberings: str = "renumberings"
    link_change: str = "link change"
    link_changes: str = "link changes"
    format_change: str = "format change"
    format_changes: str = "format changes"
    definition_change: str = "changed definition"
    definition_changes: str = "changed definitions"
    view: str = "View"
    whole_text: str = "Whole text"
    only_changes: str = "Only what changed"
    clause_by_clause: str = "Before and after, clause by clause"
    clause: str = "Clause"
    before: str = "Before"
    after: str = "After"
    beginning: str = "Beginning"
    fact: str = "Fact"
    term: str = "Term"
    table: str = "Table {}"
    fact_announced: str = "Announced"
    fact_effective: str = "Takes effect"
    fact_repealed: str = "Repealed"
    fact_status: str = "Status"
    fact_title: str = "Title"
    fact_version: str = "Version"
    day: str = "{year}-{month}-{day}"
    months: tuple[str, ...] = tuple([f"{month:02}" for month in range(1, 13)])
    used_in: str = "used in {}"
    none: str = "none"
    invisible: str = "invisible character {}"
    place_title: str = "“{}”"
    place_then: str = ", "
    place_section: str = "section {}"
    place_paragraph: str = "paragraph {}"
    place_item: str = "item {}"
    place_list: str = "list {}"
    place_table: str = "table {}"
    place_row: str = "row {}"
    place_column: str = "column {}"
    place_definition: str = "definition {}"
    place_quotation: str = "quotation {}"
    place_note: str = "note {}"
    place_code: str = "code {}"
    place_footnote: str = "footnote {}"
    place_line: str = "line {}"

    def place(self, citation: str) -> str:
        """A citation in these words; what an author wrote in it stays as it is."""
        if self.place_paragraph == ENGLISH.place_paragraph:
            return citation
        return PLACE.sub(self._place, citation)

    def fact_name(self, name: str) -> str:
        """What a fact of front matter is called; one without a word keeps its own name."""
        said: str = getattr(self, f"fact_{name}", name.replace("_", " "))
        return said

    def fact_value(self, said: str) -> str:
        """What a fact says: a day as people write it, anything else as it stands."""
        if not DAY.fullmatch(said):
            return said
        year, month, day = said.split("-")
        if self.day == ENGLISH.day:
            return said
        return self.day.format(day=int(day), month=self.months[int(month) - 1], year=int(year))

    def _place(self, found: re.Match[str]) -> str:
        if found["title"] is not None:
            return self.place_title.format(found["title"])
        if found["then"] is not None:
            return self.place_then
        said: str = getattr(self, f"place_{found['kind']}")
        return said.format(found["number"])


ENGLISH = RedlineTerms()
