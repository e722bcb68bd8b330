"""Icons of lucide as inline SVG; always beside a word, so hidden from screen readers."""

from functools import lru_cache

from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide


@lru_cache(maxsize=256)
def icon_svg(name: str, size: int = 18) -> SafeString:
    """The drawing, `size` pixels square.

    Raises:
        lucide.IconDoesNotExist: there is no icon of that name.
    """
    return SafeString(lucide(name, size=size, aria_hidden="true", focusable="false", **{"class": "icon"}))
