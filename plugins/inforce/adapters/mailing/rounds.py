"""Tells every recipient once: rounds over those who still wait, at the rate asked for."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Final

from inforce.adapters.mailing.journal import DONE, Journal, State
from inforce.adapters.mailing.letter import Letter
from inforce.adapters.mailing.recipients import Recipient
from inforce.adapters.mailing.server import Answer, LostConnectionError, MailServer
from inforce.adapters.mailing.server_address import MailServerError

# A server that declines so many letters in a row declines the letter, not its readers.
DECLINED_IN_A_ROW: Final = 10
# Seconds before each further attempt to reach a server that went away.
PATIENCE: Final = (1.0, 2.0, 5.0, 10.0, 30.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast, and how patiently.

    Args:
        rate: Letters a second at most; 0 for as fast as the server takes them.
        rounds: How often a recipient who was put off is tried in one run.
        pause: Seconds between two rounds.
        patience: Seconds before each further attempt to reach a server that went away.
    """

    rate: float = 10.0
    rounds: int = 3
    pause: float = 30.0
    patience: tuple[float, ...] = PATIENCE


@dataclass(slots=True, kw_only=True)
class Mailing:
    """One run over a list.

    Args:
        server: Where letters are handed in.
        journal: What became of each recipient so far.
        letters: The letter in each language.
        pace: How fast.
        stopped: Whether to stop before the next letter.
        told: Called with the counts after each letter.
    """

    server: MailServer
    journal: Journal
    letters: Mapping[str, Letter]
    pace: Pace
    stopped: Callable[[], bool]
    told: Callable[[Mapping[State, int]], None]
    _declined: int = field(default=0, init=False)
    _next_at: float = field(default_factory=time.monotonic, init=False)

    def run(self, recipients: Iterable[Recipient], *, resend_unsure: bool = False) -> bool:
        """Hand over what is not yet handed over; whether it came to the end of the list.

        Raises:
            MailServerError: The server cannot be used; everything so far is in the journal.
        """
        everyone = tuple(recipients)
        for number in range(self.pace.rounds):
            states = self.journal.states(everyone)
            waiting = [
                one for one in everyone if _waits(states.get(one.key), number, resend_unsure)
            ]
            if number and waiting and not self._rest(self.pace.pause):
                return False
            counts = Counter(states.values())
            for one in waiting:
                if self.stopped():
                    return False
                before, after = states.get(one.key), self._tell(one)
                counts.update([after])
                counts.subtract([before] if before else [])
                self.told(counts)
        return True

    def _tell(self, one: Recipient) -> State:
        letter = self.letters[one.language]
        self._keep_pace()
        answer = self._answer(one, letter)
        self.journal.write(one, answer.state, answer.code, answer.reply)
        self._declined = self._declined + 1 if answer.state is State.DECLINED else 0
        if self._declined >= DECLINED_IN_A_ROW:
            what = f"The mail server declined {self._declined} letters in a row: {answer.reply}."
            raise MailServerError(what, "Nobody of these was told. Mend it and run this again.")
        return answer.state

    def _answer(self, one: Recipient, letter: Letter) -> Answer:
        """One letter, as often as the server goes away before its last line."""
        last = ""
        for seconds in (0.0, *self.pace.patience):
            if not self._rest(seconds):
                break
            try:
                return self.server.hand_over(
                    letter.sender,
                    one.address,
                    letter.to(one, formatdate()),
                    lambda: self.journal.write(one, State.UNSURE),
                )
            except LostConnectionError as error:
                last = str(error)
        else:
            what = f"The mail server cannot be reached: {last or 'it closes the connection'}."
            raise MailServerError(
                what, "Everything so far is in the journal; run this again later."
            )
        return Answer(state=State.DEFERRED, reply="the sender was stopped")

    def _keep_pace(self) -> None:
        if self.pace.rate > 0:
            time.sleep(max(0.0, self._next_at - time.monotonic()))
            self._next_at = max(self._next_at, time.monotonic()) + 1 / self.pace.rate

    def _rest(self, seconds: float) -> bool:
        """Wait; whether nobody stopped us meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self.stopped():
                return False
            time.sleep(min(left, 0.2))
        return True


def _waits(state: State | None, number: int, resend_unsure: bool) -> bool:  # noqa: FBT001 - private
    """Whether a recipient is tried in a round: who is unsure only where the operator says so."""
    if state is State.UNSURE:
        return resend_unsure and number == 0
    if state is State.DECLINED:
        return number == 0
    return state not in DONE
