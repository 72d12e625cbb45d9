"""The gate: what a proposed change, or a coming version, must not do to those it will bind.

What is published already is not judged here: it cannot be unsaid, and a site must go on standing.
"""

from collections.abc import Callable, Iterator
from datetime import date

from inforce.diagnostics import Diagnostic, Severity, in_order
from inforce.materiality.declared import clausal
from inforce.materiality.notice_clauses import judge_clauses
from inforce.pipeline.assembly import Site
from inforce.pipeline.coming import judge_coming, judge_promised_texts
from inforce.pipeline.definition_checks import judge_words
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.editing import judge_edit
from inforce.pipeline.grounds import judge_grounds
from inforce.pipeline.preparing import prepare
from inforce.pipeline.site_anchors import (
    judge_anchors,
    judge_lost_addresses,
    judge_lost_anchors,
    living_texts,
)
from inforce.pipeline.site_checks import site_diagnostics
from inforce.pipeline.site_map import check_links, map_site
from inforce.pipeline.statuses import standing_on
from inforce.pipeline.weighing import Weighing
from inforce.publication.words import Words
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.lagging import judge_labels, judge_translations
from inforce.versions.proposing import judge_proposal
from inforce.versions.waivers import answered


def judge_site(
    site: Site, derive: Derivations, words_of: Callable[[str], Words], *, on: date
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a site and with what is proposed for it.

    Args:
        site: What is known of it.
        derive: Derivations, kept by digest.
        words_of: The words around a text, in its language.
        on: The day.
    """
    published = site_diagnostics(site, prepare(site, derive, words_of, on=on), derive)
    found = [*published, *_anchors(site, derive, on), *judge_grounds(site, derive, on=on)]
    found += judge_promised_texts(site, on=on)
    weighing = Weighing(site, derive)
    for history in site.histories:
        found += _proposals(history, weighing, on)
        found += judge_coming(history, weighing, on=on)
    return in_order(found)


def _proposals(history: VersionHistory, weighing: Weighing, on: date) -> Iterator[Diagnostic]:
    """What the working tree would do to one policy, but for what its author has answered."""
    site, derive = weighing.site, weighing.derive
    working = {source.path: source for source in site.sources.working}
    found = [
        *judge_proposal(history, working, on=on),
        *judge_translations(history, working, derive.facts),
        *judge_labels(history, working, derive.facts, site.sources.layout),
        *judge_lost_anchors(history, derive),
        *judge_lost_addresses(history, site.sources.sealed, derive),
        *_clauses(history, weighing, on),
        *_words(history, site, derive),
    ]
    found = [*judge_edit(history, found, weighing, on=on)]
    source = history.draft or _newest(history)
    waivers = derive.facts(source).waivers if source is not None else ()
    return answered(found, [w for w in waivers if not clausal(w)], on=on)


def _clauses(history: VersionHistory, weighing: Weighing, on: date) -> Iterator[Diagnostic]:
    """A draft's clauses can be mended; what is published is only worth knowing."""
    source = history.draft or _newest(history)
    if source is None or history.supplements:
        return
    sources = weighing.site.sources
    mended = history.draft is not None and not sources.settings.adopt
    yield from judge_clauses(
        source.path,
        weighing.own_word(source, history.language),
        sources.presets,
        on=on,
        severity=Severity.WARNING if mended else Severity.INFO,
    )


def _words(history: VersionHistory, site: Site, derive: Derivations) -> Iterator[Diagnostic]:
    source = history.draft or _newest(history)
    if source is not None:
        yield from judge_words(history, source, site, derive)


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
        if history.draft is not None:
            yield from check_links(history.draft, site_map, derive)
