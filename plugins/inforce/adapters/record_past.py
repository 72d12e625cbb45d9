"""What git's history tells of a site's record."""

from pathlib import Path

from inforce.adapters.adoption_file import read_adoption
from inforce.adapters.git import GitRepository
from inforce.adapters.record_disk import read_plain_file
from inforce.adapters.record_writing import LEDGER
from inforce.adapters.settings_file import LoadedSettings
from inforce.errors import NoHistoryError
from inforce.ledger.past import Tampering, find_tampering


def read_tampering(loaded: LoadedSettings) -> tuple[Tampering, ...]:
    """Every published commit that changed or removed what was sealed; none where there is no git.

    Raises:
        InforceError: There is a history, and it cannot be looked through.
    """
    settings, root = loaded.settings, loaded.root
    folder = Path(settings.record).as_posix()
    adopted = read_adoption(root / settings.adopt).publish_ref if settings.adopt else ""
    try:
        repository = GitRepository(root, wanted=lambda path: path.startswith(f"{folder}/"))
        published = repository.resolve(adopted or settings.publish_ref)
        revisions = repository.revisions_of(folder, published)
    except NoHistoryError:
        return ()
    ledger = f"{folder}/{LEDGER}"
    blobs = (c.blob for r in revisions for c in r.changes if c.path == ledger and c.blob)
    # Another branch than the published one may lack what was sealed there since.
    here = published == repository.resolve("HEAD")
    working = read_plain_file(root / settings.record / LEDGER) if here else None
    return find_tampering(revisions, repository.contents(blobs), folder, working)
