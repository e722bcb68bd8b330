"""The source of the house as syntax trees."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "samenplan"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the house. `name` is as imported, `feature` the folder under samenplan."""

    path: Path
    name: str
    tree: ast.Module
    lines: int

    @property
    def feature(self) -> str:
        return (self.name.split(".") + ["", ""])[1]

    @property
    def layer(self) -> str:
        return (self.name.split(".") + ["", "", ""])[2]

    @property
    def where(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the house except tests and migrations."""
    files = sorted(HOUSE.rglob("*.py"))
    return tuple(read(file) for file in files if not {"tests", "migrations"} & set(file.parts))


def read(file: Path) -> Module:
    """One file."""
    text = file.read_text(encoding="utf-8")
    name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return Module(file, name, ast.parse(text), len(text.splitlines()))


def planted(text: str, name: str) -> Module:
    """A module that is not there, to see that a test finds what it looks for."""
    return Module(ROOT / (name.replace(".", "/") + ".py"), name, ast.parse(text), len(text.splitlines()))


def imports(module: Module) -> list[str]:
    """Every module of the house that this one imports, as samenplan.feature.layer.…"""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name for name in found if name.startswith("samenplan.")]


def functions(module: Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def public_functions(module: Module) -> list[ast.FunctionDef]:
    """Functions at the top of the module whose name has no underscore in front."""
    return [node for node in module.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
