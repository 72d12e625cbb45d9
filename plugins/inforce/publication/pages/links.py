"""The ways from one version of a policy to the others."""

from dataclasses import dataclass

from inforce.publication.addresses import (
    comparison_address,
    history_address,
    href_of,
    live_translation_address,
    policy_address,
    text_address,
    text_comparison_address,
    translation_address,
    version_address,
)
from inforce.publication.pages.parts import LanguageLink, Link
from inforce.publication.pages.standing import PolicyFacts, Standing
from inforce.versions.identity import Language, VersionLabel
from inforce.versions.version import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLink:
    """Another version, and the comparison with it where there is one."""

    standing: Standing
    href: str
    comparison: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """One of the texts a version has had, and the comparison with the one before it."""

    text: Text
    href: str
    comparison: str = ""


def compared_href(facts: PolicyFacts, one: Standing, other: Standing) -> str:
    """The comparison of two versions in whichever order there is one; empty where there is none."""
    for old, new in ((one.version, other.version), (other.version, one.version)):
        if (old.label, new.label) in facts.compared:
            return href_of(comparison_address(old, new))
    return ""


def version_link(
    facts: PolicyFacts, label: VersionLabel | None, against: Standing | None = None
) -> VersionLink | None:
    """The way to a version and to its comparison with the version at hand."""
    standing = facts.standing(label) if label is not None else None
    if standing is None or standing == against:
        return None
    return VersionLink(
        standing=standing,
        href=href_of(version_address(facts.history.policy, standing.version.label)),
        comparison=compared_href(facts, against, standing) if against else "",
    )


def policy_link(facts: PolicyFacts) -> Link:
    """The text in force."""
    return Link(facts.history.title, href_of(policy_address(facts.history.policy)))


def history_href(facts: PolicyFacts) -> str:
    """Every version."""
    return href_of(history_address(facts.history.policy))


def text_links(standing: Standing) -> tuple[TextLink, ...]:
    """Every text a version has had, in order."""
    version = standing.version
    links: list[TextLink] = []
    before: Text | None = None
    for text in version.texts:
        comparison = (
            href_of(text_comparison_address(version, before.number, text.number)) if before else ""
        )
        href = href_of(text_address(version.policy, version.label, text.number))
        links.append(TextLink(text=text, href=href, comparison=comparison))
        before = text
    return tuple(links)


def language_links(
    facts: PolicyFacts, standing: Standing, shown: str, *, live: bool = False
) -> tuple[LanguageLink, ...]:
    """The languages of a version; where one has only an earlier version, the way leads there.

    Args:
        facts: The policy.
        standing: The version.
        shown: The language of the page itself.
        live: Whether the ways lead to the texts in force, wherever those stand.
    """
    history, label = facts.history, standing.version.label
    own_address = policy_address(history.policy) if live else version_address(history.policy, label)
    links = [
        LanguageLink(
            language=history.language,
            href=href_of(own_address),
            prevails=True,
            of_label=label,
            shown=shown == history.language,
        )
    ]
    for language in sorted({text.language for text in history.translations}):
        of_label = translated_label(facts, label, language)
        if of_label is None:
            continue
        address = (
            live_translation_address(history.policy, language)
            if live
            else translation_address(history.policy, of_label, language)
        )
        links.append(
            LanguageLink(
                language=language,
                href=href_of(address),
                of_label=of_label,
                lags=of_label != label,
                shown=shown == language,
            )
        )
    return tuple(links) if len(links) > 1 else ()


def translated_label(
    facts: PolicyFacts, label: VersionLabel, language: Language
) -> VersionLabel | None:
    """The same version where it is translated, else the nearest earlier one that is."""
    translated = {t.of_label for t in facts.history.translations if t.language == language}
    labels = [standing.version.label for standing in facts.standings]
    earlier = reversed(labels[: labels.index(label) + 1])
    return next((candidate for candidate in earlier if candidate in translated), None)
