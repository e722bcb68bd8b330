"""What is done by itself: questions, mails, and whatever features told `core.jobs`."""

import logging
import signal
import threading

from django.core.management import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils.timezone import now

from samenplan.core.jobs import JOBS

EVERY_SECONDS = 60
log = logging.getLogger(__name__)


class Command(BaseCommand):
    """`manage.py werk` once (from a timer), or `manage.py werk --loop` every minute until SIGTERM or Ctrl-C."""

    help = "Doet wat vanzelf moet gaan: herinneringen, mails. Met --loop elke minuut, tot SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or on and on."""
        parser.add_argument("--loop", action="store_true", help="elke minuut opnieuw, tot SIGTERM")

    def handle(self, *args: object, **options: object) -> None:
        """Run every job; in a loop a job that fails has another chance a minute later."""
        if not options["loop"]:
            for name, job in JOBS.items():
                self._say(name, job(now))
            return
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            self._round(stop)
            stop.wait(EVERY_SECONDS)

    def _round(self, stop: threading.Event) -> None:
        for name, job in JOBS.items():
            if stop.is_set():
                return
            try:
                self._say(name, job(now))
            except DatabaseError:  # busy or away for a moment; the transaction took everything back
                log.exception("job %s failed", name)

    def _say(self, name: str, done: int) -> None:
        if done:
            self.stdout.write(f"{name}: {done}")
