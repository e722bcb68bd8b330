"""Whatever is written in the trail can be read there in plain words."""

import ast

from samenplan.audit.rules import VERB_LABELS
from tests.architecture.source import Module, modules, planted


def verbs(module: Module) -> list[str]:
    """The verbs that a module records, as far as they stand there in letters."""
    return [
        str(node.args[1].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "record"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
    ]


def test_every_verb_of_the_trail_has_its_sentence():
    recorded = {verb for module in modules() for verb in verbs(module)}
    assert len(recorded) > 10
    assert sorted(recorded - VERB_LABELS.keys()) == []


def test_a_verb_without_a_sentence_is_found():
    hole = planted('record(by, "bread.baked", plan)\n', "samenplan.plans.operations")
    assert verbs(hole) == ["bread.baked"]
