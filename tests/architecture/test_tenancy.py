"""Every row belongs to an authority, or is on the list of what does not; every unscoped read states its reason."""

import ast
from pathlib import Path

from django.apps import apps

from samenplan.core.tenancy import TenantModel
from tests.architecture.source import Module, modules, planted

HERE = Path(__file__)


def listed(name: str) -> dict[str, str]:
    """The lines of a list beside this file: what, two spaces, why."""
    lines = HERE.with_name(name).read_text(encoding="utf-8").splitlines()
    return {line.split("  ")[0]: line.split("  ", 1)[1] for line in lines if line}


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("samenplan.")]


def unscoped(module: Module) -> list[str]:
    """The functions that read rows for nobody."""
    found = []
    for function in ast.walk(module.tree):
        if isinstance(function, ast.FunctionDef | ast.ClassDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unscoped":
                    found.append(f"{module.name.removeprefix('samenplan.')}.{function.name}")
    return found


def unscoped_getters(module: Module) -> list[str]:
    """get_object_or_404 over a model or manager instead of over a query on somebody's behalf."""
    return [
        f"{module.where}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("get_object_or_404", "get_list_or_404")
        and isinstance(node.args[0], ast.Name | ast.Attribute)
        and _is_model(node.args[0])
    ]


def _is_model(given: ast.Name | ast.Attribute) -> bool:
    name = given.id if isinstance(given, ast.Name) else given.attr
    return name == "objects" or name in {
        model.__name__ for model in apps.get_models() if issubclass(model, TenantModel)
    }


def test_every_model_belongs_to_an_authority_or_is_listed():
    without = {model._meta.label for model in own_models() if not issubclass(model, TenantModel)}
    assert sorted(without) == sorted(listed("shared_models.txt"))


def test_the_path_to_the_authority_leads_there():
    for model in own_models():
        if issubclass(model, TenantModel):
            step = model
            for part in model.tenant_path.split("__"):
                step = step._meta.get_field(part).related_model
            assert step._meta.label == "authorities.Authority", model._meta.label


def test_every_unscoped_read_is_listed_with_its_reason():
    found = {name for module in modules() for name in unscoped(module) if not name.startswith("core.tenancy")}
    assert sorted(found) == sorted(listed("unscoped.txt"))


def test_an_unscoped_read_is_found():
    hole = planted("def rows():\n    return Plan.objects.unscoped(reason='x')\n", "samenplan.plans.queries")
    assert unscoped(hole) == ["plans.queries.rows"]


def test_views_fetch_one_row_from_a_query_on_somebodys_behalf():
    assert [fault for module in modules() for fault in unscoped_getters(module)] == []


def test_a_view_that_fetches_from_the_whole_table_is_found():
    given = ("Party", "models.Party", "Party.objects")
    hole = "".join(f"get_object_or_404({each}, pk=1)\n" for each in given)
    fair = "get_object_or_404(queries.parties(request.actor), pk=1)\nget_object_or_404(Authority, pk=1)\n"
    assert len(unscoped_getters(planted(hole, "samenplan.plans.views"))) == 3
    assert unscoped_getters(planted(fair, "samenplan.plans.views")) == []


def round_the_door(module: Module) -> list[str]:
    """Uses of a model's manager that answers for everybody."""
    if module.name == "samenplan.core.tenancy":
        return []
    return [
        f"{module.where}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("_rows", "_default_manager")
        and isinstance(node.value, ast.Name)
        and node.value.id[0].isupper()
    ]


def test_nobody_goes_round_the_door():
    assert [fault for module in modules() for fault in round_the_door(module)] == []


def test_going_round_the_door_is_found():
    assert len(round_the_door(planted("Plan._rows.all()\nself._rows\n", "samenplan.plans.queries"))) == 1
