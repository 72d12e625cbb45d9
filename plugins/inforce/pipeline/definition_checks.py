"""What authors must be told of the words of their policies, and of what explains them."""

from collections.abc import Iterator, Mapping

from inforce.diagnostics import Diagnostic, Severity
from inforce.glossary.change_check import changed_since
from inforce.glossary.jargon import unexplained_words
from inforce.glossary.lexicon import lexicon_of
from inforce.glossary.own_terms import own_terms
from inforce.glossary.usage_check import judge_definitions
from inforce.pipeline.assembly import Site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.page_making import PageMaking
from inforce.publication.pages.standing import PolicyFacts
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId, tongue


def definition_diagnostics(
    policies: Mapping[PolicyId, PolicyFacts], making: PageMaking
) -> Iterator[Diagnostic]:
    """A text that is about to change takes the new definitions with it, and is left out."""
    now = making.definitions.now
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
    chosen = site.sources.settings
    document, language = derive.document(source).document, history.language
    shared = bool(chosen.glossary) and tongue(language) == tongue(chosen.language)
    lexicon = lexicon_of(site.glossary.terms if shared else (), language)
    mended = history.draft is not None and not chosen.adopt
    yield from judge_definitions(
        document,
        language,
        lexicon,
        path=source.path,
        known=_defined_above(history, site, derive),
        severity=Severity.WARNING if mended else Severity.INFO,
    )
    if shared:
        yield from unexplained_words(document, language, lexicon, source.path)


def _defined_above(history: VersionHistory, site: Site, derive: Derivations) -> tuple[str, ...]:
    """The words that the general policy of a supplement defines."""
    for general in site.histories:
        if str(general.policy) == history.supplements and general.versions:
            source = general.draft or general.versions[-1].text.source
            terms = own_terms(derive.document(source).document, general.language)
            return tuple(one.word for one in terms.defined.values())
    return ()
