"""Invented histories of few words and many days, for properties that hold whatever the days."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from inforce.versions.history import VersionHistory
from sample_policy import version

START = date(2026, 12, 1)
days = st.integers(-60, 60).map(lambda offset: START + timedelta(offset))


@st.composite
def histories(draw, policy, **facts):
    """A history whose days fall on either side of the first of December 2026, in any order."""
    versions = []
    for number in range(draw(st.integers(1, 4))):
        effective, recorded = draw(days), draw(days)
        taken_back = draw(st.booleans()) and draw(st.booleans()) and effective > recorded
        made = version(f"# Parcels\n\nKept for {number + 1} days.\n", effective, None)
        versions.append(
            replace(
                made,
                label=f"v{number}",
                policy=policy,
                announced_on=draw(st.none() | days),
                recorded_on=recorded,
                pending_ref="next" if draw(st.integers(0, 5)) == 0 else "",
                withdrawn_on=effective - timedelta(1) if taken_back else None,
            )
        )
    return VersionHistory(
        policy=policy,
        title="Parcels",
        language="en",
        paths=(f"{policy}.md",),
        versions=tuple(versions),
        repealed_on=draw(st.none() | days),
        **facts,
    )
