"""Addresses for whoever holds a link, straight under the house."""

from samenplan.execution.urls import asking, own

app_name = "execution_doors"

urlpatterns = [*own.doors, *asking.doors]
