"""Names of policies, versions and languages. A policy's id is never its path."""

import re
from typing import NewType

PolicyId = NewType("PolicyId", str)
VersionLabel = NewType("VersionLabel", str)
Language = NewType("Language", str)

# A language tag is short and well known (BCP 47); a version label must not look like one,
# since both can follow a policy's id in an address.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
