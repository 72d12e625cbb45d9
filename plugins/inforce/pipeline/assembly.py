"""From what was read to what is known: histories, services, terms, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inforce.diagnostics import Diagnostic, in_order
from inforce.glossary.entries import parse_glossary
from inforce.glossary.term import Glossary
from inforce.ledger.record import Record
from inforce.materiality.notice_preset import NoticePreset
from inforce.pipeline.derivations import Derivations
from inforce.settings import Settings
from inforce.source.revision import Revision
from inforce.source.text import SourceText
from inforce.supplements.listing import parse_services
from inforce.supplements.service import Services
from inforce.versions.adoption import Adoption
from inforce.versions.assembly import PendingBranch, assemble_histories
from inforce.versions.history import VersionHistory
from inforce.versions.layout import Layout
from inforce.versions.merging import merge_policies


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything the adapters read, as values.

    Args:
        settings: The site's choices.
        layout: Where policies lie.
        adoption: How to read a history that was not written for this program.
        working: The Markdown files in the folder of policies.
        glossary: The glossary files.
        services: The list of services, where there is one.
        files: Paths of other files in the folder of policies, relative to the root.
        revisions: The published history, oldest first; empty without git.
        contents: The bytes of each blob in `revisions` and `pending`.
        pending: What branches with announced texts add.
        sealed: The histories that the sealed record holds.
        record: The record's files by their path in it, published as they are.
        sealed_record: The record as it was read; it holds the definitions beside each text.
        presets: What a coming change must meet.
        diagnostics: What reading had to say.
    """

    settings: Settings
    layout: Layout
    adoption: Adoption = field(default_factory=Adoption)
    working: tuple[SourceText, ...] = ()
    glossary: tuple[SourceText, ...] = ()
    services: SourceText | None = None
    files: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    contents: Mapping[str, bytes]
    pending: tuple[PendingBranch, ...] = ()
    sealed: tuple[VersionHistory, ...] = ()
    record: Mapping[str, bytes] = field(default_factory=dict)
    sealed_record: Record = field(default_factory=Record)
    presets: tuple[NoticePreset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything known of a site before it is published.

    Args:
        sources: What it was made from.
        observed: The histories that git and the working texts tell.
        histories: The histories that count: the sealed record, and what came after it.
        services: The services.
        glossary: The terms.
        pages: Ordinary pages, which are no policies.
        diagnostics: What authors must be told.
    """

    sources: Sources
    observed: tuple[VersionHistory, ...]
    histories: tuple[VersionHistory, ...]
    services: Services
    glossary: Glossary
    pages: tuple[SourceText, ...]
    diagnostics: tuple[Diagnostic, ...]


def assemble_site(sources: Sources, derive: Derivations, *, on: date) -> Site:
    """Put a site together; every complaint is collected, none stops the rest.

    Args:
        sources: What was read.
        derive: Derivations, kept by digest.
        on: The day it is put together for.
    """
    assembled = assemble_histories(
        sources.revisions,
        sources.contents,
        layout=sources.layout,
        adoption=sources.adoption,
        facts=derive.facts,
        count_words_changed=derive.words_changed,
        pending=sources.pending,
        working=sources.working,
        on=on,
    )
    histories = merge_policies(sources.sealed, assembled.histories)
    policies = {str(history.policy): history.supplements for history in histories}
    listed = parse_services(sources.services, policies) if sources.services else None
    terms = parse_glossary(sources.glossary)
    return Site(
        sources=sources,
        observed=assembled.histories,
        histories=histories,
        services=listed.services if listed else Services(),
        glossary=terms.glossary,
        pages=tuple(text for text in sources.working if is_page(text, sources.layout, derive)),
        diagnostics=in_order(
            (
                *sources.diagnostics,
                *assembled.diagnostics,
                *(listed.diagnostics if listed else ()),
                *terms.diagnostics,
            )
        ),
    )


def is_page(text: SourceText, layout: Layout, derive: Derivations) -> bool:
    """An index page, or a text that says it is a page, is no policy."""
    return layout.place(text.path) is None or derive.facts(text).kind == "page"
