"""Words of authors on a terminal: they must stay words."""


def visible(text: str) -> str:
    """The text with every sign that a terminal would act upon replaced by one that it shows."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
