"""What is done by itself: questions, mails, and whatever features told `core.jobs`."""

import signal
import threading

from django.core.management import BaseCommand, CommandParser

from samenplan.core.jobs import work_once, work_until


class Command(BaseCommand):
    """`manage.py werk` once (from a timer), or `manage.py werk --loop` every minute until SIGTERM or Ctrl-C.

    Several may run at once, also on several machines. The server that `make run` starts does this work itself.
    """

    help = "Doet wat vanzelf moet gaan: herinneringen, mails. Met --loop elke minuut, tot SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or on and on."""
        parser.add_argument("--loop", action="store_true", help="elke minuut opnieuw, tot SIGTERM")

    def handle(self, *args: object, **options: object) -> None:
        """Run every job; a round that began is finished before it stops."""
        if not options["loop"]:
            work_once(self.stdout.write)
            return
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        work_until(stop, self.stdout.write)
