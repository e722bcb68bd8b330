"""On whose behalf something is read or done: the same for pages, imports and commands."""

from dataclasses import dataclass
from enum import Enum

from samenplan.core.errors import Forbidden, UnscopedQuery
from samenplan.core.permissions import Permission, Role, permissions_of


class Reach(Enum):
    """A reach without a list of authorities."""

    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or command) with roles, the authorities within reach, and the party it speaks for.

    `party_id` narrows a partner to the actions of that party. `authority_id` is the authority of the address, None
    for a command. `contact_id` is set for somebody without an account, who came in by a personal link.
    """

    name: str
    roles: frozenset[Role]
    reach: frozenset[int] | Reach
    user_id: int | None = None
    authority_id: int | None = None
    party_id: int | None = None
    contact_id: int | None = None

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles)

    @property
    def home(self) -> int:
        """The id of the authority in the address, for rows that are made there.

        Raises:
            UnscopedQuery: the actor came without one.
        """
        if self.authority_id is None:
            raise UnscopedQuery("this actor works in no authority")
        return self.authority_id

    @property
    def person(self) -> int:
        """The id of the account behind the actor, for rows that say who made them.

        Raises:
            UnscopedQuery: a command acts, not a person.
        """
        if self.user_id is None:
            raise UnscopedQuery("this actor is no person")
        return self.user_id

    def may(self, permission: Permission) -> bool:
        """Whether one of the roles gives the permission."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Stop here unless the permission is there.

        Raises:
            Forbidden: it is not.
        """
        if not self.may(permission):
            raise Forbidden


def worker_of(authority_id: int, *, name: str = "werk") -> Actor:
    """The command that works on behalf of one authority, with the rights of its coordinator; it reaches no other."""
    reach = frozenset({authority_id})
    return Actor(f"command:{name}", frozenset({Role.COORDINATOR}), reach, authority_id=authority_id)
