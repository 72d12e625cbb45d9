"""Numbers with their words."""


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what there are so many of.

    Args:
        number: How many.
        one: The word for one of them.
        many: The word for more, where it is not that with an s.
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
