"""Names of policies, versions and languages. A policy's id is never its path."""

import re
from typing import NewType

PolicyId = NewType("PolicyId", str)
VersionLabel = NewType("VersionLabel", str)
Language = NewType("Language", str)

ENGLISH = Language("en")
NO_LANGUAGE = Language("")

# A language tag is short and well known (BCP 47); a version label must not look like one,
# since both can follow a policy's id in an address.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

# ISO 639-1: a file `privacy.de.md` is German, `privacy.v2.md` is not in a language called v2.
LANGUAGES = frozenset(
    re.findall(
        r"\w\w",
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv
        cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho
        hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku
        kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
        no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm
        sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
        vo wa wo xh yi yo za zh zu
        """,
    )
)

# Words that follow a policy's id in an address and mean something else than a version.
RESERVED_LABELS = frozenset({"history", "draft", "index", "feed", "assets"})
LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.))*")


def tongue(language: str) -> str:
    """What is spoken under a tag, wherever it is spoken: `de` for `de-AT`."""
    return language.replace("_", "-").partition("-")[0].lower()


def is_label(text: str) -> bool:
    """Whether a version can bear this name in an address."""
    primary = text.partition("-")[0]
    return (
        LABEL.fullmatch(text) is not None
        and not text.endswith(".")
        and text.lower() not in RESERVED_LABELS
        and not (primary in LANGUAGES and LANGUAGE_TAG.fullmatch(text) is not None)
    )
