"""What a pack holds, each file with its digest: the proof of what was said."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from inforce.publication.artifact import Artifact
from inforce.publication.notices.notice import Notice
from inforce.publication.pages.parts import SiteFacts

SCHEMA: Final = "urn:inforce:notice-pack"
MANIFEST: Final = "manifest.json"


def manifest(notice: Notice, files: Iterable[Artifact], *, site: SiteFacts) -> Artifact:
    """Every file of a pack by name, and the texts that the notice is about."""
    document = {
        "schema": SCHEMA,
        "site": site.name,
        "notice": notice.id,
        "policy": notice.policy,
        "version": notice.label,
        "announced": notice.announced.isoformat() if notice.announced else None,
        "effective": notice.effective_on.isoformat(),
        "texts": {
            "old": str(notice.old_digest) if notice.old_digest else None,
            "new": str(notice.new_digest),
        },
        "files": [
            {
                "name": file.path,
                "media_type": file.media_type,
                "bytes": len(file.data),
                "sha256": sha256(file.data).hexdigest(),
            }
            for file in sorted(files, key=lambda file: file.path)
        ],
    }
    data = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Artifact(path=MANIFEST, media_type="application/json", data=data.encode())
