"""A translation's page: a text in another language, and which text prevails over it."""

from dataclasses import dataclass, replace
from datetime import date

from inforce.publication.addresses import (
    CANONICAL_TEXT,
    MARKDOWN_SOURCE,
    href_of,
    live_translation_address,
    translation_address,
    version_address,
)
from inforce.publication.pages.links import (
    VersionLink,
    history_href,
    language_links,
    policy_link,
    translated_label,
    version_link,
)
from inforce.publication.pages.parts import Head, LanguageLink, SiteFacts
from inforce.publication.pages.policy import Successor
from inforce.publication.pages.standing import PolicyFacts, Standing
from inforce.publication.pages.text_page import TextPage
from inforce.publication.pages.turning import Turn, turns
from inforce.publication.pages.version import TextFacts
from inforce.versions.version import TranslationText


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationView(TextPage):
    """A page that shows a translation.

    Args:
        standing: The version it translates.
        text: The text shown.
        prevailing: The prevailing text of the same version.
        behind: The version in force, where the translation is of an earlier one.
        successor: What took its place at the live address, where nobody rebuilt the page.
        turns: The same for today and for later days; its banner says what is so when it is read.
    """

    standing: Standing
    text: TextFacts
    prevailing: LanguageLink
    behind: VersionLink | None = None
    successor: Successor | None = None
    turns: "tuple[Turn[TranslationView], ...]" = ()


def translation_view(
    facts: PolicyFacts,
    standing: Standing,
    translation: TranslationText,
    *,
    site: SiteFacts,
    live: bool = False,
) -> TranslationView:
    """A translation names the text that prevails, and says where it is a version behind.

    Args:
        facts: The policy.
        standing: The version it translates.
        translation: The text.
        site: The site.
        live: Whether it stands for the text in force at `<policy>/<language>/`.
    """

    def say(day: date | None) -> TranslationView:
        then = facts.on(day)
        now = then.standing(standing.version.label) or standing
        view = _view_on(then, now, translation, site=site, live=live)
        replaced = live and day is not None and then.in_force != facts.in_force
        return replace(view, successor=_successor(then, translation)) if replaced else view

    return replace(say(None), turns=turns(facts.days, say))


def _successor(facts: PolicyFacts, translation: TranslationText) -> Successor | None:
    """The version in force by then, in the same language where it is translated."""
    binding = facts.in_force
    if binding is None:
        return Successor(version=None, repealed_on=facts.history.repealed_on)
    label = binding.version.label
    link = version_link(facts, label)
    if link is None or label == translation.of_label:
        return None
    if translated_label(facts, label, translation.language) == label:
        address = translation_address(facts.history.policy, label, translation.language)
        link = replace(link, href=href_of(address))
    return Successor(version=link)


def _view_on(
    facts: PolicyFacts,
    standing: Standing,
    translation: TranslationText,
    *,
    site: SiteFacts,
    live: bool,
) -> TranslationView:
    policy, label = facts.history.policy, standing.version.label
    permanent = translation_address(policy, label, translation.language)
    path = live_translation_address(policy, translation.language) if live else permanent
    in_force = facts.in_force
    current = in_force is not None and in_force.version.label == label
    shown_for = in_force if live and in_force is not None else standing
    languages = language_links(facts, shown_for, translation.language, live=live)
    indexed = live and current
    return TranslationView(
        head=Head(
            title=translation.title,
            language=translation.language,
            path=path,
            crumbs=(policy_link(facts),),
            indexed=indexed,
            canonical=site.whole(path) if indexed else "",
        ),
        policy=policy_link(facts),
        history=history_href(facts),
        standing=standing,
        text=TextFacts(
            digest=translation.digest,
            number=translation.number,
            latest=True,
            own=href_of(permanent),
            version=href_of(version_address(policy, label)),
            plain=href_of(permanent + CANONICAL_TEXT),
            source=href_of(permanent + MARKDOWN_SOURCE),
        ),
        prevailing=languages[0],
        behind=version_link(facts, in_force.version.label) if in_force and not current else None,
        languages=languages,
    )
