"""The sender's own process: who stops the command does not tear the letter in flight.

A command that is killed between the last line of a letter and the server's answer would never know
whether it was taken. So the dialogue lives in a process of its own, which sees that the command is
gone, finishes the one letter it is at, writes it down and ends.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from inforce.adapters.mailing.journal import Journal, State
from inforce.adapters.mailing.letter import Letter
from inforce.adapters.mailing.recipients import Recipient
from inforce.adapters.mailing.rounds import Mailing, Pace
from inforce.adapters.mailing.server import MailServer
from inforce.adapters.mailing.server_address import ServerAddress
from inforce.errors import InforceError

TELL_EVERY: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything a run needs.

    Args:
        server: Where letters are handed in.
        journal: Where the journal lies.
        letters: The letter in each language.
        recipients: Who is to be told.
        pace: How fast.
        resend_unsure: Whether those of whom nobody knows are sent the letter again.
    """

    server: ServerAddress
    journal: Path
    letters: Mapping[str, Letter]
    recipients: tuple[Recipient, ...]
    pace: Pace
    resend_unsure: bool = False


class SenderError(InforceError):
    """The sender's process ended before its work did."""


def send(job: Job, told: Callable[[Mapping[State, int]], None]) -> bool:
    """Tell every recipient of a job once; whether it came to the end of the list.

    Args:
        job: What to do.
        told: Called with the counts from time to time.

    Raises:
        InforceError: The server, the journal or the process cannot be used.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(job, theirs), name="inforce-sender")
    process.start()
    theirs.close()
    try:
        return _watch(ours, told)
    finally:
        ours.close()
        process.join()


def _watch(ours: Connection, told: Callable[[Mapping[State, int]], None]) -> bool:
    while True:
        try:
            said = ours.recv()
        except EOFError:
            what = "The sender ended without a word."
            raise SenderError(what, "Run the same command again: the journal knows.") from None
        match said:
            case InforceError():
                raise said
            case bool():
                return said
            case _:
                told(said)


def _work(job: Job, theirs: Connection) -> None:
    """The process: its own session, so that what stops the command does not reach it."""
    asked: list[int] = []
    with suppress(AttributeError, OSError):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _frame: asked.append(number))
    try:
        theirs.send(_run(job, theirs, asked))
    except InforceError as error:
        with suppress(OSError):
            theirs.send(error)
    except OSError:
        pass  # the command is gone; everything is in the journal


def _run(job: Job, theirs: Connection, asked: list[int]) -> bool:
    journal = Journal.open(job.journal, job.letters.values())
    server = MailServer(job.server)
    count = 0

    def told(counts: Mapping[State, int]) -> None:
        nonlocal count
        count += 1
        if count % TELL_EVERY == 0:
            theirs.send(dict(counts))

    def stopped() -> bool:
        return bool(asked) or _gone(theirs)

    try:
        mailing = Mailing(
            server=server,
            journal=journal,
            letters=job.letters,
            pace=job.pace,
            stopped=stopped,
            told=told,
        )
        return mailing.run(job.recipients, resend_unsure=job.resend_unsure)
    finally:
        server.close()
        journal.close()


def _gone(theirs: Connection) -> bool:
    """Whether the command that began this is gone: its end of the pipe is closed, nothing else."""
    try:
        return theirs.poll()
    except OSError:
        return True
