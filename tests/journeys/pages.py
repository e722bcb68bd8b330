"""Every page there is, with rows of Brugwijk in its address: the one list that the sweep walks."""

from collections.abc import Iterator

from django.test import Client

from samenplan.authorities.models import Authority
from tests.security.walking import address, routes_behind

OF_A_PLAN = (
    "", "tabel/", "tijdlijn/", "trekkers/", "doelgroepen/", "nog-te-bepalen/", "raad/", "opmerkingen/", "gegevens/",
    "middelen/", "delen/", "invoer/", "secties/analysis/", "besluit/", "besluit/ontwerp/", "besluit/gronden/",
    "besluit/indienen/", "besluit/advies/vragen/", "versies/", "versies/bewaar/", "verwijderen/",
    "uitvoering/", "uitvoering/keten/", "uitvoering/keten/bewerken/", "uitvoering/terugblik/",
    "uitvoering/terugblik/nieuw/", "uitvoering/verankering/", "uitvoering/verankering/bewerken/",
    "uitvoering/bewoners/", "uitvoering/bewoners/voorbeeld/", "uitvoering/reacties/", "uitvoering/verslagen/",
)  # fmt: skip
"""The pages of the example plan, which has something on each."""
FOR_EVERYONE = ("/voorbeeld/", "/over/", "/account/aanmelden/", "/account/wachtwoord-vergeten/", "/openbaar/")
FOR_WHO_SIGNED_IN = ("/account/tweede-stap/", "/account/tweede-stap/aanzetten/", "/tweede-factor/", "/programmas/")


def member_pages(town: Authority, client: Client) -> Iterator[str]:
    """The address of every member route that answers Lien's browser with a page."""
    for route in routes_behind("member", "opened"):
        path = address(route, town, {})
        answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield path
