"""How a change is named and where it is said to stand."""

from collections import Counter
from dataclasses import dataclass, field

from inforce.digest import digest_of
from inforce.documents.citation import Citations
from inforce.documents.document import Document
from inforce.documents.provision import Provision
from inforce.redline.blocks import Block

ID_LENGTH = 10


class Addresses:
    """How one says where the blocks of a document stand."""

    def __init__(self, document: Document) -> None:
        self._citations = Citations(document)

    def of(self, block: Block | None) -> str:
        """Where a block stands, in words; empty for none."""
        if block is None:
            return ""
        return str(self._citations.of((*block.path, block.provision)))


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
