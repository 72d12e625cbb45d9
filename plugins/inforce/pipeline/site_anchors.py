"""Addresses within a policy: links to clauses that are not there, and clauses that lose theirs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.documents.document import Document
from inforce.documents.provision import ProvisionKind
from inforce.location import SourceLocation
from inforce.pipeline.derivations import Derivations
from inforce.publication.addresses import policy_address
from inforce.publication.links import ROOT_MARK, SiteMap
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.placing import place_in


def living_texts(histories: tuple[VersionHistory, ...]) -> Mapping[str, SourceText]:
    """The text that each policy's address leads to once what is proposed is published."""
    return {
        policy_address(history.policy): history.draft or history.versions[-1].text.source
        for history in histories
        if history.draft is not None or history.versions
    }


def judge_anchors(
    source: SourceText, site_map: SiteMap, living: Mapping[str, SourceText], derive: Derivations
) -> Iterator[Diagnostic]:
    """A link to a clause that is not there leads to the top of its page.

    Args:
        source: The text whose links are followed.
        site_map: Where links lead.
        living: The text at each policy's address.
        derive: Derivations.
    """
    for link in derive.facts(source).links:
        fragment = unquote(_fragment(link.target))
        if not fragment:
            continue
        resolved = site_map.resolve(source.path, link.target) or ""
        here = link.target.startswith("#")
        target = source if here else living.get(_address(resolved))
        if target is None:
            continue
        addresses = _addresses_of(target, derive)
        if fragment in addresses or _is_footnote(fragment):
            continue
        yield Diagnostic(
            code="P002",
            severity=Severity.WARNING,
            location=SourceLocation(source.path, link.line),
            what=f"The link to “{link.target[:80]}” names a clause that is not there.",
            why="Its reader arrives at the top of the page and has to search.",
            remedy=did_you_mean(fragment, addresses)
            or "Name the id of a clause: `{#id}` behind its heading.",
        )


def judge_lost_anchors(history: VersionHistory, derive: Derivations) -> Iterator[Diagnostic]:
    """A section of the published text whose address a draft takes away."""
    if history.draft is None or not history.versions:
        return
    published = derive.document(history.versions[-1].text.source).document
    kept = set(_addresses_of(history.draft, derive))
    for provision in published.walk():
        if provision.kind is not ProvisionKind.SECTION or provision.id in kept:
            continue
        yield Diagnostic(
            code="P003",
            severity=Severity.WARNING,
            location=SourceLocation(history.draft.path),
            what=f"The address `{policy_address(history.policy)}#{provision.id}` "
            "would lead nowhere.",
            why="Others have linked to this section, and their readers would have to search.",
            remedy=f'Keep the id, or put `<a id="{provision.id}"></a>` where its subject now is.',
        )


def judge_lost_addresses(
    history: VersionHistory, sealed: Iterable[VersionHistory], derive: Derivations
) -> Iterator[Diagnostic]:
    """A former address of a policy that a draft no longer names; no record forgets one.

    Args:
        history: The policy.
        sealed: What the sealed record holds.
        derive: Derivations, kept by digest.
    """
    if history.draft is None or not history.versions:
        return
    kept = {*derive.facts(history.draft).aliases, str(history.policy)}
    kept.update(a for known in sealed if known.policy == history.policy for a in known.aliases)
    for alias in derive.facts(history.versions[-1].text.source).aliases:
        if alias in kept:
            continue
        yield Diagnostic(
            code="P004",
            severity=Severity.WARNING,
            location=place_in(history.draft, "aliases", "redirect_from", "title"),
            what=f"The former address “{alias[:80]}” would lead nowhere.",
            why="It was given out, and its readers would not find the policy any more.",
            remedy="Keep it in `aliases`.",
        )


def _addresses_of(source: SourceText, derive: Derivations) -> tuple[str, ...]:
    """Every address within a text."""

    def find() -> bytes:
        return json.dumps([*_addresses(derive.document(source).document)]).encode()

    key = derive.key("addresses", source.text)
    return tuple(json.loads(derive.kept("addresses", key, find)))


def _addresses(document: Document) -> Iterator[str]:
    for provision in document.walk():
        yield provision.id
        yield from provision.aliases


def _fragment(target: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:  # such as an unfinished IPv6 address
        return ""
    return "" if parts.scheme or parts.netloc else parts.fragment


def _address(resolved: str) -> str:
    return resolved.removeprefix(ROOT_MARK).partition("#")[0].partition("?")[0]


def _is_footnote(fragment: str) -> bool:
    return fragment.startswith(("fn", "footnote", "top"))
