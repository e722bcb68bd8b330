"""Files of at most 300 lines, functions of at most 30 lines and 4 parameters."""

import ast
from pathlib import Path

from tests.architecture.source import Module, functions, modules, planted

FILE_LINES, FUNCTION_LINES, PARAMETERS = 300, 30, 4
BUDGET = {
    line.split("  ")[0]: line
    for line in Path(__file__).with_name("size_budget.txt").read_text(encoding="utf-8").splitlines()
    if line
}


def long_files(found: Module) -> list[str]:
    """The file, when it is too long."""
    return [found.name.removeprefix("samenplan.")] if found.lines > FILE_LINES else []


def long_functions(found: Module) -> list[str]:
    """Functions that are too long, without their docstring, or take too much."""
    return [
        f"{found.name.removeprefix('samenplan.')}.{function.name}"
        for function in functions(found)
        if _lines(function) > FUNCTION_LINES or _parameters(function) > PARAMETERS
    ]


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Parameters a caller thinks about: self, by, now and today are the house's own and come always the same way."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([each for each in given if each.arg not in ("self", "cls", "by", "now", "today")])


def too_large() -> set[str]:
    """Every file and function that is too large, by name."""
    return {fault for module in modules() for fault in [*long_files(module), *long_functions(module)]}


def test_no_file_or_function_is_too_large_unless_it_is_on_the_budget_with_a_reason():
    assert sorted(too_large() - BUDGET.keys()) == []


def test_the_budget_holds_nothing_that_became_small():
    assert sorted(BUDGET.keys() - too_large()) == []


def test_what_is_too_large_is_found():
    long = "def f():\n" + "    pass\n" * 31
    wide = "def g(a, b, c, *, d, e, by, now): pass\n"
    fine = 'def h(self, a, b, *, c, d, by):\n    """Says\n    more.\n    """\n' + "    pass\n" * 28
    assert long_functions(planted(long + wide + fine, "samenplan.plans.rules")) == ["plans.rules.f", "plans.rules.g"]
    assert len(long_files(planted("\n" * 301, "samenplan.plans.rules"))) == 1
