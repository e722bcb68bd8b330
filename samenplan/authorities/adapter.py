"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """People come in by an invitation; nobody signs up by herself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
