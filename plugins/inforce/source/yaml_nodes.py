"""YAML as nodes that know their line, so that a complaint can name the place.

Only plain scalars, lists and mappings are read; tags construct nothing, so a hostile file can run
nothing, and anchors are refused, so a small file cannot unfold into a large one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from inforce.diagnostics import Diagnostic, Severity
from inforce.location import SourceLocation

MAX_DEPTH: Final = 20


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the place where it stands.

    Args:
        data: A string, a tuple of values, or a mapping of key to value.
        at: Where it stands.
        key_at: For an entry of a mapping, where its key stands.
    """

    data: "str | tuple[Value, ...] | dict[str, Value]"
    at: SourceLocation
    key_at: SourceLocation

    @property
    def text(self) -> str | None:
        """The scalar as written, or None where this is a list or a mapping."""
        return self.data if isinstance(self.data, str) else None

    @property
    def items(self) -> "tuple[Value, ...] | None":
        """The items of a list, or None where this is none; an empty scalar is an empty list."""
        if self.data == "":
            return ()
        return self.data if isinstance(self.data, tuple) else None

    @property
    def mapping(self) -> "dict[str, Value] | None":
        """The entries of a mapping, or None where this is none; an empty scalar is empty."""
        if self.data == "":
            return {}
        return self.data if isinstance(self.data, dict) else None


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> Value | Diagnostic:
    """Read one YAML document into values with places.

    Args:
        text: The YAML.
        path: Path named in locations.
        first_line: Line of the file on which `text` begins.
    """
    try:
        refused = _refused(text, path, first_line)
        if refused is not None:
            return refused
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (
            SourceLocation(path, mark.line + first_line, mark.column + 1)
            if mark
            else SourceLocation(path, first_line)
        )
        return _broken(at, f"The YAML cannot be read: {error.problem or error.context}.")
    except (yaml.YAMLError, RecursionError) as error:
        what = f"The YAML cannot be read: {str(error).splitlines()[0]}."
        return _broken(SourceLocation(path, first_line), what)
    start = SourceLocation(path, first_line)
    if node is None:
        return Value("", start, start)
    return _value(node, path, first_line, 0)


def _refused(text: str, path: str, first_line: int) -> Diagnostic | None:
    """What must not reach the composer: it recurses, and follows aliases."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return _broken(
                SourceLocation(path, line + first_line), "An alias (`*name`) stands here."
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            what = f"Values are nested more than {MAX_DEPTH} deep here."
            return _broken(SourceLocation(path, line + first_line), what)
    return None


def _value(
    node: yaml.Node, path: str, first_line: int, depth: int, key: yaml.Node | None = None
) -> Value | Diagnostic:
    at = _place(node, path, first_line)
    key_at = at if key is None else _place(key, path, first_line)
    if depth > MAX_DEPTH:
        return _broken(at, f"Values are nested more than {MAX_DEPTH} deep here.")
    if isinstance(node, yaml.ScalarNode):
        absent = node.tag == "tag:yaml.org,2002:null"
        return Value("" if absent else str(node.value), at, key_at)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for child in node.value:
            item = _value(child, path, first_line, depth + 1)
            if isinstance(item, Diagnostic):
                return item
            items.append(item)
        return Value(tuple(items), at, key_at)
    mapping: dict[str, Value] = {}
    for name, child in node.value:
        entry = _value(child, path, first_line, depth + 1, name)
        if isinstance(entry, Diagnostic):
            return entry
        mapping[str(name.value) if isinstance(name, yaml.ScalarNode) else "?"] = entry
    return Value(mapping, at, key_at)


def _place(node: yaml.Node, path: str, first_line: int) -> SourceLocation:
    return SourceLocation(path, node.start_mark.line + first_line, node.start_mark.column + 1)


def _broken(at: SourceLocation, what: str) -> Diagnostic:
    return Diagnostic(
        code="S001",
        severity=Severity.ERROR,
        location=at,
        what=what,
        why="What this file says cannot be known.",
        remedy="Write plain keys and values, and quote values that hold a colon or a star.",
    )


def flatten(entries: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Every scalar with its dotted key, in one line each."""
    stack = [(key, value) for key, value in entries.items()][::-1]
    while stack:
        key, value = stack.pop()
        if value.text is not None:
            yield key, " ".join(value.text.split())
        elif isinstance(value.data, dict):
            stack += [(f"{key}.{name}", inner) for name, inner in value.data.items()][::-1]
        elif isinstance(value.data, tuple):
            stack += [(f"{key}.{place}", inner) for place, inner in enumerate(value.data)][::-1]
