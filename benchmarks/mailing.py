"""Ten thousand readers, a mail server that misbehaves, and a sender that is killed fifty times."""

import random
import smtplib
import subprocess
import sys
import time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.mail_server import Mailroom, mail_server, unreliable

from benchmarks.measure import row
from inforce.adapters.mailing.child import Job, send
from inforce.adapters.mailing.journal import Journal, State
from inforce.adapters.mailing.letter import Letter
from inforce.adapters.mailing.recipients import read_recipients
from inforce.adapters.mailing.rounds import Pace
from inforce.adapters.mailing.server_address import ServerAddress

READERS, GONE, KILLS = 10_000, 200, 50
ROUNDS = 30
PEER_READERS = 1_000
NOTICE = "privacy@2027-01-15/announcement"


def mailing(folder: Path) -> list[str]:
    """Everyone who can be reached gets one letter; how fast, beside smtplib without a journal."""
    (folder / "list.txt").write_text("\n".join(_readers()), encoding="utf-8")
    room, kills = unreliable(1), 0
    with mail_server(room) as port:
        while kills < KILLS:
            kills += _killed_on_the_way(folder, port, room, random.Random(kills))
        job, began, before = _job(folder, port), time.monotonic(), len(room.taken)
        while _waiting(job):
            send(job, lambda _counts: None)
        rate = (len(room.taken) - before) / (time.monotonic() - began)
    counts = room.counts
    once = sum(1 for count in counts.values() if count == 1)
    twice = len(counts) - once
    ratio = _calm_rate(folder / "calm") / _peer_rate()
    return [
        row(
            f"{READERS:,} readers, a bad server, {KILLS} kills: told once, twice",
            f"{once:,}, {twice} ({rate:.0f} letters a second on that server)",
            f"{READERS:,}, 0",
            met=once == READERS and not twice,
        ),
        row(
            "letters a second with the journal ÷ smtplib without one",
            f"{ratio:.2f} ×",
            "none set",
            met=True,
        ),
    ]


def _readers() -> list[str]:
    names = [f"reader{number}@example.com" for number in range(READERS)]
    return [*names, *(f"gone{number}@example.com" for number in range(GONE))]


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Example <policies@example.com>"
    message["Subject"] = "Our privacy policy changes on 15 January 2027"
    message.set_content("Until 14 January 2027 the text below binds.\n" * 200)
    return message


def _job(folder: Path, port: int) -> Job:
    listed = read_recipients((folder / "list.txt").read_bytes(), "list.txt", ("en",))
    return Job(
        server=ServerAddress(host="127.0.0.1", port=port, tls="none"),
        journal=folder / "journal.sqlite",
        letters={"en": Letter.read(_message().as_bytes(), language="en", notice=NOTICE)},
        recipients=listed.known,
        pace=Pace(rate=0, rounds=ROUNDS, pause=0.0, patience=(0.0,) * 8),
    )


def _waiting(job: Job) -> bool:
    journal = Journal.open(job.journal, job.letters.values())
    try:
        states = journal.states(job.recipients)
    finally:
        journal.close()
    return len(states) < len(job.recipients) or State.DEFERRED in states.values()


def _killed_on_the_way(folder: Path, port: int, room: Mailroom, dice: random.Random) -> bool:
    """Whether a sender was killed while it was at work."""
    enough = len(room.taken) + dice.randrange(1, READERS // KILLS)
    command = [sys.executable, "-m", "benchmarks.mailing", str(folder), str(port)]
    with subprocess.Popen(command) as sender:
        while sender.poll() is None and len(room.taken) < enough:
            time.sleep(0.001)
        sender.kill()
    return sender.returncode < 0


def _calm_rate(folder: Path) -> float:
    """Letters a second to a server that takes each."""
    folder.mkdir()
    (folder / "list.txt").write_text("\n".join(_readers()[:PEER_READERS]), encoding="utf-8")
    with mail_server(Mailroom()) as port:
        began = time.monotonic()
        send(_job(folder, port), lambda _counts: None)
        return PEER_READERS / (time.monotonic() - began)


def _peer_rate() -> float:
    """The same by a loop over smtplib, which a kill would make send twice."""
    with mail_server(Mailroom()) as port, smtplib.SMTP("127.0.0.1", port) as server:
        began, data = time.monotonic(), _message().as_bytes(policy=SMTP)
        for name in _readers()[:PEER_READERS]:
            server.sendmail("policies@example.com", [name], data)
        return PEER_READERS / (time.monotonic() - began)


if __name__ == "__main__":
    send(_job(Path(sys.argv[1]), int(sys.argv[2])), lambda _counts: None)
