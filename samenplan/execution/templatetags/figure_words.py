"""How a measured value reads on a page."""

from decimal import Decimal
from fractions import Fraction

from django.template import Library

from samenplan.execution.rules.figures import written_value

register = Library()


@register.filter
def figure_of(value: Decimal | Fraction | float | str | None, unit: str = "") -> str:
    """A value with its unit: `{{ one.value|figure_of:"%" }}` gives 26,5 %; nothing for None or an unknown name."""
    if value is None or isinstance(value, str):
        return ""
    return written_value(value if isinstance(value, Decimal) else float(value), unit)
