"""What `inforce notice` and whoever sends a notice start from: a site, a notice, its forms."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from inforce.adapters.site_reader import read_site
from inforce.adapters.templates import THEME, PageRenderer
from inforce.diagnostics import Diagnostic, Severity, did_you_mean
from inforce.materiality.notice_gate import SHORT, UNDECIDED
from inforce.pipeline.coming import judge_coming
from inforce.pipeline.notice_pack import notice_pack
from inforce.pipeline.preparing import prepare
from inforce.pipeline.weighing import Weighing
from inforce.publication.artifact import Artifact
from inforce.publication.notices.choosing import choose_notice
from inforce.publication.notices.mail_view import MailView, mail_view
from inforce.publication.notices.notice import Notice
from inforce.publication.notices.notice_json import notice_json
from inforce.publication.notices.telling import Telling
from inforce.publication.pages.standing import ANNOUNCED
from inforce.versions.identity import PolicyId

# A period that is missed, a decision that nobody recorded.
NOTICE_ERRORS: Final = frozenset({SHORT, UNDECIDED})


class NoticeMaker:
    """Makes the notices of one site.

    Args:
        config: Its `mkdocs.yml`.
        on: The day; None for today, or for the day the site is pinned to.

    Raises:
        InforceError: The site cannot be read.
    """

    def __init__(self, config: Path, on: date | None = None) -> None:
        self._read = read_site(config, as_of=on)
        overrides = self._read.settings.overrides
        folders = (self._read.root / overrides, THEME) if overrides else (THEME,)
        self._renderer = PageRenderer(folders)
        self._prepared = prepare(
            self._read.site, self._read.derive, self._renderer.words, on=self._read.on
        )

    def choose(self, policy: str, label: str = "") -> Notice | tuple[str, ...]:
        """The notice that is asked for, or the lines that say why it cannot be given."""
        facts = self._prepared.policies.get(PolicyId(policy))
        if facts is None:
            known = [str(one) for one in self._prepared.policies]
            hint = did_you_mean(policy, known) or f"There are: {', '.join(known) or 'none'}."
            return (f"inforce: there is no policy “{policy}”. {hint}",)
        chosen = choose_notice(facts, label, on=self._read.on)
        if isinstance(chosen, str):
            return (f"inforce: {chosen}",)
        # What was told of a text that binds by now is weighed as it was before.
        return tuple(self._errors(chosen)) or self._prepared.notices.weighed(facts, chosen)

    def view(self, notice: Notice, language: str = "") -> MailView:
        """What a notice says in a language; the prevailing one where none is named."""
        wording = notice.in_words_of(language)
        words = self._renderer.words(wording.language)
        told = Telling(notice=notice, wording=wording, words=words)
        mail = self._read.settings.notice.mail
        site = self._prepared.making.site
        return mail_view(told, site=site, company=mail.company, postal=mail.postal)

    def json(self, notice: Notice) -> str:
        """The notice as one JSON document."""
        site = self._prepared.making.site
        return notice_json(notice, self._renderer.words, site=site).decode()

    def pack(self, notice: Notice) -> tuple[Artifact, ...]:
        """Every form of the notice, and the manifest of them."""
        return notice_pack(self._prepared, notice, self._finish, self._read.settings.notice.mail)

    def remarks(self, notice: Notice) -> Iterator[str]:
        """What whoever gives the notice should know, and a reader need not."""
        settings = self._read.settings
        if not settings.site_url:
            yield "Without `site_url` in mkdocs.yml the notice leads nowhere: it has no links."
        if not settings.notice.mail.sender:
            yield "Without `notice: mail: from` in mkdocs.yml no mail is written."
        yield from (str(found) for found in self._found(notice))
        facts = self._prepared.policies[notice.policy]
        others = [one.version.label for one in facts.coming if one.version.label != notice.label]
        if others:
            yield f"Further versions are to come: {', '.join(others)}. Name one with --version."
        for preset in self._read.site.sources.presets:
            if preset.contents and notice.asked is not None:
                contents = "; ".join(preset.contents)
                yield f"The preset `{preset.name}` asks that a notice contain: {contents}."

    def _errors(self, notice: Notice) -> Iterator[str]:
        """What is wrong with the notice itself: nobody may be told before it is mended."""
        return (str(one) for one in self._found(notice) if one.code in NOTICE_ERRORS)

    def _found(self, notice: Notice) -> Iterator[Diagnostic]:
        """What the gate holds against a coming version; what binds already cannot be mended."""
        facts = self._prepared.policies[notice.policy]
        standing = facts.standing(notice.label)
        if standing is None or standing.status != ANNOUNCED:
            return
        weighing = Weighing(self._read.site, self._read.derive)
        path = standing.version.text.source.path
        for found in judge_coming(facts.history, weighing, on=self._read.on):
            if found.severity is Severity.ERROR and found.location.path == path:
                yield found

    def _finish(self, template: str, view: object, *, base: str) -> bytes:
        return self._renderer.render(template, view, site=self._prepared.making.site, base=base)
