"""The permanent pages and files of one policy, each made only when it is written."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from inforce.pipeline.definitions import NOTHING
from inforce.pipeline.notice_pages import calendar_files, former_pages, notice_pages
from inforce.pipeline.page_making import PageMaking
from inforce.pipeline.whole_texts import general_beside
from inforce.publication.addresses import (
    CANONICAL_TEXT,
    MARKDOWN_SOURCE,
    history_address,
    output_path,
    text_address,
    translation_address,
)
from inforce.publication.artifact import Artifact, Page, page_of
from inforce.publication.pages.comparison import (
    ComparedBody,
    ComparisonView,
    comparison_view,
    in_every_view,
    text_comparison_view,
)
from inforce.publication.pages.draft import DraftBody, draft_view
from inforce.publication.pages.history import history_view
from inforce.publication.pages.policy import shown_live
from inforce.publication.pages.standing import PolicyFacts, Standing
from inforce.publication.pages.translation import translation_view
from inforce.publication.pages.version import text_view, version_view
from inforce.source.text import SourceText
from inforce.versions.identity import VersionLabel
from inforce.versions.version import TranslationText


def policy_pages(
    facts: PolicyFacts, general: PolicyFacts | None, making: PageMaking
) -> Iterator[Page]:
    """Each version, each of its texts, what changed between them, and the history.

    Neighbours are made one after another, so that few parsed texts are at hand at once.

    Args:
        facts: The policy.
        general: The policy that it supplements.
        making: What pages are made with.
    """
    compared = dict.fromkeys(facts.compared)
    for standing in facts.standings:
        yield from _version_pages(facts, general, standing, making)
        for old, new in facts.compared:
            if new == standing.version.label:
                compared.pop((old, new), None)
                yield from _comparison_pages(facts, old, new, making)
        yield from notice_pages(facts, standing.version.label, making)
    for old, new in compared:
        yield from _comparison_pages(facts, old, new, making)
    yield from former_pages(facts)
    yield from _translation_pages(facts, making)
    view = history_view(facts, as_of=making.site.as_of)
    path = output_path(history_address(facts.history.policy))
    yield page_of(path, "inforce/history.html", view)


def _version_pages(
    facts: PolicyFacts, general: PolicyFacts | None, standing: Standing, making: PageMaking
) -> Iterator[Page]:
    version, language = standing.version, facts.history.language
    views = [version_view(facts, standing, site=making.site)]
    views.extend(text_view(facts, standing, text, site=making.site) for text in version.texts)
    above = general_beside(general, standing, language, making.on)
    for view, text in zip(views, (version.text, *version.texts), strict=True):
        source = text.source
        lexicon = making.definitions.beside(text)
        links = making.links(lexicon, language, policy=True, general=above)
        yield page_of(
            output_path(view.head.path),
            "inforce/version.html",
            view,
            body_key=making.body_key(source, language, links),
            body=partial(making.body, source, language, links),
        )
    for old, new in pairwise(version.texts):
        yield _redline_page(text_comparison_view(facts, standing, old, new), making)


def _comparison_pages(
    facts: PolicyFacts, old: VersionLabel, new: VersionLabel, making: PageMaking
) -> Iterator[Page]:
    sides = facts.standing(old), facts.standing(new)
    if sides[0] is None or sides[1] is None:
        msg = f"{facts.history.policy}: a comparison names a version that is not there"
        raise AssertionError(msg)
    for view in in_every_view(comparison_view(facts, sides[0], sides[1])):
        yield _redline_page(view, making)


def _redline_page(view: ComparisonView, making: PageMaking) -> Page:
    language = view.head.language
    pair = making.pair(view.old.text, view.new.text, language)
    style = making.style(language, view.view)
    notes = () if view.within else view.new.standing.version.changes

    def body() -> ComparedBody:
        return ComparedBody(
            redline=making.compare.html(pair, making.site_map, style),
            reading=making.compare.reading(pair, notes),
        )

    return page_of(
        output_path(view.head.path),
        "inforce/comparison.html",
        view,
        body_key=making.compare.html_key(pair, making.site_map, style),
        body=body,
    )


def _translation_pages(facts: PolicyFacts, making: PageMaking) -> Iterator[Page]:
    shown = shown_live(facts)
    latest: dict[str, tuple[Standing, TranslationText]] = {}
    for (label, language), translation in latest_translations(facts).items():
        standing = facts.standing(VersionLabel(label))
        if standing is None:
            continue
        yield _translation_page(facts, standing, translation, making, live=False)
        order = facts.standings.index(standing)
        limit = facts.standings.index(shown) if shown is not None else order
        held = latest.get(language)
        if order <= limit and (held is None or facts.standings.index(held[0]) <= order):
            latest[language] = (standing, translation)
    for standing, translation in latest.values():
        yield _translation_page(facts, standing, translation, making, live=True)


def latest_translations(facts: PolicyFacts) -> dict[tuple[str, str], TranslationText]:
    """The latest text of each version in each language."""
    return {(t.of_label, t.language): t for t in facts.history.translations}


def _translation_page(
    facts: PolicyFacts,
    standing: Standing,
    translation: TranslationText,
    making: PageMaking,
    *,
    live: bool,
) -> Page:
    view = translation_view(facts, standing, translation, site=making.site, live=live)
    source = translation.source
    links = making.links(NOTHING, translation.language, policy=True)
    return page_of(
        output_path(view.head.path),
        "inforce/translation.html",
        view,
        body_key=making.body_key(source, translation.language, links),
        body=partial(making.body, source, translation.language, links),
    )


def draft_page(
    facts: PolicyFacts, general: PolicyFacts | None, draft: SourceText, making: PageMaking
) -> Page:
    """The working text with its redline; only a preview shows it."""
    view = draft_view(facts, making.derive.facts(draft).digest)
    shown = shown_live(facts)
    language = view.head.language

    def body() -> DraftBody:
        above = general_beside(general, None, language, making.on)
        links = making.links(making.definitions.now, language, policy=True, general=above)
        text = making.body(draft, language, links)
        if not shown:
            return DraftBody(text=text)
        pair = making.pair(shown.version.text, draft, language)
        redline = making.compare.html(pair, making.site_map, making.style(language))
        reading = making.compare.reading(pair, making.derive.facts(draft).changes)
        return DraftBody(text=text, redline=redline, reading=reading)

    # Never kept: it is looked at once, and then it has changed.
    return page_of(output_path(view.head.path), "inforce/draft.html", view, body=body)


def policy_files(facts: PolicyFacts, making: PageMaking) -> Iterator[Artifact]:
    """The words and the Markdown of every text, so that anyone can check its digest."""
    policy = facts.history.policy
    for standing in facts.standings:
        version = standing.version
        for text in version.texts:
            yield from _text_files(
                text_address(policy, version.label, text.number), text.source, making
            )
    yield from calendar_files(facts, making)
    for (label, language), translation in latest_translations(facts).items():
        address = translation_address(policy, VersionLabel(label), translation.language)
        del language
        yield from _text_files(address, translation.source, making)


def _text_files(address: str, source: SourceText, making: PageMaking) -> Iterator[Artifact]:
    words = making.derive.canonical(source).encode()
    yield Artifact(path=address + CANONICAL_TEXT, media_type="text/plain", data=words)
    yield Artifact(
        path=address + MARKDOWN_SOURCE, media_type="text/markdown", data=source.text.encode()
    )
