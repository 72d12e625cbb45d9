"""A day on the command line."""

from datetime import date

import click


class DayType(click.ParamType[date]):
    """`2026-12-01`, and nothing that has to be guessed."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day.

        Raises:
            click.BadParameter: It is none.
        """
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day. Write it like 2026-12-01.", param, ctx)


DAY = DayType()
