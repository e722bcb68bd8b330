"""The map of opinions as SVG: groups as clouds, as wide as their people are spread; never a single person.

For a page it has classes only, as the content policy asks; for paper attributes only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from samenplan.documents.xml_text import xml_text

WIDTH, HEIGHT = 520, 340
REACH = 3.0
"""Standard deviations from the middle to the edge."""
_CLOUD = 1.5
_FILLS = ("#0a6770", "#8a5300", "#24527a", "#2e6b3a", "#a3231f", "#55606e")


@dataclass(frozen=True, slots=True)
class Place:
    """A cloud: its name, where its middle is and how far it spreads, in standard deviations."""

    name: str
    x: float
    y: float
    width: float
    height: float


def map_svg(
    places: Sequence[Place], title: str, *, uid: str, you: tuple[str, float, float] | None = None, styled: bool = True
) -> str:
    """The drawing, with its title for who does not see it; its table stands beside it on the page."""
    name = _attribute(uid)
    body = "".join([*_axes(styled), *_clouds(places, styled), *(_you(you) if you else ())])
    look = 'class="debate-map" ' if styled else f'width="{WIDTH}" height="{HEIGHT}" '
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {look}viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-t"><title id="{name}-t">{_text(title)}</title>{body}</svg>'
    )


def _axes(styled: bool) -> Iterable[str]:
    look = 'class="map-axis"' if styled else 'stroke="#dcd8cd" stroke-width="1"'
    yield f'<line x1="0" x2="{WIDTH}" y1="{HEIGHT // 2}" y2="{HEIGHT // 2}" {look}/>'
    yield f'<line x1="{WIDTH // 2}" x2="{WIDTH // 2}" y1="0" y2="{HEIGHT}" {look}/>'


def _clouds(places: Sequence[Place], styled: bool) -> Iterable[str]:
    for index, place in enumerate(places):
        kind = index % len(_FILLS)
        fill = f'class="map-cloud cloud-{kind}"' if styled else f'fill="{_FILLS[kind]}" fill-opacity="0.25"'
        letters = 'class="map-name"' if styled else 'fill="#1c2430" font-size="15" font-weight="600"'
        x, y = _across(place.x), _down(place.y)
        rx, ry = _size(place.width, WIDTH), _size(place.height, HEIGHT)
        yield f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" {fill}/>'
        yield _words(place.name, min(max(x, 60), WIDTH - 60), y + 5, letters)


def _you(you: tuple[str, float, float]) -> Iterable[str]:
    word, x, y = you[0], _across(you[1]), _down(you[2])
    yield f'<circle class="map-you" cx="{x}" cy="{y}" r="8"/>'
    yield _words(word, min(max(x, 30), WIDTH - 30), max(y - 14, 14), 'class="map-name"')


def _words(text: str, x: int, y: int, look: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle" {look}>{_text(text)}</text>'


def _across(value: float) -> int:
    return round(WIDTH / 2 + max(-REACH, min(REACH, value)) * (WIDTH / 2 - 20) / REACH)


def _down(value: float) -> int:
    return round(HEIGHT / 2 - max(-REACH, min(REACH, value)) * (HEIGHT / 2 - 20) / REACH)


def _size(spread: float, whole: int) -> int:
    return round(max(_CLOUD * spread * (whole / 2 - 20) / REACH, 22))


def _text(text: str) -> str:
    return escape(xml_text(text))


def _attribute(text: str) -> str:
    return escape(xml_text(text), {'"': "&quot;"})
