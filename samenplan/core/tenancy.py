"""The one door to an authority's rows."""

from typing import ClassVar, NoReturn, TypeVar

from django.db import models
from django.db.models import QuerySet

from samenplan.core.actor import Actor, Reach
from samenplan.core.errors import UnscopedQuery

Row = TypeVar("Row", bound="TenantModel")


class TenantManager(models.Manager[Row]):
    """Gives rows on behalf of an actor; everything else on `objects` refuses."""

    def get_queryset(self) -> NoReturn:
        raise UnscopedQuery(f"{self.model.__name__}.objects: say .visible_to(actor) or .unscoped(reason=...)")

    def visible_to(self, actor: Actor) -> QuerySet[Row]:
        """The rows of the authorities within the actor's reach."""
        rows: QuerySet[Row] = QuerySet(self.model, using=self._db)
        if isinstance(actor.reach, Reach):
            return rows
        return rows.filter(**{f"{self.model.tenant_path}__in": actor.reach})

    def unscoped(self, *, reason: str) -> QuerySet[Row]:
        """All rows; only for jobs, public pages and agency queries, with the reason written down."""
        if not reason:
            raise UnscopedQuery(f"{self.model.__name__}.objects.unscoped: give a reason")
        return QuerySet(self.model, using=self._db)


class TenantModel(models.Model):
    """A row that belongs to one authority; `tenant_path` leads to it."""

    tenant_path: ClassVar[str] = "authority"  # a child row says "plan__authority"

    _rows = models.Manager()  # first, hence Django's default: relations and validation use it
    objects = TenantManager()

    class Meta:
        abstract = True
