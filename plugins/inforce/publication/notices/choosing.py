"""Which notice of a policy is asked for, or why there is none."""

from datetime import date

from inforce.diagnostics import did_you_mean
from inforce.publication.notices.landing import told_with_page
from inforce.publication.notices.notice import Notice, NoticeKind
from inforce.publication.pages.standing import PolicyFacts

NEWS = (
    "Write what changes, in plain words, as `summary` in the front matter; of an adopted history,"
    " under `[[commits]]` in adopt.toml."
)


def choose_notice(facts: PolicyFacts, label: str, *, on: date) -> Notice | str:
    """The notice of a version, or of the next thing to be told; else one sentence that says why.

    Args:
        facts: The policy.
        label: The version; empty for the next to come, or what was last taken back.
        on: The day.
    """
    policy = facts.history.policy
    told = {notice.label: notice for notice in facts.notices}
    if label:
        notice = next((n for n in facts.notices if n.label == label), None)
        if notice is None:
            hint = did_you_mean(label, told) or f"There are: {', '.join(told) or 'none'}."
            return f"The policy “{policy}” has no version “{label}” that was published. {hint}"
    else:
        notice = _next(facts, on)
        if notice is None:
            return _nothing_comes(facts, on)
    if not told_with_page(notice):
        return (
            f"Version {notice.label} of “{policy}” bound already when it was published, so there is"
            " nothing to announce. Name a version with --version."
        )
    if not notice.wordings[0].summary and notice.kind is not NoticeKind.WITHDRAWAL:
        return (
            f"Version {notice.label} of “{policy}” has no summary, so its notice could not say what"
            f" changes. {NEWS}"
        )
    return notice


def _next(facts: PolicyFacts, on: date) -> Notice | None:
    standing = [n for n in facts.notices if told_with_page(n) and n.last_day >= on]
    coming = [n for n in standing if n.kind is not NoticeKind.WITHDRAWAL]
    taken_back = [n for n in standing if n.kind is NoticeKind.WITHDRAWAL]
    return min(coming or taken_back, key=lambda n: n.effective_on, default=None)


def _nothing_comes(facts: PolicyFacts, on: date) -> str:
    policy, proposed = facts.history.policy, facts.history.proposed
    what = f"The policy “{policy}” has no coming version on {on.isoformat()}."
    if proposed is not None and proposed.effective_on > on:
        return (
            f"{what} The working text would be version {proposed.label}, which nobody has been told"
            " of yet. Publish it (commit it to the published branch), and ask again."
        )
    return f"{what} Write the new text with a later `effective`, publish it, and ask again."
