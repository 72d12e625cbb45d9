"""What the change from one text of a policy to another weighs, definitions beside them included."""

import json

from inforce.materiality.assessment import Assessment
from inforce.materiality.notice_clauses import OwnWord, Promise, own_word
from inforce.materiality.notice_period import Period
from inforce.pipeline.assembly import Site
from inforce.pipeline.companions import Companions
from inforce.pipeline.comparing import Comparisons, TextPair
from inforce.pipeline.definitions import Definitions
from inforce.pipeline.derivations import Derivations
from inforce.source.text import SourceText
from inforce.versions.version import Text


class Weighing:
    """Weighs changes of the policies of a site.

    Args:
        site: What is known of it.
        derive: Derivations, kept by digest.
    """

    def __init__(self, site: Site, derive: Derivations) -> None:
        self.site = site
        self.derive = derive
        self._definitions = Definitions(site.sources, site.glossary, site.histories)
        self._compare = Comparisons(derive)
        self._companions = Companions(site.histories)

    def assessed(self, old: Text, new: Text, language: str) -> Assessment:
        """What a change does to its readers; beside a draft stand the definitions of today."""
        recorded = new if new.commit or new.sealed else None
        return self._compare.assessment(
            TextPair(
                old=old.source,
                new=new.source,
                language=language,
                beside=self._definitions.between(old, recorded, language),
                others=self._companions.of(old, new),
            )
        )

    def own_word(self, source: SourceText, language: str) -> OwnWord:
        """What a text says about its own changes."""

        def read() -> bytes:
            said = own_word(self.derive.document(source).document, language)
            kept = [
                [p.period.months, p.period.days, p.line, p.places, p.weighty] for p in said.promises
            ]
            return json.dumps([kept, said.sends_to_look, said.silent]).encode()

        key = self.derive.key("own-word", language, source.text)
        promised, sends_to_look, silent = json.loads(self.derive.kept("own-word", key, read))
        return OwnWord(
            promises=tuple(
                Promise(
                    period=Period(months=months, days=days),
                    line=line,
                    places=tuple(places),
                    weighty=weighty,
                )
                for months, days, line, places, weighty in promised
            ),
            sends_to_look=tuple(sends_to_look),
            silent=silent,
        )
