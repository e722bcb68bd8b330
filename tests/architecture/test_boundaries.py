"""What the import contracts cannot say: how features reach each other, that views never write, that operations ask."""

import ast
from pathlib import Path

from tests.architecture.source import Module, imports, modules, planted, public_functions

FEATURES = frozenset(
    {"authorities", "programmes", "analysis", "plans", "decisions", "execution", "debate", "public", "today"}
)
SURFACE = frozenset({"operations", "queries", "rules", "models", "reports", "measures"})
"""Reports, because residents get the same files; measures, because they are formulas that belong to everyone."""
TOOLS = {
    "authorities.middleware": "config names it by its dotted path",
    "authorities.example": "the cast of the example, for the command that sets it up",
    "plans.example": "the plan of the example, for the command that sets it up",
    "decisions.example": "the road of the example plan, for the command that sets it up",
    "execution.files": "files without a row, for what is cleared away at night",
    "debate.engine": "a library of its own, which the terminal uses too",
    "debate.example": "the debate of the example town, for the command that sets it up",
    "execution.example": "the carrying out of the example plan, for the command that sets it up",
}
WRITES = frozenset(
    {"save", "create", "delete", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
)
CLOCKS = frozenset({"now", "today", "utcnow", "localdate", "localtime"})
WITHOUT_BY = {
    line.split("  ")[0]: line
    for line in Path(__file__).with_name("without_by.txt").read_text(encoding="utf-8").splitlines()
    if line
}


def deep_imports(module: Module) -> list[str]:
    """Imports that reach into another feature past its surface."""
    reached = [name.split(".") for name in imports(module)]
    return [
        f"{module.where} imports {'.'.join(parts)}"
        for parts in reached
        if parts[1] in FEATURES
        and parts[1] != module.feature
        and module.feature != "config"
        and (parts + [""])[2] not in SURFACE
        and ".".join(parts[1:3]) not in TOOLS
        and parts[2:3] not in ([], ["urls"])
    ]


def writes_in_views(module: Module) -> list[str]:
    """Calls in a view that look like writing; forms save nothing here, so none is allowed."""
    if module.layer != "views":
        return []
    return [
        f"{module.where}:{node.lineno} .{node.func.attr}("
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        and not _is_plain_dict(node.func)
    ]  # fmt: skip


def _is_plain_dict(called: ast.Attribute) -> bool:
    """context.update(…) is a dict; a queryset is never called so here."""
    return called.attr == "update" and isinstance(called.value, ast.Name) and called.value.id == "context"


def operations_without_by(module: Module) -> list[str]:
    """Public operations that nobody is responsible for."""
    if module.layer != "operations":
        return []
    return [
        f"{module.name.removeprefix('samenplan.')}.{function.name}"
        for function in public_functions(module)
        if "by" not in {argument.arg for argument in [*function.args.kwonlyargs, *function.args.args]}
    ]


def test_a_feature_is_reached_by_its_surface_only():
    assert [fault for module in modules() for fault in deep_imports(module)] == []


def test_reaching_past_the_surface_is_found():
    deep = planted("from samenplan.plans.views.tree import row\n", "samenplan.today.views")
    fair = planted(
        "from samenplan.plans.queries import plans\nfrom samenplan.plans import rules\n", "samenplan.today.views"
    )
    assert len(deep_imports(deep)) == 1
    assert deep_imports(fair) == []


def test_views_never_write():
    assert [fault for module in modules() for fault in writes_in_views(module)] == []


def test_a_view_that_writes_is_found():
    hole = planted("def view(request):\n    request.plan.save()\n    context.update(a=1)\n", "samenplan.plans.views")
    assert len(writes_in_views(hole)) == 1


def test_every_operation_knows_on_whose_behalf_or_is_listed_with_a_reason():
    without = [name for module in modules() for name in operations_without_by(module)]
    assert sorted(without) == sorted(WITHOUT_BY)


def test_an_operation_without_by_is_found():
    hole = planted("def submit(plan):\n    pass\ndef _private(plan):\n    pass\n", "samenplan.plans.operations")
    assert operations_without_by(hole) == ["plans.operations.submit"]


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "handlers", "services", "mixins", "common", "misc"}
    assert [module.where for module in modules() if drawers & set(module.name.split("."))] == []


def clock_readings(module: Module) -> list[str]:
    """Calls that read the clock: only views and commands do, and the trail, which is about now."""
    if module.layer not in ("rules", "operations", "queries") or module.feature == "audit":
        return []
    return [
        f"{module.where}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and not node.args
        and (node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) in CLOCKS
    ]


def test_rules_operations_and_queries_read_no_clock():
    assert [fault for module in modules() for fault in clock_readings(module)] == []


def test_reading_the_clock_is_found():
    hole = planted("a = now()\nb = date.today()\nc = localtime(given)\n", "samenplan.plans.operations")
    assert len(clock_readings(hole)) == 2
