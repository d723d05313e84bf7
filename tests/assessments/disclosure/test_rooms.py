"""Only ``cells`` sees answers: what each module of the package may import."""

import ast
from pathlib import Path

import pytest

import assessments.disclosure as package
from assessments.disclosure import codes

ROOM = Path(package.__file__).parent
OWN = "assessments.disclosure"
PURE = {
    "collections.abc",
    "dataclasses",
    "decimal",
    "fractions",
    "functools",
    "itertools",
    "json",
    "math",
    "typing",
}
MAY_IMPORT = {
    "codes": set(),
    "values": {f"{OWN}.codes"},
    "cells": {f"{OWN}.codes", f"{OWN}.values"},
    "derive": {f"{OWN}.codes", f"{OWN}.values"},
    "trends": {f"{OWN}.codes", f"{OWN}.values", "assessments.trust"},
    "public": {f"{OWN}.codes", f"{OWN}.values"},
}


def imported(module):
    """Every module a file imports, wherever in it; ``from a import b`` counts as a.b if that is a module."""
    tree = ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield (
                    inner
                    if inner in {"assessments.trust", *(f"{OWN}.{name}" for name in MAY_IMPORT)}
                    else node.module
                )


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_imports(module):
    assert set(imported(module)) <= PURE | MAY_IMPORT[module]


def test_every_module_has_its_line():
    assert {path.stem for path in ROOM.glob("*.py")} == {"__init__", *MAY_IMPORT}


@pytest.mark.parametrize("module", ["derive", "trends", "public", "values"])
def test_nothing_but_cells_takes_hold_of_answers(module):
    assert f"{OWN}.cells" not in set(imported(module))
    source = (ROOM / f"{module}.py").read_text(encoding="utf-8")
    assert not {"__import__", "import_module", "eval", "exec"} & {
        node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)
    }


def test_every_word_and_reason_is_a_code():
    words = [*codes.LEVEL_WORDS, *codes.SIDES_WORDS, *codes.BLIND_SPOT_WORDS, *codes.CHANGE_WORDS]
    words += [*codes.TREND_WORDS, *codes.AGREEMENT_WORDS, *codes.COVERAGE_WORDS, *codes.REASONS]
    assert all(word.isidentifier() and word == word.lower() for word in words)


def test_everything_public_is_importable():
    assert all(hasattr(package, name) for name in package.__all__)
