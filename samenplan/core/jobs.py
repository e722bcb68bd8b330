"""What is done by itself, every minute: `manage.py werk` runs each job that features tell here.

A job is given a clock and says how many things it did. It claims what is due by a conditional update, so that two
workers never do one thing twice, and it is idempotent: a worker that is killed leaves what the next one can finish.
"""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
Job = Callable[[Clock], int]

JOBS: dict[str, Job] = {}
"""In the order in which they were told: what makes mails comes before what sends them."""


def tell_job(name: str, job: Job) -> None:
    """Add the job of a feature; called once, when the feature is loaded.

    Raises:
        ValueError: another job has this name already.
    """
    if JOBS.setdefault(name, job) is not job:
        raise ValueError(f"{name} is told twice")
