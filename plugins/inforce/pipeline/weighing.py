"""What the change from one text of a policy to another weighs, definitions beside them included."""

from inforce.materiality.assessment import Assessment
from inforce.pipeline.assembly import Site
from inforce.pipeline.comparing import Comparisons, TextPair
from inforce.pipeline.definitions import Definitions
from inforce.pipeline.derivations import Derivations
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

    def assessed(self, old: Text, new: Text, language: str) -> Assessment:
        """What a change does to its readers; beside a draft stand the definitions of today."""
        recorded = new if new.commit or new.sealed else None
        return self._compare.assessment(
            TextPair(
                old=old.source,
                new=new.source,
                language=language,
                beside=self._definitions.between(old, recorded, language),
            )
        )
