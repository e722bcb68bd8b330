"""Addresses of the carrying out, under `<slug:authority>/`; one module per subject."""

from samenplan.execution.urls import asking, chain, figures, looking_back, own

app_name = "execution"

urlpatterns = [*own.paths, *asking.paths, *figures.paths, *chain.paths, *looking_back.paths]
