"""The notice clock: the earliest day on which a change may bind, and by whose rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inforce.materiality.notice_period import Period
from inforce.materiality.notice_preset import Basis, NoticePreset, NoticeRule


@dataclass(frozen=True, slots=True, kw_only=True)
class EarliestDay:
    """The earliest lawful effective day under several presets: the strictest of each wins.

    Args:
        on: The earliest day on which a change may bind.
        lead: The period that leads there.
        preset: The preset that states it.
        basis: The strictest basis among the presets.
        expires: Whether the last day of the period must have passed, too.
        deciding: The presets that waiting cannot meet, each with what it asks for instead.
    """

    on: date
    lead: Period
    preset: str
    basis: Basis
    expires: bool = False
    deciding: tuple[tuple[str, Basis], ...] = ()


def earliest_day(
    presets: Iterable[NoticePreset], kind: str, *, told_on: date
) -> EarliestDay | None:
    """When a change of a class may bind that people were told of on a day.

    Args:
        presets: The presets a site has chosen; all of them must be met.
        kind: `material`, `minor` or `editorial`. Whatever else it is, is taken for material: a
            change that nobody weighed gets the longest notice.
        told_on: The day of notice, in the site's time zone; it does not count.

    Returns:
        None where no preset asks for anything.
    """
    asked = kind if kind in {"minor", "editorial"} else "material"
    rules = [(preset.name, rule) for preset in presets if (rule := preset.rules.get(asked))]
    if not rules:
        return None
    # Of two that lead to one day the first named is told.
    name, strictest = max(rules, key=lambda named: _first_day(named[1], told_on))
    return EarliestDay(
        on=_first_day(strictest, told_on),
        lead=strictest.lead,
        preset=name,
        basis=max((rule.basis for _, rule in rules), key=lambda basis: basis.strictness),
        expires=strictest.expires,
        deciding=tuple((name, rule.basis) for name, rule in rules if rule.basis.needs_decision),
    )


def _first_day(rule: NoticeRule, told_on: date) -> date:
    reached = rule.lead.after(told_on)
    return reached + timedelta(days=1) if rule.expires and reached < date.max else reached
