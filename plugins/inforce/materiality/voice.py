"""Who does it, said of what is done: “is stored by us” is “we store”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

# A letter that was doubled before an ending, and the ending itself.
ENDED: Final = re.compile(r"(?:([bdgklmnprt])\1)?ed$")


@dataclass(frozen=True, kw_only=True)
class Passive:
    """The words of a language that say what is done, and by whom.

    Args:
        by: The word before whoever acts.
        being: The forms of the verb that goes before what is done.
        modal: What may stand before that.
        agents: The pronouns after `by`, each with that of whoever acts.
        done: What is done by verbs whose form is their own, each with what whoever acts does.
    """

    by: str = ""
    being: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    agents: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, str] = field(default_factory=dict)

    def active(self, text: str) -> str:
        """A text in which whoever acts stands first, where the sentence names them."""
        if not self.by or f" {self.by} " not in text:
            return text
        return self._pattern.sub(self._turned, text)

    def _turned(self, hit: re.Match[str]) -> str:
        opening, subject, modal, verb, pronoun, name = hit.groups()
        agent = name or self.agents[pronoun.lower()]
        acts = self.done.get(verb.lower()) or ENDED.sub(r"\1", verb)
        return f"{opening}{agent} {modal or ''}{acts} {subject[0].lower()}{subject[1:]}"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        modal, being, done, agents = (
            "|".join(map(re.escape, words))
            for words in (self.modal, self.being, self.done, self.agents)
        )
        return re.compile(
            r"((?:^|[,;:.]\s+))([^,;:.]{3,80}?)\s+"
            rf"((?:(?:{modal})\s+)*)(?:{being})\s+"
            rf"(\w+ed|{done})\s+{self.by}\s+(?:({agents})\b|([A-Z]\w+(?: [A-Z]\w+)*))"
        )
