"""A redline as JSON that validates against `schemas/redline.schema.json`."""

import json
from collections.abc import Sequence
from typing import Any, Final

from inforce.documents.document import Document
from inforce.publication.redline_list import counts_of
from inforce.publication.redline_terms import ENGLISH
from inforce.redline.changes import (
    Change,
    DefinitionChange,
    Deletion,
    FormatChange,
    Insertion,
    LinkChange,
    Move,
    Renumbering,
    Substitution,
)
from inforce.redline.facts import FactChange
from inforce.redline.redline import Redline

FORMAT: Final = "inforce.redline/1"


def redline_json(redline: Redline, facts: Sequence[FactChange] = ()) -> str:
    """One JSON document: what was compared, how many words changed, every change."""
    words = {"delete": 0, "insert": 0, "equal": 0}
    for tag, found in redline.word_edits():
        words[tag] += len(found)
    document = {
        "format": FORMAT,
        "old": _side(redline.old),
        "new": _side(redline.new),
        "same": not redline.changes and not facts,
        "words": {
            "deleted": words["delete"],
            "inserted": words["insert"],
            "unchanged": words["equal"],
        },
        "counts": {count.kind: count.count for count in counts_of(redline.changes, ENGLISH)},
        "facts": [{"name": fact.name, "old": fact.old, "new": fact.new} for fact in facts],
        "changes": [change_json(change) for change in redline.changes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _side(document: Document) -> dict[str, Any]:
    return {"path": document.path, "title": document.title}


def change_json(change: Change) -> dict[str, Any]:
    """One change; what was edited inside a move stands inside it."""
    told: dict[str, Any] = {
        "id": change.id,
        "section": change.section,
        "citation": change.citation,
        "old": {"line": change.old_line, "provision": change.old_provision},
        "new": {"line": change.new_line, "provision": change.new_provision},
    }
    match change:
        case Insertion():
            told |= {"kind": "insertion", "whole": change.whole}
            told["new"]["words"] = change.words
        case Deletion():
            told |= {"kind": "deletion", "whole": change.whole}
            told["old"]["words"] = change.words
        case Substitution():
            told["kind"] = "substitution"
            told["old"]["words"], told["new"]["words"] = change.old_words, change.new_words
        case Move():
            told |= {"kind": "move", "edits": [change_json(edit) for edit in change.edits]}
            told["old"] |= {
                "words": change.old_words,
                "section": change.old_section,
                "citation": change.old_citation,
            }
            told["new"]["words"] = change.words
        case Renumbering():
            told |= {"kind": "renumbering", "words": change.words}
            told["old"]["number"], told["new"]["number"] = change.old_number, change.new_number
        case LinkChange():
            told |= {"kind": "link_change", "words": change.words}
            told["old"]["target"], told["new"]["target"] = change.old_target, change.new_target
        case FormatChange():
            told |= {"kind": "format_change", "words": change.words}
            told["old"]["format"], told["new"]["format"] = change.old_format, change.new_format
        case DefinitionChange():
            told |= {"kind": "definition_change", "term": change.term}
            told["used_in"] = list(change.used_in)
            told["old"]["words"] = change.old_definition
            told["new"]["words"] = change.new_definition
    return told
