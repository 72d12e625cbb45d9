"""A site with a general policy and a supplement, whose past and future a test writes."""

from datetime import date

from inforce.digest import digest_of
from inforce.pipeline.assembly import Sources, assemble_site
from inforce.pipeline.derivations import Derivations
from inforce.pipeline.grounds import judge_grounds
from inforce.pipeline.site_map import map_site
from inforce.pipeline.statuses import standing_on
from inforce.pipeline.supplement_checks import supplement_diagnostics
from inforce.pipeline.whole_texts import general_beside, of_the_service, wholes_of
from inforce.publication.pages.services import service_rows
from inforce.settings import Settings
from inforce.source.text import SourceText
from memory_cache import MemoryCache
from repository_simulator import NATIVE, RepositorySimulator, policy

ON = date(2026, 12, 1)
HOUSE, ATTIC, LIST = "policy_src/house.md", "policy_src/attic.md", "policy_src/services.yml"
SERVICES = "services:\n  - {id: attic, name: The attic, policy: house, supplement: attic}\n"


def house(day, *, keys="One key each.", keys_id="keys", pets="No pets.", title="Keys", **front):
    """The general policy."""
    body = f"# House\n\n## {title} {{#{keys_id}}}\n\n{keys}\n\n## Pets {{#pets}}\n\n{pets}\n"
    return policy(body, day, title="House", **front)


def attic(day, *, keys="No keys up here.", **front):
    """The supplement, which replaces the section on keys."""
    body = f"# Attic\n\n## Keys {{#keys}}\n\n{keys}\n"
    return policy(body, day, title="Attic", supplements="house", service="attic", **front)


class Town:
    """A site with a history, and what lies in its working tree."""

    def __init__(self, *, begun=True):
        """Begin with both texts in force for years, or with nothing."""
        self.repository = RepositorySimulator()
        self.working = {}
        self.cache = MemoryCache()
        self.sealed = ()
        if begun:
            self.publish("2024-01-01", house=house("2024-01-01"))
            self.publish("2024-03-01", attic=attic("2024-03-01"))

    def publish(self, on, **texts):
        """Publish texts on a day."""
        paths = {"house": HOUSE, "attic": ATTIC}
        self.repository.commit({paths[name]: text for name, text in texts.items()}, on=on)

    def draft(self, **texts):
        """Lay texts in the working tree."""
        paths = {"house": HOUSE, "attic": ATTIC}
        self.working |= {paths[name]: text for name, text in texts.items()}

    def site(self, on=ON, services=SERVICES):
        """What is known of it."""
        derive = Derivations(self.cache, digest_of("test", b"program"))
        files = {**self.repository.files, **self.working}
        sources = Sources(
            settings=Settings(site_name="Town", docs_dir="policy_src"),
            layout=NATIVE,
            revisions=tuple(self.repository.log),
            contents=self.repository.blobs,
            sealed=self.sealed,
            working=tuple(SourceText(path, text) for path, text in sorted(files.items())),
            services=SourceText(LIST, services) if services else None,
        )
        return assemble_site(sources, derive, on=on), derive

    def grounds(self, on=ON):
        """What the gate says of supplements."""
        site, derive = self.site(on)
        return list(judge_grounds(site, derive, on=on))

    def checks(self, on=ON, **choices):
        """What every build says of supplements."""
        site, derive = self.site(on, **choices)
        policies = {h.policy: standing_on(h, on) for h in site.histories}
        return list(supplement_diagnostics(site, policies, derive))

    def row(self, on=ON):
        """How the attic stands in the list of services; None where it is left out."""
        site, _ = self.site(on)
        rows = service_rows(site.services, {h.policy: standing_on(h, on) for h in site.histories})
        return next(iter(rows), None)

    def whole_texts(self, on=ON, **choices):
        """The whole texts of the attic, with what they are joined by and where links lead."""
        site, derive = self.site(on, **choices)
        policies = {h.policy: standing_on(h, on) for h in site.histories}
        (service,) = site.services.services
        wholes = of_the_service(wholes_of(service, policies, on))
        return wholes, derive, map_site(site, policies)

    def generals_beside(self, on=ON):
        """The page of the house that each version of the attic is read with."""
        site, _ = self.site(on)
        house, attic = (
            next(standing_on(h, on) for h in site.histories if h.policy == policy)
            for policy in ("house", "attic")
        )
        found = [
            (standing.version.label, general_beside(house, standing, attic.history.language, on))
            for standing in attic.standings
        ]
        return [(label, general.address if general else "") for label, general in found]

    def wholes(self, on=ON):
        """The whole texts of the attic, with what each is made from."""
        return [
            (
                str(whole.day),
                whole.status,
                str(whole.general.version.label),
                str(whole.supplement.version.label) if whole.supplement else "",
            )
            for whole in self.whole_texts(on)[0]
        ]


def line_of(text, words):
    """The line on which words stand."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)
