"""Somebody who writes in a plan over HTTP, as a browser without scripts would, one field at a time."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from samenplan.plans.rules.editing import mark

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
ANSWER_SECONDS = 60
LOST = (OSError, http.client.HTTPException)
"""What a browser sees when the server dies under it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body and where it sends the browser."""

    status: int
    text: str
    location: str


@dataclass(slots=True)
class Officer:
    """A browser with cookies, signed in as a member of the example's cast."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = field(default=None, init=False)

    def sign_in(self, user_id: int) -> None:
        """With one click, as the example allows."""
        form = self.get("/voorbeeld/")
        token = TOKEN.search(form.text)
        if token is None:
            raise AssertionError(f"No form to sign in with: {form.status}")
        answer = self.post(f"/voorbeeld/{user_id}/", {"csrfmiddlewaretoken": token[1]})
        if answer.status != 302:
            raise AssertionError(f"Could not sign in: {answer.status}")

    def write(self, node_address: str, old: str, new: str) -> int:
        """Autosave one description; the status of the answer. 200 is the promise that it is kept."""
        typed = {"veld": "description", "base-description": mark(old), "description": new, "autosave": "1"}
        return self.post(node_address, typed).status

    def get(self, address: str) -> Answer:
        return self._ask("GET", address, b"", {})

    def post(self, address: str, typed: dict[str, str]) -> Answer:
        """Post a form."""
        kind = "application/x-www-form-urlencoded"
        return self._ask("POST", address, urlencode(typed).encode(), {"Content-Type": kind})

    def hand_over(self, address: str, name: str, data: bytes) -> Answer:
        """Post a form with one file in the field `file`."""
        border = b"border-between-the-parts"
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = b"--" + border + b"\r\n" + head + data + b"\r\n--" + border + b"--\r\n"
        return self._ask("POST", address, body, {"Content-Type": f"multipart/form-data; boundary={border.decode()}"})

    def hang_up(self) -> None:
        """Forget the line to the server."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _ask(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> Answer:
        """One request.

        Raises:
            OSError, HTTPException: the server went away; nobody knows what it did.
        """
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        own = {"Cookie": kept, "X-CSRFToken": self.cookies.get("csrf", ""), "Connection": "keep-alive"}
        try:
            self._line.request(method, address, body, {**headers, **own})
            response = self._line.getresponse()
            text = response.read().decode("utf-8", "replace")
        except LOST:
            self.hang_up()
            raise
        self._keep(response.headers.get_all("Set-Cookie") or [])
        return Answer(response.status, text, response.headers.get("Location", ""))

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
