"""How a change is named and where it is said to stand."""

from collections import Counter
from dataclasses import dataclass, field

from inforce.digest import digest_of
from inforce.documents.provision import Provision, ProvisionKind
from inforce.redline.blocks import Block

ID_LENGTH = 10


def citation_of(block: Block | None) -> str:
    """The address of a block: the numbers on its way joined, or its heading where none has one."""
    if block is None:
        return ""
    way = (*block.path, block.provision)
    number = ""
    for provision in way:
        if not provision.number:
            continue
        if provision.kind is ProvisionKind.SECTION:
            number = provision.number.rstrip(".:)")
        else:
            number += _in_brackets(provision.number, first=not number)
    if number:
        return number
    section = block.section
    return section.text if section.kind is ProvisionKind.SECTION else ""


def _in_brackets(number: str, *, first: bool) -> str:
    bare = number.strip("().")
    return bare if first else f"({bare})"


@dataclass(slots=True)
class Register:
    """Names changes by what they do and where, so that a name outlives its neighbours."""

    _given: Counter[str] = field(default_factory=Counter)

    def name(self, kind: str, *facts: str | None) -> str:
        """A name for a change; two that do the same in one place are counted."""
        parts = [(fact or "").encode("utf-8", "surrogatepass") for fact in facts]
        name = f"change-{digest_of('change', kind.encode(), *parts).hex[:ID_LENGTH]}"
        self._given[name] += 1
        again = self._given[name]
        return name if again == 1 else f"{name}-{again}"


def line_of(block: Block | None) -> int | None:
    """The first source line of a block."""
    return None if block is None else block.provision.line


def id_of(provision: Provision | None) -> str:
    """The id of a provision; empty where there is none."""
    return "" if provision is None else provision.id
