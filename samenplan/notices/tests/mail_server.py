"""Mail servers that behave badly, on a port of their own; each serves until the test ends."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Talk = Callable[[socket.socket, list[str]], None]


@contextmanager
def mail_server(talk: Talk) -> Iterator[tuple[int, list[str]]]:
    """A server that talks like this with whoever calls; gives its port and the mails it took."""
    taken: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(listener, talk, taken), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], taken
    finally:
        listener.shutdown(socket.SHUT_RDWR)  # wakes whoever waits for a call
        listener.close()
        thread.join(5)


def _serve(listener: socket.socket, talk: Talk, taken: list[str]) -> None:
    while True:
        try:
            caller, _ = listener.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(10)
            with suppress(OSError):
                talk(caller, taken)


def takes_all(caller: socket.socket, taken: list[str]) -> None:
    """An honest server."""
    _converse(caller, taken, answer_to_data=b"250 taken\r\n")


def takes_none(caller: socket.socket, taken: list[str]) -> None:
    """It says no to every mail once it has read it."""
    _converse(caller, [], answer_to_data=b"554 no\r\n")


def hangs_up_after_data(caller: socket.socket, taken: list[str]) -> None:
    """It reads the mail and is gone before it says whether it took it."""
    _converse(caller, taken, answer_to_data=b"")


def lies(caller: socket.socket, taken: list[str]) -> None:
    """What it says is no answer."""
    caller.sendall(b"\xff\xfe hello\r\nGET / HTTP/1.1\r\n" * 3)
    caller.recv(1000)


def says_nothing(caller: socket.socket, taken: list[str]) -> None:
    """It picks up and stays silent."""
    caller.recv(1000)


def _converse(caller: socket.socket, taken: list[str], *, answer_to_data: bytes) -> None:
    lines = caller.makefile("rb")
    caller.sendall(b"220 fake\r\n")
    while line := lines.readline():
        word = line[:4].upper()
        if word == b"DATA":
            caller.sendall(b"354 go on\r\n")
            mail = b"".join(iter(lines.readline, b".\r\n"))
            taken.append(mail.decode())
            if not answer_to_data:
                return
            caller.sendall(answer_to_data)
        elif word == b"QUIT":
            caller.sendall(b"221 bye\r\n")
            return
        else:
            caller.sendall(b"250 fine\r\n")
