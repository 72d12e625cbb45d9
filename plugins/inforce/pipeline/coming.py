"""What is wrong with versions that are to come: their notice, and what is said of their changes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from inforce.diagnostics import Diagnostic, Severity
from inforce.ledger.lost_notices import judge_lost_notices
from inforce.materiality.declared import Declaration, clausal, judge_declaration
from inforce.materiality.notice_clock import earliest_day
from inforce.materiality.notice_coming import ComingVersion, coming_versions
from inforce.materiality.notice_gate import judge_notice
from inforce.materiality.notice_promise import judge_promises
from inforce.materiality.notice_waivers import unneeded
from inforce.materiality.scale import Materiality
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.grounds import judge_grounds
from inforce.pipeline.weighing import Weighing
from inforce.source.front_matter import split_front_matter
from inforce.versions.folding import is_substantial
from inforce.versions.history import VersionHistory
from inforce.versions.version import Text, TextChange
from inforce.versions.waivers import answered


def judge_coming(history: VersionHistory, weighing: Weighing, *, on: date) -> Iterator[Diagnostic]:
    """Everything that keeps a coming version of a policy from taking effect as it is.

    Args:
        history: The policy.
        weighing: What weighs the changes of its site.
        on: The day.
    """
    site, derive = weighing.site, weighing.derive
    foreign = bool(site.sources.settings.adopt)

    def reworded(before: Text, text: Text) -> bool:
        return _another(before, text, history.language, weighing, foreign=foreign)

    for coming in coming_versions(history, on, reworded):
        source = coming.version.text.source
        waivers = derive.facts(source).waivers
        found = [*judge_notice(coming, site.sources.presets, foreign=foreign)]
        if not foreign:
            found += unneeded(found, waivers, source.path)
            found += _promised(coming, history.language, weighing)
            found += _declared(coming, history.language, weighing, on)
        yield from answered(found, [w for w in waivers if not clausal(w)], on=on)


def judge_promised_texts(site: Site, *, on: date) -> Iterator[Diagnostic]:
    """Texts that people were told of and that are nowhere; from a record alone nobody can tell."""
    if not site.sources.revisions:
        return
    for history in site.histories:
        yield from judge_lost_notices(history, site.sources.settings.record, on=on)


def warnings_of_coming(site: Site, derive: Derivations, *, on: date) -> tuple[Diagnostic, ...]:
    """What a build says of coming versions that the gate would not have let pass.

    It warns and goes on: what is on the published branch is public, and the build of each day
    must put other versions into force meanwhile. A strict build stops.
    """
    weighing = Weighing(site, derive)
    found = (
        diagnostic
        for history in site.histories
        for diagnostic in judge_coming(history, weighing, on=on)
    )
    return tuple(
        replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one
        for one in (*found, *judge_promised_texts(site, on=on), *judge_grounds(site, derive, on=on))
    )


def _another(before: Text, text: Text, language: str, weighing: Weighing, *, foreign: bool) -> bool:
    """Whether who was told of one text was told of something else than the next.

    A declared correction is one unless its words show otherwise; of any other edit it is enough
    that nobody can tell what it does.
    """
    corrects = text.change is TextChange.CORRECTION
    words = weighing.derive.facts(before.source).words
    if not corrects and is_substantial(text.words_changed, words):
        return True
    if foreign:
        return False
    found = weighing.assessed(before, text, language)
    return (found.shown if corrects else found.materiality) > Materiality.EDITORIAL


def _promised(coming: ComingVersion, language: str, weighing: Weighing) -> Iterator[Diagnostic]:
    """Whether the house keeps the word it gave in the text in force."""
    standing = coming.standing
    if standing is None or coming.version.corrects_date:
        return
    kept, given = (
        weighing.own_word(one.text.source, language).promises for one in (standing, coming.version)
    )
    presets = weighing.site.sources.presets
    earliest = earliest_day(presets, coming.version.change, told_on=coming.told_on)
    yield from judge_promises(coming, kept, given, earliest)


def _declared(
    coming: ComingVersion, language: str, weighing: Weighing, on: date
) -> Iterator[Diagnostic]:
    """What a coming version says of its changes, held against them."""
    previous = coming.previous
    if previous is None:
        return
    source = coming.version.text.source
    said = split_front_matter(source)
    declared = Declaration(
        path=source.path,
        change=coming.version.change,
        line=dict(said.lines).get("change", 1),
        notes=said.changes,
        waivers=said.waivers,
    )
    found = weighing.assessed(previous.text, coming.version.text, language)
    yield from judge_declaration(declared, found, on=on)
