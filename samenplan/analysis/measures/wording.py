"""What is said about a change: whole Dutch sentences, never about causes (product.md, rule 6)."""

from dataclasses import dataclass
from fractions import Fraction

from samenplan.core.dutch import NO_BREAK

SURE = f"95{NO_BREAK}%"
MARGIN_IS_LARGER = "De marge is in werkelijkheid groter: de steekproef is gewogen of weinig mensen antwoordden."


@dataclass(frozen=True, slots=True)
class Wording:
    """The three sentences about one kind of figure, and how its numbers are written."""

    up: str
    down: str
    none: str
    factor: int = 1
    digits: int = 2
    unit: str = ""

    def value(self, number: float | Fraction) -> str:
        """A figure with its unit: 26 %, 3,25."""
        return f"{self.bare(number)}{self.unit}"

    def bare(self, number: float | Fraction) -> str:
        """A figure with a decimal comma, without zeros that say nothing."""
        rounded = round(float(number) * self.factor, self.digits) + 0.0  # no -0
        return f"{rounded:.{self.digits}f}".rstrip("0").rstrip(".").replace(".", ",")


SHARE = Wording(
    up="Het aandeel is aantoonbaar gestegen: van {before} naar {after}. Met {sure} zekerheid ligt het verschil tussen "
    "{low} en {high} procentpunt. Waarom het steeg, zegt dit cijfer niet.",
    down="Het aandeel is aantoonbaar gedaald: van {before} naar {after}. Met {sure} zekerheid ligt het verschil tussen "
    "{low} en {high} procentpunt. Waarom het daalde, zegt dit cijfer niet.",
    none="Geen aantoonbare verandering: {before} en {after}. Met {sure} zekerheid ligt het verschil tussen {low} en "
    "{high} procentpunt. Het kan dus ook nul zijn.",
    factor=100,
    digits=1,
    unit=f"{NO_BREAK}%",
)
MEAN = Wording(
    up="Het gemiddelde is aantoonbaar gestegen: van {before} naar {after}. Met {sure} zekerheid ligt het verschil "
    "tussen {low} en {high}. Waarom het steeg, zegt dit cijfer niet.",
    down="Het gemiddelde is aantoonbaar gedaald: van {before} naar {after}. Met {sure} zekerheid ligt het verschil "
    "tussen {low} en {high}. Waarom het daalde, zegt dit cijfer niet.",
    none="Geen aantoonbare verandering: {before} en {after}. Met {sure} zekerheid ligt het verschil tussen {low} en "
    "{high}. Het kan dus ook nul zijn.",
)
AGREEMENT = Wording(
    up="De overeenstemming is aantoonbaar gestegen: van {before} naar {after}. Met {sure} zekerheid ligt het verschil "
    "tussen {low} en {high}. Waarom ze steeg, zegt dit cijfer niet.",
    down="De overeenstemming is aantoonbaar gedaald: van {before} naar {after}. Met {sure} zekerheid ligt het verschil "
    "tussen {low} en {high}. Waarom ze daalde, zegt dit cijfer niet.",
    none="Geen aantoonbare verandering in de overeenstemming: {before} en {after}. Met {sure} zekerheid ligt het "
    "verschil tussen {low} en {high}. Het kan dus ook nul zijn.",
)
