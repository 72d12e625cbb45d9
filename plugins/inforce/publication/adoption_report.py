"""The report on an existing repository, and the files that adopt it, as text."""

import json
from collections.abc import Iterator
from typing import Final

from inforce.versions.suggestions import Suggestion
from inforce.versions.survey import Survey, SurveyedPolicy

PER_CENT: Final = 100


def adoption_json(survey: Survey) -> str:
    """The report as one JSON document (`adoption.schema.json`)."""
    data = {
        "docs_dir": survey.docs_dir,
        "policies": [_policy(policy) for policy in survey.policies],
        "branches": [{"ref": b.ref, "versions": list(b.labels)} for b in survey.branches],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _policy(policy: SurveyedPolicy) -> dict[str, object]:
    return {
        "policy": policy.policy,
        "title": policy.title,
        "path": policy.path,
        "pattern": policy.pattern,
        "revisions": policy.revisions,
        "dated_percent": dated_percent(policy),
        "versions": policy.versions,
        "texts": policy.texts,
        "silent_edits": policy.silent_edits,
        "substantial": policy.substantial,
        "late": policy.late,
        "absences": policy.absences,
        "gone": policy.gone,
        "unresolved": [
            {
                "kind": s.kind,
                "from": s.from_path,
                "to": s.to_path,
                "on": s.on.isoformat(),
                "shared_percent": s.shared,
            }
            for s in policy.unresolved
        ],
    }


def dated_percent(policy: SurveyedPolicy) -> int:
    """The share of a policy's revisions whose text states a date, in per cent."""
    return round(policy.dated * PER_CENT / policy.revisions) if policy.revisions else 0


def adoption_toml(survey: Survey) -> str:
    """An `adopt.toml` in which nothing is claimed that a person has not confirmed."""
    return "\n".join(_toml(survey)) + "\n"


def _toml(survey: Survey) -> Iterator[str]:
    texts = sum(policy.texts for policy in survey.policies)
    versions = sum(policy.versions for policy in survey.policies)
    yield "# How to read a history that was not written for Inforce. Everything here is optional."
    yield f"# It holds {len(survey.policies)} policies, {versions} versions, {texts} texts."
    yield "# Renames, `redirect_from` and files that kept their name are followed without a word."
    yield ""
    yield "# Dates are found by themselves; a form of your own would be read first:"
    yield "# date_patterns = ['Valid since (?P<date>.+)']"
    if survey.branches:
        yield ""
        yield "# These branches hold announced texts. Remove the # to publish them as coming."
        for branch in survey.branches:
            yield f"# {branch.ref}: {', '.join(branch.labels)}"
        names = ", ".join(_quoted(branch.ref) for branch in survey.branches)
        yield f"# pending_refs = [{names}]"
    if survey.suggestions:
        yield ""
        yield "# Probable from shared wording, and certain only to you. Remove the # where true."
    for suggestion in survey.suggestions:
        yield ""
        yield from _suggestion(suggestion)


def _suggestion(suggestion: Suggestion) -> Iterator[str]:
    yield f"# {suggestion.on}: {suggestion.shared} % of the new wording stood in the old text."
    yield f"# [[{suggestion.kind}]]"
    yield f"# from = {_quoted(suggestion.from_path)}"
    if suggestion.kind == "moved":
        yield f"# to = {_quoted(suggestion.to_path)}"
    else:
        yield f"# into = [{_quoted(suggestion.to_path)}]"


def adoption_mkdocs(survey: Survey, site_name: str) -> str:
    """The `mkdocs.yml` of an adopted repository."""
    return f"""\
site_name: {_quoted(site_name)}
docs_dir: {_quoted(survey.docs_dir)}
use_directory_urls: true

theme:
  name: material
  font: false          # fonts come from the reader's own device

plugins:
  - search
  - inforce:
      adopt: adopt.toml
      timezone: UTC    # the zone in which days are counted: Europe/Brussels
      publish_ref: HEAD
"""


def _quoted(text: str) -> str:
    """A string that TOML and YAML both read as it is."""
    return json.dumps(text, ensure_ascii=False)
