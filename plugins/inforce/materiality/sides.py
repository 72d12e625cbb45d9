"""How a text calls the two sides that it binds: by a name, or by a pronoun."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inforce.materiality.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side, as a text may call it.

    Args:
        called: The nouns for it.
        pronouns: The pronouns for it.
        put: Patterns of what is said of it by nouns, each with the pronoun for it.
    """

    called: frozenset[str]
    pronouns: frozenset[str]
    put: Mapping[str, str] = field(default_factory=dict)

    def spoken_to(self, words: Words) -> Words:
        """Words in small letters with the pronoun wherever the side is called by a noun."""
        text = " ".join(words)
        for noun, pronoun in self.put.items():
            text = re.sub(rf"(?<!\S){noun}(?!\S)", pronoun, text)
        return tuple(text.split())
