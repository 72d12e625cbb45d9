"""The gate: what a proposed change, or a coming version, must not do to those it will bind.

What is published already is not judged here: it cannot be unsaid, and a site must go on standing.
"""

from collections.abc import Callable, Iterator
from datetime import date

from inforce.diagnostics import Diagnostic, Severity, in_order
from inforce.materiality.assessment import assess
from inforce.materiality.declared import Declaration, clausal, judge_declaration
from inforce.materiality.notice_clauses import judge_clauses
from inforce.materiality.notice_gate import ComingVersion, coming_versions, judge_notice
from inforce.materiality.notice_preset import NoticePreset
from inforce.materiality.notice_waivers import answered
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.publishing import publish
from inforce.pipeline.site_anchors import judge_anchors, judge_lost_anchors, living_texts
from inforce.pipeline.site_map import map_site
from inforce.pipeline.statuses import standing_on
from inforce.publication.words import Words
from inforce.redline.compare import compare
from inforce.source.front_matter import split_front_matter
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.proposing import judge_proposal


def judge_site(
    site: Site,
    derive: Derivations,
    words_of: Callable[[str], Words],
    presets: tuple[NoticePreset, ...],
    *,
    on: date,
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a site and with what is proposed for it.

    Args:
        site: What is known of it.
        derive: Derivations, kept by digest.
        words_of: The words around a text, in its language.
        presets: What a coming change must meet.
        on: The day.
    """
    published = publish(site, derive, words_of, on=on).diagnostics
    working = frozenset(source.path for source in site.sources.working)
    found = [*published, *_anchors(site, derive, on)]
    for history in site.histories:
        found += judge_proposal(history, working, on=on)
        found += _notice(history, site, derive, presets, on)
        found += _clauses(history, site, derive, presets, on)
    return in_order(found)


def _notice(
    history: VersionHistory,
    site: Site,
    derive: Derivations,
    presets: tuple[NoticePreset, ...],
    on: date,
) -> Iterator[Diagnostic]:
    foreign = bool(site.sources.settings.adopt)
    for coming in coming_versions(history, on):
        found = [*judge_notice(coming, presets, foreign=foreign)]
        if not foreign:
            found += _declared(coming, derive, history.language, on)
        waivers = [w for w in derive.facts(coming.version.text.source).waivers if not clausal(w)]
        yield from answered(found, waivers, on=on)


def _declared(
    coming: ComingVersion, derive: Derivations, language: str, on: date
) -> Iterator[Diagnostic]:
    """What a coming version says of its changes, held against them."""
    if not coming.before:
        return
    source = coming.version.text.source
    before = derive.document(coming.before[-1].text.source).document
    redline = compare(before, derive.document(source).document)
    said = split_front_matter(source)
    declared = Declaration(
        path=source.path,
        change=coming.version.change,
        line=dict(said.lines).get("change", 1),
        notes=said.changes,
        waivers=said.waivers,
    )
    yield from judge_declaration(declared, assess(redline, language or "en"), on=on)


def _clauses(
    history: VersionHistory,
    site: Site,
    derive: Derivations,
    presets: tuple[NoticePreset, ...],
    on: date,
) -> Iterator[Diagnostic]:
    """A draft's clauses can be mended; what is published is only worth knowing."""
    source = history.draft or _newest(history)
    foreign = bool(site.sources.settings.adopt)
    if source is None or history.supplements or not history.language.startswith("en"):
        return
    mended = history.draft is not None and not foreign
    found = judge_clauses(
        derive.document(source).document,
        presets,
        on=on,
        severity=Severity.WARNING if mended else Severity.INFO,
    )
    yield from answered(found, derive.facts(source).waivers, on=on)


def _newest(history: VersionHistory) -> SourceText | None:
    standing = [v for v in history.versions if v.withdrawn_on is None]
    return standing[-1].text.source if standing else None


def _anchors(site: Site, derive: Derivations, on: date) -> Iterator[Diagnostic]:
    policies = {history.policy: standing_on(history, on) for history in site.histories}
    site_map = map_site(site, policies)
    living = living_texts(site.histories)
    for source in (*site.pages, *living.values()):
        yield from judge_anchors(source, site_map, living, derive)
    for history in site.histories:
        yield from judge_lost_anchors(history, derive)
