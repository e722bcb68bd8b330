"""The map of opinions as SVG: groups as clouds, as wide as their people are spread; never a single person.

For a page it has classes only, as the content policy asks; for paper attributes only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin
from xml.sax.saxutils import escape

from samenplan.documents.xml_text import xml_text

WIDTH, HEIGHT = 520, 340
FURTHEST, NEAREST = 3.0, 1.2
"""Standard deviations from the middle to the edge, at most and at least; as many as what is drawn needs."""
_CLOUD, _EDGE = 1.5, 180
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
    places: Sequence[Place], title: str, *, uid: str = "kaart", you: tuple[str, float, float] | None = None
) -> str:
    """The drawing for a page, with its title for who does not see it; its table stands beside it."""
    reach = _reach(places, you)
    body = "".join([*_axes(True), *_clouds(places, reach, True), *(_you(you, reach) if you else ())])
    return _framed(body, title, _attribute(uid), 'class="debate-map"')


def map_svg_on_paper(places: Sequence[Place], title: str) -> str:
    """The drawing for a document."""
    body = "".join([*_axes(False), *_clouds(places, _reach(places, None), False)])
    return _framed(body, title, "kaart", f'width="{WIDTH}" height="{HEIGHT}"')


def _framed(body: str, title: str, name: str, look: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {look} viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-t"><title id="{name}-t">{_text(title)}</title>{body}</svg>'
    )


def _reach(places: Sequence[Place], you: tuple[str, float, float] | None) -> float:
    """As far as the clouds and the dot come."""
    far = [abs(at) + _CLOUD * spread for one in places for at, spread in ((one.x, one.width), (one.y, one.height))]
    far += [abs(at) for at in you[1:]] if you else []
    return min(FURTHEST, max([NEAREST, *far]))


def _axes(styled: bool) -> Iterable[str]:
    look = 'class="map-axis"' if styled else 'stroke="#dcd8cd" stroke-width="1"'
    yield f'<line x1="0" x2="{WIDTH}" y1="{HEIGHT // 2}" y2="{HEIGHT // 2}" {look}/>'
    yield f'<line x1="{WIDTH // 2}" x2="{WIDTH // 2}" y1="0" y2="{HEIGHT}" {look}/>'


@dataclass(frozen=True, slots=True)
class _Cloud:
    """As it is drawn, in units of the drawing."""

    x: int
    y: int
    rx: int
    ry: int

    def meets(self, other: "_Cloud") -> bool:
        """Whether a point of this one, inside or on its edge, lies in the other."""
        inside = [(float(self.x), float(self.y))]
        turns = (2 * pi * step / _EDGE for step in range(_EDGE))
        inside += [(self.x + self.rx * cos(turn), self.y + self.ry * sin(turn)) for turn in turns]
        return any(((x - other.x) / other.rx) ** 2 + ((y - other.y) / other.ry) ** 2 <= 1 for x, y in inside)


def overlapping(places: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Which clouds lie over each other in the drawing, pair by pair."""
    reach = _reach(places, None)
    drawn = [(place, _cloud(place, reach)) for place in places]
    pairs = combinations(drawn, 2)
    return [(one, other) for (one, a), (other, b) in pairs if a.meets(b) or b.meets(a)]


def _cloud(place: Place, reach: float) -> _Cloud:
    rx, ry = _size(place.width / reach, WIDTH), _size(place.height / reach, HEIGHT)
    return _Cloud(_across(place.x, reach), _down(place.y, reach), rx, ry)


def _clouds(places: Sequence[Place], reach: float, styled: bool) -> Iterable[str]:
    for index, place in enumerate(places):
        kind = index % len(_FILLS)
        fill = f'class="map-cloud cloud-{kind}"' if styled else f'fill="{_FILLS[kind]}" fill-opacity="0.25"'
        letters = 'class="map-name"' if styled else 'fill="#1c2430" font-size="15" font-weight="600"'
        cloud = _cloud(place, reach)
        yield f'<ellipse cx="{cloud.x}" cy="{cloud.y}" rx="{cloud.rx}" ry="{cloud.ry}" {fill}/>'
        yield _words(place.name, min(max(cloud.x, 60), WIDTH - 60), cloud.y + 5, letters)


def _you(you: tuple[str, float, float], reach: float) -> Iterable[str]:
    word, x, y = you[0], _across(you[1], reach), _down(you[2], reach)
    yield f'<circle class="map-you" cx="{x}" cy="{y}" r="8"/>'
    yield _words(word, min(max(x, 30), WIDTH - 30), max(y - 14, 14), 'class="map-name"')


def _words(text: str, x: int, y: int, look: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle" {look}>{_text(text)}</text>'


def _across(value: float, reach: float) -> int:
    return round(WIDTH / 2 + max(-1.0, min(1.0, value / reach)) * (WIDTH / 2 - 20))


def _down(value: float, reach: float) -> int:
    return round(HEIGHT / 2 - max(-1.0, min(1.0, value / reach)) * (HEIGHT / 2 - 20))


def _size(spread: float, whole: int) -> int:
    """Of a cloud, as a share of the way to the edge; never too small for its name."""
    return round(max(_CLOUD * spread * (whole / 2 - 20), 22))


def _text(text: str) -> str:
    return escape(xml_text(text))


def _attribute(text: str) -> str:
    return escape(xml_text(text), {'"': "&quot;"})
