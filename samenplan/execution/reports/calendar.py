"""Days as an iCalendar file."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from samenplan.execution.queries.calendars import CalendarDay


def calendar_file(name: str, days: Iterable[CalendarDay], address: Callable[[CalendarDay], str]) -> bytes:
    """All-day entries, each with the page where one does something about it; the same days give the same bytes."""
    whole = Calendar()
    whole.add("prodid", "-//Samenplan//NL")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    whole.add("x-wr-timezone", "Europe/Brussels")
    for day in days:
        whole.add_component(_entry(day, address(day)))
    return bytes(whole.to_ical())


def _entry(day: CalendarDay, url: str) -> Event:
    entry = Event()
    entry.add("uid", day.uid)
    entry.add("dtstamp", day.changed_at)
    entry.add("dtstart", day.on)
    entry.add("dtend", day.on + timedelta(days=1))
    entry.add("summary", day.title)
    entry.add("description", f"{day.detail}\n{url}")
    entry.add("url", url)
    entry.add("transp", "TRANSPARENT")
    return entry
