"""`inforce notice POLICY --send`: hand the letters of a notice to a mail server."""

import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from inforce.adapters.cli.diagnostics import show_diagnostics
from inforce.adapters.cli.notice_options import Sending
from inforce.adapters.cli.visible import visible
from inforce.adapters.mailing.child import Job, send
from inforce.adapters.mailing.journal import DONE, Journal, State
from inforce.adapters.mailing.letter import Letter
from inforce.adapters.mailing.recipients import Recipient, ascii_address, read_recipients
from inforce.adapters.mailing.rounds import Pace
from inforce.adapters.mailing.server import MailServer
from inforce.adapters.mailing.server_address import ServerAddress, server_address

PASSWORD: Final = "INFORCE_SMTP_PASSWORD"  # noqa: S105 - the variable's name, not a password
EXIT_NOT_ALL: Final = 1
SAID: Final = {
    State.REFUSED: "refused for good",
    State.DEFERRED: "put off by the server",
    State.DECLINED: "not taken by the server",
    State.UNSURE: "unsure: the server took the last line and did not answer",
}


def send_letters(letters: Mapping[str, Letter], asked: Sending) -> int:
    """Send a notice, or say what sending it would do; gives the exit code.

    Args:
        letters: The letter in each language, the usual one first.
        asked: What the operator asks for.

    Raises:
        click.UsageError: There is no list, or an option is no use.
        InforceError: The server or the journal cannot be used.
    """
    server = server_address(asked.url, os.environ.get(PASSWORD, ""), plain=asked.plain)
    if asked.trial:
        return _try(letters, server, asked.trial)
    if asked.to is None:
        what = "--send needs a list of readers: --to FILE, or --test ADDRESS for one letter to see."
        raise click.UsageError(what)
    listed = _listed(asked.to, letters)
    notice = next(iter(letters.values())).notice
    journal = asked.journal or _journal_beside(asked.to, notice)
    job = Job(
        server=server,
        journal=journal,
        letters=letters,
        recipients=listed.known,
        pace=Pace(rate=asked.rate),
        resend_unsure=asked.resend_unsure,
    )
    if not asked.confirm:
        _say_what_would_be(job, asked.to)
        return EXIT_NOT_ALL if listed.left_out else 0
    with _bar(job) as told:
        finished = send(job, told)
    return _say_what_was(job, asked.to, finished=finished, left_out=listed.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    known: tuple[Recipient, ...]
    left_out: int


def _listed(path: Path, letters: Mapping[str, Letter]) -> _Listed:
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"The list {path.name} cannot be read: {error.strerror}."
        raise click.UsageError(what) from None
    read = read_recipients(data, path.name, tuple(letters))
    show_diagnostics(read.diagnostics)
    left_out = sum(found.severity == "error" for found in read.diagnostics)
    return _Listed(known=read.known, left_out=left_out)


def _journal_beside(path: Path, notice: str) -> Path:
    """One journal a notice, beside the list: whoever has the list has what became of it."""
    return path.with_name(f"{path.name}.{re.sub(r'[^a-z0-9.-]+', '-', notice.lower())}.sqlite")


def _try(letters: Mapping[str, Letter], server: ServerAddress, address: str) -> int:
    """One letter in each language to one address, in no journal."""
    usable = ascii_address(address)
    if usable is None:
        what = f"`{visible(address)}` is no mail address that can be used."
        raise click.UsageError(what)
    connection, code = MailServer(server), 0
    try:
        connection.connect()
        for letter in letters.values():
            reader = Recipient(address=usable, language=letter.language, line=1)
            data = letter.to(reader, formatdate(), trial=True)
            answer = connection.hand_over(letter.sender, usable, data, lambda: None)
            said = f"{answer.state.value} {answer.reply}".strip()
            click.echo(f"{usable}: {letter.language}: {said}")
            code = code if answer.state is State.SENT else EXIT_NOT_ALL
    finally:
        connection.close()
    return code


def _states(job: Job) -> dict[str, State]:
    if not job.journal.exists():
        return {}
    journal = Journal.open(job.journal, job.letters.values())
    try:
        return journal.states(job.recipients)
    finally:
        journal.close()


def _say_what_would_be(job: Job, path: Path) -> None:
    states = _states(job)
    waiting = sum(1 for one in job.recipients if states.get(one.key) not in DONE)
    unsure = sum(1 for state in states.values() if state is State.UNSURE)
    if not job.resend_unsure:
        waiting -= unsure
    languages = Counter(one.language for one in job.recipients)
    said = ", ".join(f"{count:,} in {name}" for name, count in sorted(languages.items()))
    click.echo(f"{path.name}: {len(job.recipients):,} readers ({said}).")
    done = Counter(states.values())
    click.echo(
        f"{done[State.SENT]:,} told already, {waiting:,} would be told{_takes(job, waiting)}."
    )
    for state, words in SAID.items():
        if done[state]:
            click.echo(f"{done[state]:,} {words}.")
    click.echo("Nothing was sent. Add --confirm to send, --test ADDRESS to see the letter first.")


def _takes(job: Job, waiting: int) -> str:
    if not waiting or not job.pace.rate:
        return ""
    minutes = math.ceil(waiting / job.pace.rate / 60)
    return f", in about {minutes:,} min at {job.pace.rate:g} a second"


def _say_what_was(job: Job, path: Path, *, finished: bool, left_out: int) -> int:
    journal = Journal.open(job.journal, job.letters.values())
    try:
        states = journal.states(job.recipients)
        untold = journal.replies(job.recipients)
    finally:
        journal.close()
    for reader, state, reply in untold:
        click.echo(visible(f"{path.name}:{reader.line}: {SAID[state]}: {reply}".rstrip(": ")))
    counts = Counter(states.values())
    never = len(job.recipients) - len(states)
    told = [f"{counts[State.SENT]:,} of {len(job.recipients):,} readers are told"]
    told += [f"{counts[state]:,} {words}" for state, words in SAID.items() if counts[state]]
    told += [f"{never:,} not tried yet"] if never else []
    click.echo("; ".join(told) + ".")
    if never or counts[State.DEFERRED] or counts[State.DECLINED] or not finished:
        click.echo("Run the same command again later: who was told is not told again.", err=True)
    if counts[State.UNSURE]:
        click.echo("Who is unsure is sent the letter again only with --resend-unsure.", err=True)
    whole = counts[State.SENT] == len(job.recipients) and not left_out
    if whole:
        click.echo(
            "Put it on record: `inforce seal --notice PACK/manifest.json --by mail`.", err=True
        )
    return 0 if whole else EXIT_NOT_ALL


@contextmanager
def _bar(job: Job) -> Iterator[Callable[[Mapping[State, int]], None]]:
    """A bar where someone watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _counts: None
        return
    columns = (TextColumn("Sending"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Sending", total=len(job.recipients))
        yield lambda counts: bar.update(task, completed=sum(counts.values()))
