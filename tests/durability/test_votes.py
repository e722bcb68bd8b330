"""A server that is killed in the middle of a debate keeps every vote it acknowledged, and doubles none."""

import http.client
import re
import sqlite3
import threading
import time
from urllib.parse import urlencode

import pytest

from tests.durability.serving import Server

KILLS, VOTERS = 3, 6


class Voter(threading.Thread):
    """Votes on and on until the server is gone; remembers what was acknowledged."""

    def __init__(self, port: int, home: str, name: str) -> None:
        super().__init__(daemon=True)
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.home, self.tag = home, name
        self.kept: list[str] = []

    def run(self) -> None:
        try:
            self.line.request("GET", f"{self.home}stem/")
            first = self.line.getresponse()
            cookie, page = first.getheader("Set-Cookie", "").split(";")[0], first.read().decode()
            token = re.findall(r'name="bewijs" value="(\w+)"', page)[0]
            for turn in range(10_000):
                fields = {"bewijs": token, "stelling": turn % 12 + 1, "eenmalig": f"{self.tag}-{turn}"}
                choice = ("eens", "oneens", "geen")[turn // 12 % 3]
                sent = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
                self.line.request("POST", f"{self.home}stem/", urlencode({**fields, "keuze": choice}), sent)
                answer = self.line.getresponse()
                answer.read()
                if answer.status == 302:
                    self.kept.append(fields["eenmalig"])
        except (http.client.HTTPException, OSError):
            return  # the server is gone


@pytest.mark.slow
def test_every_acknowledged_vote_survives_a_kill(tmp_path):
    server = Server(tmp_path)
    server.set_up()
    with sqlite3.connect(server.database) as look:
        home = f"/debat/{look.execute('select token from debate_debate').fetchone()[0]}/"
    acknowledged: list[str] = []
    for kill in range(KILLS):
        server.start()
        voters = [Voter(server.port, home, f"k{kill}v{number}") for number in range(VOTERS)]
        for voter in voters:
            voter.start()
        time.sleep(4)
        server.kill()
        for voter in voters:
            voter.join(15)
        acknowledged += [key for voter in voters for key in voter.kept]
    with sqlite3.connect(server.database) as look:
        kept = [row[0] for row in look.execute("select key from debate_vote where key like 'k%v%'")]
        numbers = [row[0] for row in look.execute("select sequence from debate_vote order by sequence")]
    assert len(acknowledged) > 30
    assert set(acknowledged) - set(kept) == set()
    assert len(kept) == len(set(kept)) and len(kept) - len(acknowledged) <= KILLS * VOTERS
    assert numbers == list(range(1, len(numbers) + 1))
