"""The first way in: `manage.py eerste_beheerder --bestuur brugwijk --naam "Ann" --e-mail ann@brugwijk.example`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.timezone import now

from samenplan.authorities.operations.invitations import Wish, invite_first_admin
from samenplan.core.errors import Refused
from samenplan.core.permissions import Role


class Command(BaseCommand):
    """Prints the link of an invitation; it works once, for fourteen days."""

    help = "Maakt een uitnodiging voor de eerste beheerder van een bestuur en toont de link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bestuur", required=True, help="het adres van het bestuur, bijvoorbeeld brugwijk")
        parser.add_argument("--naam", required=True)
        parser.add_argument("--e-mail", required=True, dest="email")
        parser.add_argument(
            "--basis", default="", help="het begin van de link, bijvoorbeeld https://samenplan.brugwijk.be"
        )
        parser.add_argument("--rol", action="append", help="standaard: admin en coordinator", choices=[*Role])

    def handle(self, *args: object, **options: object) -> None:
        chosen = options["rol"]
        roles = [Role(role) for role in chosen] if isinstance(chosen, list) else [Role.ADMIN, Role.COORDINATOR]
        email = str(options["email"])
        try:
            validate_email(email)
            wish = Wish(email=email, full_name=str(options["naam"]), roles=roles)
            secret = invite_first_admin(wish, slug=str(options["bestuur"]), now=now())
        except ValidationError as error:
            raise CommandError(f"“{email}” is geen e-mailadres.") from error
        except Refused as refused:
            raise CommandError(" ".join(refused.objections)) from refused
        link = reverse("invitation", kwargs={"secret": secret})
        self.stdout.write(f"{str(options['basis']).rstrip('/')}{link}")
        self.stdout.write("Open deze link in de browser (zet er het adres van je Samenplan voor). Hij werkt één keer.")
