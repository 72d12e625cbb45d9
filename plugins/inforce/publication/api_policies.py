"""The policies of a site as JSON, and every version of each, for applications that follow them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from inforce.publication.addresses import (
    CANONICAL_TEXT,
    MARKDOWN_SOURCE,
    href_of,
    policy_address,
    since_address,
    text_address,
    translation_address,
    version_address,
    versions_address,
)
from inforce.publication.api_json import json_bytes
from inforce.publication.api_version import ToldVersion, day_or_null, found_object
from inforce.publication.history_json import history_object
from inforce.publication.pages.links import history_href, text_links
from inforce.publication.pages.parts import SiteFacts
from inforce.publication.pages.standing import PolicyFacts, Standing
from inforce.versions.identity import VersionLabel

PLACE = "{label}"


def policies_json(
    policies: Iterable[tuple[PolicyFacts, Sequence[ToldVersion]]], *, site: SiteFacts, on: date
) -> bytes:
    """Every policy with the version in force and those to come (schemas/policies.schema.json).

    Args:
        policies: Each policy and its versions that bind, have bound or will bind.
        site: The site.
        on: The day that `in_force` and `coming` are told for; `schedule` holds on any day. The
            file names the first of the days on which they are so, and is the same on each.
    """
    policies = list(policies)
    turned = [facts.turned_on for facts, _ in policies if facts.turned_on is not None]
    return json_bytes(
        {
            "site": site.name,
            "url": site.canonical,
            "language": site.language,
            "timezone": site.timezone,
            "as_of": day_or_null(site.as_of),
            "on": day_or_null(site.as_of or max(turned, default=None)),
            "policies": [_policy(facts, told, on) for facts, told in policies],
        }
    )


def _policy(facts: PolicyFacts, told: Sequence[ToldVersion], on: date) -> dict[str, Any]:
    history = facts.history
    in_force = facts.in_force
    since = since_address(history.policy, VersionLabel(PLACE))
    return {
        "id": history.policy,
        "title": history.title,
        "language": history.language,
        "supplements": history.supplements or None,
        "text": href_of(policy_address(history.policy)),
        "history": history_href(facts),
        "versions": href_of(versions_address(history.policy)),
        "since": href_of(since).replace(href_of(PLACE), PLACE),
        "in_force": in_force.version.label if in_force else None,
        "coming": [standing.version.label for standing in facts.coming],
        "repealed": day_or_null(history.repealed_on),
        "replaced_by": history.replaced_by or None,
        "schedule": [_scheduled(one) for one in told if _binds_from(one, on)],
    }


def _binds_from(told: ToldVersion, on: date) -> bool:
    """Whether a version binds on a day or later; one that comes after a repeal never does."""
    return told.until is None or told.until >= max(on, told.version.effective_on)


def _scheduled(told: ToldVersion) -> dict[str, Any]:
    version = told.version
    exact = text_address(version.policy, version.label, version.text.number)
    return {
        "label": version.label,
        "from": version.effective_on.isoformat(),
        "until": day_or_null(told.until),
        "digest": str(version.text.digest),
        "text": href_of(version_address(version.policy, version.label)),
        "exact": href_of(exact),
        "plain": href_of(exact + CANONICAL_TEXT),
        "markdown": href_of(exact + MARKDOWN_SOURCE),
    }


def versions_json(
    facts: PolicyFacts, told: Mapping[VersionLabel, ToldVersion], *, site: SiteFacts, on: date
) -> bytes:
    """What `inforce history` tells of a policy, with addresses and findings (versions.schema.json).

    Args:
        facts: The policy.
        told: Its versions that bind, have bound or will bind, by label.
        site: The site.
        on: The day that statuses are told for.
    """
    data = history_object(facts.history, on=on)
    standings = {standing.version.label: standing for standing in facts.standings}
    versions = [
        {**version, **_further(facts, standings[label], told.get(label))}
        for version in data["versions"]
        if (label := version["label"]) in standings
    ]
    told_on = {"on": day_or_null(site.as_of or facts.turned_on)}
    return json_bytes({**data, **told_on, "language": facts.history.language, "versions": versions})


def _further(facts: PolicyFacts, standing: Standing, told: ToldVersion | None) -> dict[str, Any]:
    version = standing.version
    return {
        "until": day_or_null(told.until if told else None),
        "found": found_object(told.found if told else None),
        "text": href_of(version_address(version.policy, version.label)),
        "comparison": (told.comparison if told else "") or None,
        "notice": (told.landing if told else "") or None,
        "changes": [
            {
                "section": note.section,
                "effect": note.effect or None,
                "what": note.what,
                "why": note.why,
                "who": note.who,
                "choice": note.choice,
            }
            for note in version.changes
        ],
        "pages": [
            {"n": link.text.number, "text": link.href, "comparison": link.comparison or None}
            for link in text_links(standing)
        ],
        "translations": [
            {
                "language": text.language,
                "title": text.title,
                "digest": str(text.digest),
                "text": href_of(translation_address(version.policy, version.label, text.language)),
            }
            for text in {
                one.language: one
                for one in facts.history.translations
                if one.of_label == version.label
            }.values()
        ],
    }
