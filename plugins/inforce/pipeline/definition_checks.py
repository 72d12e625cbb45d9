"""What authors must be told of the words of their policies, and of what explains them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from inforce.diagnostics import Diagnostic, Severity
from inforce.glossary.change_check import changed_since
from inforce.glossary.entry_circles import circular_entries
from inforce.glossary.jargon import unexplained_words
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.own_terms import own_terms
from inforce.glossary.usage_check import judge_definitions
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.page_making import PageMaking
from inforce.publication.pages.standing import PolicyFacts
from inforce.source.text import SourceText
from inforce.versions.diagnostic_rows import diagnostics_of, rows_of
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId, tongue


def definition_diagnostics(
    policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Diagnostic]:
    """Entries that explain nothing, and those that changed beside a text in force.

    A text that is about to change takes the new definitions with it, and is left out.
    """
    now = making.definitions.now
    if now:
        yield from _circular_entries(now, making)
    for facts in policies.values():
        history = facts.history
        if not now or history.draft is not None or not facts.standings:
            continue
        version = facts.standings[-1].version
        then = making.definitions.between(version.text, None, history.language)
        if then is not None:
            uses = making.derive.uses(version.text.source, now)
            used = frozenset(term for term, _, _ in uses)
            yield from changed_since(str(history.policy), version.label, used, then[0], now)


def _circular_entries(now: Lexicon, making: PageMaking) -> Iterator[Diagnostic]:
    language = making.definitions.language
    paths = (term.source.path for term in now.glossary.terms)
    yield from _kept(
        making.derive,
        "circular-entries",
        (language, str(now.digest), *paths),
        lambda: circular_entries(now, language),
    )


def judge_words(
    history: VersionHistory, source: SourceText, site: Site, derive: Derivations
) -> Iterator[Diagnostic]:
    """What a policy defines, and the technical words that nobody explains.

    In a draft a mistake can be mended; in what is published it is only worth knowing.

    Args:
        history: The policy.
        source: Its draft, or its latest text.
        site: What is known of the site.
        derive: Derivations, kept by digest.
    """
    chosen, language = site.sources.settings, history.language
    shared = bool(chosen.glossary) and tongue(language) == tongue(chosen.language)
    lexicon = lexicon_of(site.glossary.terms if shared else (), language)
    mended = history.draft is not None and not chosen.adopt
    severity = Severity.WARNING if mended else Severity.INFO
    general = _general(history, site)

    def judge() -> Iterator[Diagnostic]:
        document = derive.document(source).document
        yield from judge_definitions(
            document,
            language,
            lexicon,
            path=source.path,
            known=_defined_above(general, derive),
            severity=severity,
        )
        if shared:
            yield from unexplained_words(document, language, lexicon, source.path)

    above = (general[0].text, general[1]) if general is not None else ()
    told = (source.path, source.text, language, str(severity), str(shared), str(lexicon.digest))
    yield from _kept(derive, "own-terms", (*told, *above), judge)


def _kept(
    derive: Derivations, kind: str, parts: Iterable[str], judge: Callable[[], Iterable[Diagnostic]]
) -> tuple[Diagnostic, ...]:
    kept = derive.kept(
        kind, derive.key(kind, *parts), lambda: json.dumps(rows_of(judge())).encode()
    )
    return diagnostics_of(json.loads(kept))


def _general(history: VersionHistory, site: Site) -> tuple[SourceText, str] | None:
    """The text of the general policy that a supplement adds to, and its language."""
    for general in site.histories:
        if str(general.policy) == history.supplements and general.versions:
            return general.draft or general.versions[-1].text.source, general.language
    return None


def _defined_above(general: tuple[SourceText, str] | None, derive: Derivations) -> tuple[str, ...]:
    """The words that the general policy of a supplement defines."""
    if general is None:
        return ()
    terms = own_terms(derive.document(general[0]).document, general[1])
    return tuple(one.word for one in terms.defined.values())
