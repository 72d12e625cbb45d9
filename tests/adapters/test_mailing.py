"""A notice by mail: to every recipient once, whatever the server or the machine does."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from inforce.adapters.mailing.child import Job, send
from inforce.adapters.mailing.journal import Journal, JournalError, State
from inforce.adapters.mailing.letter import Letter, LetterError
from inforce.adapters.mailing.recipients import read_recipients
from inforce.adapters.mailing.rounds import Pace
from inforce.adapters.mailing.server_address import MailServerError, ServerAddress, server_address
from mail_server import Mailroom, mail_server, unreliable

EML = b"""From: Example <policies@example.com>\r
To: someone\r
Subject: Our privacy policy changes on 15 January 2027\r
Date: Fri, 20 Nov 2026 00:00:00 +0000\r
Auto-Submitted: auto-generated\r
Content-Type: text/plain; charset="utf-8"\r
Content-Transfer-Encoding: 8bit\r
\r
Until 14 January 2027 the old text binds.\r
.\r
The line above is a dot.\r
"""
EARLIER, LATER = "Fri, 20 Nov 2026 12:00:00 -0000", "Mon, 23 Nov 2026 12:00:00 -0000"
NOTICE = "privacy@2027-01-15/announcement"
AT_ONCE = Pace(rate=0, rounds=6, pause=0.0, patience=(0.05, 0.05, 0.1, 0.1, 0.2))


def a_letter(language: str = "en", data: bytes = EML) -> Letter:
    return Letter.read(data, language=language, notice=NOTICE)


def a_job(tmp_path: Path, port: int, addresses: str, **changed: object) -> Job:
    recipients = read_recipients(addresses.encode(), "list.txt", ("en", "de")).known
    facts: dict[str, object] = {
        "server": ServerAddress(host="127.0.0.1", port=port, tls="none", seconds=5),
        "journal": tmp_path / "journal.sqlite",
        "letters": {
            "en": a_letter(),
            "de": a_letter("de", EML.replace(b"changes", b"\xc3\xa4ndert sich")),
        },
        "recipients": recipients,
        "pace": AT_ONCE,
    }
    return Job(**{**facts, **changed})  # type: ignore[arg-type]


def sent(job: Job) -> bool:
    return send(job, lambda _counts: None)


def states_of(job: Job) -> dict[str, State]:
    journal = Journal.open(job.journal, job.letters.values())
    try:
        return journal.states(job.recipients)
    finally:
        journal.close()


def a_sender(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """A process that sends to `list.txt`, as the command does."""
    path = os.pathsep.join(str(here) for here in (Path(__file__).parent, Path(__file__).parents[1]))
    return subprocess.Popen(
        [sys.executable, __file__, str(folder), str(port)], env={**os.environ, "PYTHONPATH": path}
    )


class TestLetter:
    """What each of them gets."""

    def test_each_reader_gets_an_envelope_of_their_own_and_the_same_words(
        self, tmp_path: Path
    ) -> None:
        """Each reader gets their own envelope, in their language, with every line as written."""
        room = Mailroom()
        with mail_server(room) as port:
            assert sent(a_job(tmp_path, port, "ann@example.com\nbo@example.com, de\n"))
        ann, bo = room.letter("ann@example.com"), room.letter("bo@example.com")
        assert (ann["To"], bo["To"]) == ("ann@example.com", "bo@example.com")
        assert ann["Message-ID"] != bo["Message-ID"]
        assert "changes" in ann["Subject"]
        assert "ändert sich" in bo["Subject"]
        assert ann["Auto-Submitted"] == "auto-generated"
        assert "\r\n.\r\nThe line above is a dot." in ann.get_content()

    def test_the_same_letter_to_the_same_reader_has_the_same_id(self) -> None:
        """A mailbox that is handed the same letter twice can tell."""
        one = read_recipients(b"ann@example.com", "list.txt", ("en",)).known[0]
        first, again = a_letter().to(one, EARLIER), a_letter().to(one, LATER)
        trial = a_letter().to(one, EARLIER, trial=True)
        name = re.compile(rb"Message-ID: (\S+)")
        assert name.findall(first) == name.findall(again) != name.findall(trial)
        assert (first.count(b"Date: "), EARLIER.encode() in first, LATER.encode() in again) == (
            1,
            True,
            True,
        )

    def test_a_letter_of_nobody_is_not_sent(self) -> None:
        """A letter that names no sender is refused with what to set."""
        with pytest.raises(LetterError, match="mail: from"):
            Letter.read(b"Subject: x\r\n\r\nwords\r\n", language="en", notice=NOTICE)


class TestOnce:
    """Nobody gets two, and nobody none."""

    def test_a_second_run_sends_nobody_a_second_letter(self, tmp_path: Path) -> None:
        """A second run sends nobody a second letter."""
        room = Mailroom()
        with mail_server(room) as port:
            job = a_job(tmp_path, port, "ann@example.com\nbo@example.com\n")
            assert sent(job)
            assert sent(job)
        assert room.counts == Counter({"ann@example.com": 1, "bo@example.com": 1})

    def test_a_longer_list_reaches_only_who_is_new(self, tmp_path: Path) -> None:
        """A reader who is added to the list later is told; nobody else is told again."""
        room = Mailroom()
        with mail_server(room) as port:
            sent(a_job(tmp_path, port, "ann@example.com\n"))
            sent(a_job(tmp_path, port, "ANN@example.com\nbo@example.com\n"))
        assert room.counts == Counter({"ann@example.com": 1, "bo@example.com": 1})

    def test_who_is_put_off_is_tried_again_and_who_is_unknown_is_not(self, tmp_path: Path) -> None:
        """Who is put off is tried again; an address that does not exist is not, and is told."""
        asked: Counter[str] = Counter()

        def at_recipient(address: str) -> str:
            asked[address] += 1
            if address == "gone@example.com":
                return "550 5.1.1 <gone@example.com> unknown"
            return "250 taken" if asked[address] == 3 else "450 4.2.0 greylisted"

        with mail_server(Mailroom(at_recipient=at_recipient)) as port:
            job = a_job(tmp_path, port, "ann@example.com\ngone@example.com\n")
            sent(job)
        assert asked == Counter({"ann@example.com": 3, "gone@example.com": 1})
        journal = Journal.open(job.journal, job.letters.values())
        told = [(one.line, state, said) for one, state, said in journal.replies(job.recipients)]
        journal.close()
        assert told == [(2, State.REFUSED, "550 5.1.1 <…> unknown")]

    def test_an_answer_that_is_lost_is_neither_sent_again_nor_forgotten(
        self, tmp_path: Path
    ) -> None:
        """Where the answer is lost nobody can know: it is told, and sent again only when asked."""
        room = Mailroom(loses_answer=lambda address: address.startswith("ann"))
        with mail_server(room) as port:
            job = a_job(tmp_path, port, "ann@example.com\nbo@example.com\n")
            sent(job)
            sent(job)
            assert room.counts == Counter({"ann@example.com": 1, "bo@example.com": 1})
            assert states_of(job)["ann@example.com"] is State.UNSURE
            room.loses_answer = lambda _address: False
            sent(a_job(tmp_path, port, "ann@example.com\nbo@example.com\n", resend_unsure=True))
        assert states_of(job)["ann@example.com"] is State.SENT

    def test_a_server_that_drops_before_the_end_of_a_letter_took_nothing(
        self, tmp_path: Path
    ) -> None:
        """A server that drops before the end of a letter took nothing: the letter goes again."""
        drops = iter([True, True, False])
        room = Mailroom(at_recipient=lambda _address: "" if next(drops) else "250 taken")
        with mail_server(room) as port:
            sent(a_job(tmp_path, port, "ann@example.com\n"))
        assert room.counts == Counter({"ann@example.com": 1})

    def test_killed_again_and_again_everyone_gets_one_letter(self, tmp_path: Path) -> None:
        """Killed again and again, on a bad server, everyone who can be reached gets one letter."""
        names = [f"reader{n}@example.com" for n in range(100)]
        gone = [f"gone{n}@example.com" for n in range(10)]
        (tmp_path / "list.txt").write_text("\n".join([*names, *gone]), encoding="utf-8")
        room, chance = unreliable(7), random.Random(7)  # noqa: S311 - a test's dice
        with mail_server(room) as port:
            for _ in range(5):
                enough = len(room.taken) + chance.randrange(1, 12)
                with a_sender(tmp_path, port) as run:
                    _until(enough, room, run)
                    run.kill()
                assert run.returncode == -signal.SIGKILL
            job = a_job(tmp_path, port, "\n".join([*names, *gone]))
            while State.DEFERRED in states_of(job).values() or len(states_of(job)) < 110:
                sent(job)
        assert room.counts == Counter(names)

    def test_two_senders_at_once_send_one_letter(self, tmp_path: Path) -> None:
        """A second sender waits for the first, then finds nothing left to do."""
        names = [f"reader{n}@example.com" for n in range(40)]
        (tmp_path / "list.txt").write_text("\n".join(names), encoding="utf-8")
        room = Mailroom()
        with (
            mail_server(room) as port,
            a_sender(tmp_path, port) as one,
            a_sender(tmp_path, port) as two,
        ):
            assert (one.wait(60), two.wait(60)) == (0, 0)
        assert room.counts == Counter(names)


class TestRefused:
    """What is not sent, and why."""

    def test_other_words_than_those_that_went_out_are_not_sent(self, tmp_path: Path) -> None:
        """A notice whose words changed after the first letter is refused."""
        with mail_server(Mailroom()) as port:
            sent(a_job(tmp_path, port, "ann@example.com\n"))
            other = {"en": a_letter(data=EML.replace(b"binds", b"bound")), "de": a_letter("de")}
            with pytest.raises(JournalError, match="words of the notice"):
                sent(a_job(tmp_path, port, "bo@example.com\n", letters=other))

    def test_a_file_that_is_no_journal_is_left_alone(self, tmp_path: Path) -> None:
        """A file that is no journal is left as it was."""
        (tmp_path / "journal.sqlite").write_bytes(b"my list of readers, not a database" * 40)
        with pytest.raises(JournalError, match="is no journal"):
            sent(a_job(tmp_path, 9, "ann@example.com\n"))
        assert (tmp_path / "journal.sqlite").read_bytes().startswith(b"my list")

    def test_a_server_that_is_down_is_one_clear_error(self, tmp_path: Path) -> None:
        """A server that is down is one clear error, and nobody is written down as told."""
        job = a_job(tmp_path, 1, "ann@example.com\n")
        with pytest.raises(MailServerError, match="cannot be reached"):
            sent(job)
        assert states_of(job) == {}

    def test_a_server_without_tls_is_refused_where_tls_is_asked_for(self, tmp_path: Path) -> None:
        """A server without TLS is given no letter."""
        room = Mailroom()
        with mail_server(room) as port:
            server = ServerAddress(host="127.0.0.1", port=port, tls="start", seconds=5)
            with pytest.raises(MailServerError, match="STARTTLS"):
                sent(a_job(tmp_path, port, "ann@example.com\n", server=server))
        assert room.taken == []

    def test_a_server_that_declines_every_letter_stops_the_run(self, tmp_path: Path) -> None:
        """A server that declines every letter stops the run, and all of them wait for the next."""
        room = Mailroom(at_letter=lambda _address: "554 5.7.1 looks like spam")
        names = "\n".join(f"reader{n}@example.com" for n in range(30))
        with mail_server(room) as port:
            with pytest.raises(MailServerError, match="10 letters in a row"):
                sent(a_job(tmp_path, port, names))
            room.at_letter = lambda _address: "250 taken"
            sent(a_job(tmp_path, port, names))
        assert len(room.counts) == 30

    @pytest.mark.parametrize(
        ("url", "password", "said"),
        [
            ("https://mail.example.com", "", "no address of a mail server"),
            ("smtp://", "", "no address of a mail server"),
            ("smtp://mail.example.com:port", "", "no address of a mail server"),
            ("smtp://ann:secret@mail.example.com", "", "INFORCE_SMTP_PASSWORD"),
            ("smtp://ann@mail.example.com", "", "no password for `ann`"),
        ],
    )
    def test_an_address_that_cannot_be_used_says_what_to_write(
        self, url: str, password: str, said: str
    ) -> None:
        """An address that cannot be used says what to write, and never repeats a password."""
        with pytest.raises(MailServerError, match=said) as caught:
            server_address(url, password)
        assert "secret" not in str(caught.value)

    @pytest.mark.parametrize(
        ("url", "tls", "port"),
        [
            ("smtp://mail.example.com", "start", 587),
            ("smtps://mail.example.com", "first", 465),
            ("smtp://localhost", "none", 25),
            ("smtp://localhost:2525", "none", 2525),
        ],
    )
    def test_letters_travel_encrypted_except_to_this_machine(
        self, url: str, tls: str, port: int
    ) -> None:
        """Letters travel encrypted, except to this machine."""
        address = server_address(url)
        assert (address.tls, address.port) == (tls, port)


def _until(enough: int, room: Mailroom, run: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and run.poll() is None and len(room.taken) < enough:
        time.sleep(0.002)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sent(a_job(folder, int(sys.argv[2]), (folder / "list.txt").read_text(encoding="utf-8")))
