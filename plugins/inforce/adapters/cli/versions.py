"""A version of a policy, by the name it has on the command line."""

from functools import cache
from pathlib import Path

from inforce.adapters.cli.sides import Side
from inforce.adapters.site_reader import ReadSite, read_site
from inforce.diagnostics import did_you_mean
from inforce.errors import SourceError
from inforce.pipeline.definitions import Definitions
from inforce.source.text import SourceText
from inforce.versions.history import VersionHistory
from inforce.versions.identity import PolicyId
from inforce.versions.timeline import announced, in_force
from inforce.versions.version import Text

CONFIG = Path("mkdocs.yml")
DRAFT, IN_FORCE, COMING = "draft", "in-force", "coming"


def read_version(policy: str, label: str) -> Side:
    """The text of `POLICY@LABEL` with the terms beside it.

    `@in-force`, `@coming` and `@draft` are labels too.

    Raises:
        SourceError: There is no such policy or version.
        InforceError: The site in this folder cannot be read.
    """
    read = _site()
    histories = {history.policy: history for history in read.site.histories}
    history = histories.get(PolicyId(policy))
    if history is None:
        hint = did_you_mean(policy, histories) or f"There are: {', '.join(histories) or 'none'}."
        what = f"There is no policy “{policy}”."
        raise SourceError(what, hint)
    found = _side(history, label, read)
    if found is None:
        labels = [version.label for version in history.versions]
        hint = did_you_mean(label, labels) or f"There are: {', '.join(labels) or 'none'}."
        what = f"The policy “{policy}” has no version “{label}”."
        raise SourceError(what, hint)
    return found


@cache
def _site() -> ReadSite:
    return read_site(CONFIG)


@cache
def _definitions() -> Definitions:
    site = _site().site
    return Definitions(site.sources, site.glossary, site.histories)


def _side(history: VersionHistory, label: str, read: ReadSite) -> Side | None:
    if label == DRAFT:
        return _beside(history, history.draft, None)
    if label == IN_FORCE:
        version = in_force(history, read.on)
    elif label == COMING:
        version = next(iter(announced(history, read.on)), None)
    else:
        version = next((v for v in history.versions if v.label == label), None)
    return _beside(history, version.text.source, version.text) if version else None


def _beside(history: VersionHistory, source: SourceText | None, text: Text | None) -> Side | None:
    if source is None:
        return None
    return Side(source, _definitions().standing(text, history.language), history.language)
