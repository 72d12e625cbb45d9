"""What an app owes a user who accepted an earlier text: nothing, to tell them, or to ask again.

    python consent.py https://policies.example/ privacy 2026-03-01

Keep the label that each user accepted, ask once a day, and keep the last answer for the days on
which the site cannot be reached: it tells duties by day, so it stays true of all it knew.
"""

import json
import sys
from datetime import UTC, datetime
from urllib.parse import quote
from urllib.request import urlopen
from zoneinfo import ZoneInfo


def fetched(site, path):
    """One file of the site's API."""
    with urlopen(site + path, timeout=10) as answer:
        return json.load(answer)


def owed(since, today):
    """The duty that counts on a day, and the versions it is for."""
    begun = [duty for duty in since["duties"] if duty["from"] <= today]
    must = begun[-1]["must"] if begun else "nothing"
    labels = [label for duty in begun for label in duty["of"]]
    return must, [version for version in since["versions"] if version["label"] in labels]


def main(site, policy, accepted):
    """Say what is owed, and why."""
    listed = fetched(site, "api/v1/policies.json")
    since_path = next(one["since"] for one in listed["policies"] if one["id"] == policy)
    since = fetched(site, since_path.replace("{label}", quote(accepted)))
    today = datetime.now(UTC).astimezone(ZoneInfo(listed["timezone"])).date()
    must, versions = owed(since, listed["as_of"] or today.isoformat())
    print(must)  # nothing, tell or ask; store the newest label once the user has answered
    if since["accepted"]["withdrawn"]:
        print(accepted, "was taken back and never came into force")
    elif since["accepted"]["now"] != accepted:
        print(accepted, "binds from another day:", since["accepted"]["from"])
    for version in versions:
        print(version["from"], version["class"], version["summary"], site + version["text"])


if __name__ == "__main__":
    main(*sys.argv[1:])
