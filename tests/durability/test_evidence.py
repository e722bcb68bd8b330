"""kill -9 while photos come in: no row without its file, what was promised is there, what was in doubt is told once."""

import os
import random
import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from samenplan.execution.example.drawn_photo import drawn_photo
from tests.durability import looking
from tests.durability.officer import LOST, TOKEN, Officer
from tests.durability.serving import Server

pytestmark = pytest.mark.skipif("SAMENPLAN_DATABASE" in os.environ, reason="about the embedded database")
BORDER = b"border-between-the-parts"
KILLS, MANY_KILLS = 4, 60


@dataclass
class Teller:
    """Lien's browser, telling one activity with a photo after the other; the one in doubt is sent again."""

    officer: Officer
    address: str
    photo: bytes
    number: int = 0
    promised: set[str] = field(default_factory=set)
    doubted: int = 0

    def tell_until_the_line_breaks(self) -> None:
        token = TOKEN.search(self.officer.get(self.address).text)
        while token:
            key = f"k{self.number}"
            fields = {"csrfmiddlewaretoken": token[1], "key": key, "title": f"Avond {key}", "took_place_on": "",
                      "bereik-TOTAL_FORMS": "0", "bereik-INITIAL_FORMS": "0"}  # fmt: skip
            try:
                answer = self.officer._ask(
                    "POST",
                    f"{self.address}activiteit/",
                    self._body(fields),
                    {"Content-Type": f"multipart/form-data; boundary={BORDER.decode()}"},
                )
            except LOST:
                self.doubted += 1
                return
            assert answer.status == 302, answer.text[:500]
            self.promised.add(key)
            self.number += 1

    def _body(self, fields: dict[str, str]) -> bytes:
        parts = [
            b'Content-Disposition: form-data; name="%b"\r\n\r\n%b' % (name.encode(), value.encode())
            for name, value in fields.items()
        ]
        parts.append(b'Content-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n' + self.photo)
        return b"".join(b"--" + BORDER + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + BORDER + b"--\r\n"


def rows(server: Server, question: str) -> list[tuple]:
    with looking.opened(server.database) as connection:
        return connection.execute(question).fetchall()


def without_whole_file(server: Server) -> list[str]:
    """Rows whose file is not there, or is not what the row says."""
    found = rows(server, "select file, sha256 from execution_evidence where file != ''")
    files = [(server.data / "files" / name, expected) for name, expected in found]
    return [str(file) for file, expected in files if not file.exists() or fingerprint(file) != expected]


def fingerprint(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def killed(server: Server, times: int) -> Teller:
    """Tell and kill, so often; looked at after each."""
    dice = random.Random(3)
    server.start()
    node_id = looking.plan_of_example(server.database).node_ids[0]
    officer = Officer(server.port)
    officer.sign_in(looking.person(server.database, "lien@brugwijk.example"))
    teller = Teller(officer, f"/brugwijk/mijn-acties/{node_id}/", drawn_photo("Een avond"))
    for _ in range(times):
        thread = threading.Thread(target=teller.tell_until_the_line_breaks, daemon=True)
        thread.start()
        before, until = len(teller.promised), time.monotonic() + 60
        while len(teller.promised) == before and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.05, 0.8))
        server.kill()
        thread.join(60)
        officer.hang_up()
        assert looking.integrity(server.database) == "ok"
        assert without_whole_file(server) == []
        server.start()
    server.kill()
    return teller


def check(server: Server, teller: Teller) -> None:
    told = rows(server, "select key, count(*) from execution_activity where key like 'k%' group by key")
    shown = rows(
        server,
        "select a.key, count(*) from execution_activity a join execution_evidence e on e.activity_id = a.id "
        "where a.key like 'k%' group by a.key",
    )
    assert teller.promised <= {key for key, _ in told}
    assert {count for _, count in told} == {1}
    assert told == shown
    files = len(list((server.data / "files" / "bewijs").iterdir()))
    print(f"\n{len(teller.promised)} promised, {teller.doubted} in doubt, {files} files; nothing lost, nothing twice")


def test_a_killed_server_keeps_every_promised_photo(server: Server):
    check(server, killed(server, KILLS))


@pytest.mark.slow
def test_sixty_kills_keep_every_promised_photo(server: Server):
    check(server, killed(server, MANY_KILLS))


def test_a_row_without_its_file_would_be_found(server: Server):
    (name,) = rows(server, "select file from execution_evidence where file != ''")[0]
    assert without_whole_file(server) == []
    (server.data / "files" / name).unlink()
    assert without_whole_file(server) == [str(server.data / "files" / name)]
