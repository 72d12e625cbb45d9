"""`inforce notice --send`: nothing leaves unless it is confirmed, and who is not told is named."""

import pytest
from test_notice_command import NEXT, Site

from mail_server import TAKEN, Mailroom, mail_server


@pytest.fixture
def site(tmp_path):
    """A site with a coming version, and a list with one bad line."""
    made = Site(tmp_path / "site")
    made.publish(NEXT)
    (tmp_path / "list.txt").write_text("ann@example.com\nnobody\nbo@example.com\n")
    return made


@pytest.fixture
def readers(tmp_path):
    return str(tmp_path / "list.txt")


def send(site, room, *arguments):
    """Run the command against a server that behaves as the room says."""
    with mail_server(room) as port:
        url = f"smtp://127.0.0.1:{port}"
        return site.notice("privacy", "--send", url, "--rate", "0", *arguments)


def test_nothing_leaves_without_confirmation(site, readers, tmp_path):
    """Without --confirm the command says what it would do and does nothing."""
    room = Mailroom()
    done = send(site, room, "--to", readers)
    assert "2 readers (2 in en)" in done.output
    assert "2 would be told" in done.output
    assert "Nothing was sent" in done.output
    assert (room.taken, done.exit_code) == ([], 1)  # one line of the list cannot be used
    assert list(tmp_path.glob("*.sqlite")) == []


def test_each_reader_is_told_and_a_bad_line_is_named(site, readers, tmp_path):
    """With --confirm each reader is told once; the bad line is named and stops nobody."""
    room = Mailroom()
    done = send(site, room, "--to", readers, "--confirm")
    again = send(site, room, "--to", readers, "--confirm")
    assert "list.txt:2:1: error C020" in done.output
    assert "2 of 2 readers are told." in again.output
    assert sorted(room.counts.items()) == [("ann@example.com", 1), ("bo@example.com", 1)]
    letter = room.letter("ann@example.com")
    assert "15 January 2027" in letter["Subject"]
    assert "two years" in letter.get_body(("plain",)).get_content()
    journal = tmp_path / "list.txt.privacy-2027-01-15-announcement.sqlite"
    assert b"example.com" not in journal.read_bytes()
    assert journal.stat().st_mode & 0o077 == 0


def test_who_is_not_told_is_named_by_line_with_what_the_server_said(site, readers):
    """Who cannot be told is named by line, with what the server said."""
    room = Mailroom(at_recipient=lambda one: "550 5.1.1 unknown" if one[0] == "b" else TAKEN)
    done = send(site, room, "--to", readers, "--confirm")
    assert "list.txt:3: refused for good: 550 5.1.1 unknown" in done.output
    assert "1 of 2 readers are told; 1 refused for good." in done.output
    assert done.exit_code == 1


def test_a_trial_reaches_one_address_and_counts_for_nobody(site, readers):
    """A trial shows the letter to one address; that reader is still told later."""
    room = Mailroom()
    done = send(site, room, "--test", "ann@example.com")
    send(site, room, "--to", readers, "--confirm")
    assert done.exit_code == 0
    assert room.counts["ann@example.com"] == 2


def test_sending_and_writing_the_pack_are_one_step(site, readers, tmp_path):
    """With --out the pack that is sent is written as well."""
    room = Mailroom()
    send(site, room, "--to", readers, "--confirm", "--out", str(tmp_path / "pack"))
    assert (tmp_path / "pack/email.en.eml").exists()
    assert len(room.taken) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "list.txt"), "Name the mail server"),
        (("--send", "smtp://127.0.0.1:1"), "--to FILE"),
        (("--send", "smtp://127.0.0.1:1", "--to", "nowhere.txt"), "cannot be read"),
        (("--send", "smtp://127.0.0.1:1", "--test", "nobody"), "no mail address"),
    ],
)
def test_wrong_usage_says_what_to_write(site, arguments, said):
    """Wrong usage says what to write, and exits with 2."""
    done = site.notice("privacy", *arguments)
    assert said in done.output
    assert done.exit_code == 2
