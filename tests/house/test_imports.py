"""Who may look at whom: the contracts of `pyproject.toml`, and what they cannot say."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("accounts", "partnerships", "assessments", "dashboards", "config")
SOURCES = sorted(
    path for floor in FLOORS for path in (ROOT / floor).rglob("*.py") if "migrations" not in path.parts
)
ANYTHING_GOES_HERE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "managers",
    "core",
    "common",
    "misc",
}


def _run(*command: str) -> subprocess.CompletedProcess:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_contracts_hold():
    done = _run(
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
        "--no-logo",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_cover_every_floor():
    ours = {config.name.split(".")[0] for config in apps.get_app_configs() if _is_ours(config)}
    assert ours <= set(FLOORS)


def test_a_web_process_never_loads_scipy():
    done = _run(
        sys.executable,
        "-c",
        "import sys, config.wsgi\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "def walk(r):\n"
        "    for p in r.url_patterns:\n"
        "        walk(p) if hasattr(p, 'url_patterns') else p.callback\n"
        "walk(get_resolver())\n"
        "sys.exit(', '.join(m for m in ('scipy', 'pandas', 'matplotlib') if m in sys.modules) or 0)",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_web_process_sets_aside_what_it_has_loaded():
    done = _run(
        sys.executable,
        "-c",
        "import gc, sys, config.wsgi\n"
        "assert 'dashboards.views' in sys.modules\n"
        "kept = gc.get_freeze_count()\n"
        "assert kept > 10 * len(gc.get_objects()), kept\n",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_shown_is_never_computed_again_from_answers():
    derive = ROOT / "assessments" / "disclosure" / "derive.py"
    assert not [name for name in _imported(derive) if name.startswith("assessments.disclosure.cells")]


def test_scipy_lives_in_one_module():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(name.split(".")[0] == "scipy" for name in _imported(path))
    }
    assert users <= {"assessments/trust/distributions.py"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is(path):
    """Its name is a noun or a verb of the field, and unless it is empty it begins by saying what it holds."""
    assert not {path.stem, *path.relative_to(ROOT).parts} & ANYTHING_GOES_HERE, "name it after what it holds"
    tree = ast.parse(path.read_text())
    if tree.body and path.name not in ("apps.py", "__init__.py") and "commands" not in path.parts:
        assert ast.get_docstring(tree), "a module begins with one line that says what it holds"


def test_nobody_listens_to_signals():
    """The upper floor acts in its own verb; a signal would act behind the back of who reads the code."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            named = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
            # The word "receiver" alone is one of the field; to listen, it must come from django.dispatch.
            if isinstance(node, ast.ImportFrom) and node.module == "django.dispatch":
                named = "post_save"
            if named in ("post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed"):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not found


def _is_ours(config) -> bool:
    return Path(config.path).is_relative_to(ROOT) and "site-packages" not in config.path


def _imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names
