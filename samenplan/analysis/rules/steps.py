"""When new answers may show: in blocks of at least the minimum, per channel.

Two states of one table can be subtracted. So what is added between them is, per channel, nobody or at least the
minimum of people; then every difference between any two published tables is about that many people too. A day is no
reason to show one answer more: whoever answered alone that day would be readable.
"""

from collections.abc import Mapping

from samenplan.analysis.rules.kinds import Channel


def channels_to_show(waiting: Mapping[Channel, int], minimum: int) -> frozenset[Channel]:
    """The channels of which the waiting answers may be counted now."""
    return frozenset(channel for channel, count in waiting.items() if count >= minimum)
