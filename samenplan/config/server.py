"""How gunicorn serves Samenplan; `gunicorn -c python:samenplan.config.server samenplan.config.wsgi`.

Threads instead of an asynchronous server, and keep-alive well above that of browsers: see the notes on the stack.
"""

import os
import threading
import time

worker_class = "gthread"
preload_app = True  # with one worker people wait until the next one is there: it comes loaded
workers = int(os.environ.get("SAMENPLAN_WORKERS", "2"))
threads = 2
keepalive = 75
timeout = 30
max_requests = 50_000  # a worker that leaks ends in time; seldom enough that nobody waits for the next one
max_requests_jitter = 10_000
loglevel = "warning"


def when_ready(server: object) -> None:
    """Say where it runs, and how long the start took when `make run` told when it began."""
    _let_go_of_the_database()
    began = float(os.environ.get("SAMENPLAN_BEGAN", "0"))
    took = f" (klaar na {time.time() - began:.1f} s)" if began else ""
    address = os.environ.get("SAMENPLAN_ADDRESS", "").rstrip("/")
    if address:
        address += "/"
        print(f"\nSamenplan draait op {address}{took}.")
        if os.environ.get("SAMENPLAN_EXAMPLE") == "1":
            print(f"Meld je aan als iemand uit de voorbeeldgemeente: {address}voorbeeld/")
        print(f"Wat bewoners zien: {address}openbaar/")
        print("Stoppen: Ctrl-C. Alles wat je schreef, blijft bewaard in de map var/.", flush=True)


def _let_go_of_the_database() -> None:
    """Before workers are forked: what looked at the database while loading leaves no connection for them to share."""
    from django.db import connections  # late: Django is set up by loading the application

    connections.close_all()


def post_worker_init(worker: object) -> None:
    """On one's own machine the server does by itself what `manage.py werk --loop` does elsewhere.

    A thread in each worker, because nobody then has to start or stop a second process; the jobs are claimed, so that
    two workers do nothing twice. A real installation runs `werk` beside the server, from a timer or with --loop.
    """
    if os.environ.get("SAMENPLAN_LOCAL") == "1":
        threading.Thread(target=_work, name="werk", daemon=True).start()


def _work() -> None:
    from samenplan.core.jobs import EVERY_SECONDS, work_until  # late: Django is set up only in the worker

    time.sleep(EVERY_SECONDS)  # the first pages come first
    work_until(threading.Event(), lambda said: None)
