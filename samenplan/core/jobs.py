"""What is done by itself, every minute: `manage.py werk` runs each job that features tell here.

A job is given a clock and says how many things it did. It claims what is due by a conditional update, so that two
workers never do one thing twice, and it is idempotent: a worker that is killed leaves what the next one can finish.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils.timezone import now

EVERY_SECONDS = 60
Clock = Callable[[], datetime]
Job = Callable[[Clock], int]
log = logging.getLogger(__name__)

JOBS: dict[str, Job] = {}
"""In the order in which they were told: what makes mails comes before what sends them."""


def tell_job(name: str, job: Job) -> None:
    """Add the job of a feature; called once, when the feature is loaded.

    Raises:
        ValueError: another job has this name already.
    """
    if JOBS.setdefault(name, job) is not job:
        raise ValueError(f"{name} is told twice")


def work_once(say: Callable[[str], object], clock: Clock = now) -> None:
    """Run every job once, and say what was done."""
    for name, job in JOBS.items():
        if done := job(clock):
            say(f"{name}: {done}")


def work_until(stop: threading.Event, say: Callable[[str], object], every: float = EVERY_SECONDS) -> None:
    """Run every job each minute until told to stop; what fails has another chance a minute later."""
    while not stop.is_set():
        close_old_connections()
        try:
            work_once(say)
        except DatabaseError:  # busy or away for a moment; the transaction took everything back
            log.exception("a job failed")
        stop.wait(every)
