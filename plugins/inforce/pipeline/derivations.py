"""What is derived from texts alone, each derivation made once and kept by digest.

Reading a text's facts, counting the words between two texts, rendering a body: each is a function
of bytes and of the program. A warm build therefore parses nothing that has not changed.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from inforce.digest import Digest, digest_of
from inforce.documents.parse import ParsedDocument, parse_document
from inforce.publication.body_html import BodyHtml, TocEntry, render_body
from inforce.publication.links import SiteMap
from inforce.source.text import SourceText
from inforce.versions.facts import TextFacts, read_facts

# How many parsed texts are kept at hand: the neighbours that one policy's pages need at once.
PARSED_AT_HAND = 12


class Cache(Protocol):
    """Where derived bytes are kept."""

    def get(self, kind: str, key: Digest) -> bytes | None:
        """The bytes kept for this key, or None."""
        ...

    def put(self, kind: str, key: Digest, payload: bytes) -> None:
        """Keep these bytes."""
        ...
