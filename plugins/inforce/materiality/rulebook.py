"""All rules, in the order in which their findings are told.

A later tier is asked only where the one before it found nothing.
"""

from typing import Final

from inforce.materiality.rule import Rule
from inforce.materiality.rules import (
    collection,
    condition,
    consent,
    duty,
    exception,
    explanation,
    fee,
    forum,
    growth,
    hedge,
    liability,
    licence,
    modality,
    notice,
    number,
    plain,
    pointing,
    promise,
    purpose,
    qualifier,
    retention,
    rights,
    scope,
    security,
    service,
    sharing,
    swap,
    table,
    termination,
    turning,
)

RULES: Final[tuple[Rule, ...]] = tuple(
    one.check
    for one in (
        table,
        sharing,
        purpose,
        collection,
        retention,
        consent,
        rights,
        notice,
        security,
        liability,
        forum,
        fee,
        termination,
        licence,
        duty,
        exception,
        condition,
        modality,
        hedge,
        number,
        growth,
        qualifier,
        swap,
        promise,
        service,
    )
)
GENERAL: Final[tuple[Rule, ...]] = (turning.check, scope.check, plain.check)
EXPLANATIONS: Final[tuple[Rule, ...]] = (pointing.check, explanation.check)
TIERS: Final = (RULES, GENERAL, EXPLANATIONS)
