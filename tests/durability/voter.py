"""Somebody who votes in a debate over the wire: with a connection of her own, as a browser keeps it."""

import http.client
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlencode

CHOICES = ("eens", "oneens", "geen")
STATEMENTS = 12  # of the example
PATIENCE_SECONDS = 90
"""How long somebody goes on trying to get a vote in; a server that was killed is back long before."""


@dataclass
class Voter:
    """A browser at a debate. `home` is the debate's address, `tag` begins the key of each of her forms."""

    port: int
    home: str
    tag: str = "stem"
    cookie: str = ""
    token: str = ""
    broken: int = 0  # how often a connection broke while she waited for an answer
    line: http.client.HTTPConnection | None = field(default=None, repr=False)

    def ask(self, method: str, where: str, body: str = "") -> tuple[int, str]:
        """One request; a connection that the server let go is made again, once, as browsers do."""
        for last in (False, True):
            try:
                return self._asked(method, where, body)
            except (http.client.HTTPException, OSError):
                self.line = None
                self.broken += 1
                if last:
                    raise
        raise AssertionError

    def _asked(self, method: str, where: str, body: str) -> tuple[int, str]:
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.line.request(method, self.home + where, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
        return answer.status, text

    def come_in(self) -> None:
        """Open the first statement.

        Raises:
            AssertionError: there was none to see.
        """
        status, text = self.ask("GET", "stem/")
        if status != 200:
            raise AssertionError(f"the first statement answered {status}")
        self.token = re.findall(r'name="bewijs" value="(\w+)"', text)[0]

    def key(self, turn: int) -> str:
        return f"{self.tag}-{turn}"

    def send(self, turn: int) -> int:
        """Her vote of this turn, always the same form; how it was answered. Each is another vote than the last."""
        fields = {"bewijs": self.token, "stelling": turn % STATEMENTS + 1, "eenmalig": self.key(turn)}
        choice = CHOICES[turn // STATEMENTS % len(CHOICES)]
        return self.ask("POST", "stem/", urlencode({**fields, "keuze": choice}))[0]


class Persistent(threading.Thread):
    """Votes on and on until told to stop. A form that got no yes is sent again as it was, until it gets one."""

    def __init__(self, voter: Voter) -> None:
        super().__init__(daemon=True)
        self.voter = voter
        self.acknowledged: list[str] = []
        self.refused = 0  # answers that were no yes
        self.gave_up = ""
        self._stop_asked = threading.Event()

    def run(self) -> None:
        self._until_yes(self._come_in)
        turn = 0
        while not self._stop_asked.is_set() and not self.gave_up:
            if self._until_yes(partial(self._vote, turn)):
                self.acknowledged.append(self.voter.key(turn))
            turn += 1

    def finish(self) -> None:
        """No new vote after this one; returns when she has her last yes."""
        self._stop_asked.set()
        self.join(PATIENCE_SECONDS)

    def _come_in(self) -> bool:
        self.voter.come_in()
        return True

    def _vote(self, turn: int) -> bool:
        return self.voter.send(turn) == 302

    def _until_yes(self, act: Callable[[], bool]) -> bool:
        until, said = time.monotonic() + PATIENCE_SECONDS, ""
        while time.monotonic() < until:
            try:
                if act():
                    return True
                said, self.refused = "another answer than a yes", self.refused + 1
            except (http.client.HTTPException, OSError, AssertionError) as problem:
                said = repr(problem)
            time.sleep(0.02)
        self.gave_up = said
        return False
