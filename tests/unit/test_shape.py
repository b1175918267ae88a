"""The shape of the code, with no list of exemptions: how long a function and a file may be, and what stands nowhere.

What ruff can hold (complexity, relative imports, banned calls) is in pyproject.toml; here is the rest.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "areasend"
FUNCTION, FILE, TEST_FILE, DEPENDENCIES = 50, 400, 600, 25
PURE = ("law", "rules", "exchange", "indicators", "documents", "forecast")
WRITTEN = {".py", ".html", ".js", ".scss", ".sh"}
STOPGAPS = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"))
REGISTRIES = "|".join(
    ("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs\.", "registry" + r"\.yarnpkg\.")
)
MACHINE = "|".join(("/wo" + "rk/(main|shared)", "/ro" + "ot/", "/tm" + "p/w/", "/ho" + r"me/[a-z]+/"))


def python_files() -> list[Path]:
    found = [*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts and "node_modules" not in path.parts]


def written_files() -> list[Path]:
    """What people write, kept in the repository; migrations are made."""
    return [path for path in tracked_files() if path.suffix in WRITTEN and "migrations" not in path.parts]


@functools.cache
def tracked_files() -> tuple[Path, ...]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("This is no git repository, so nobody can say which files are its own.")
    asked = [git, "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def where(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{where(path, function.lineno)} {function.name} has {length} lines"
        for path in python_files()
        for function in functions(path)
        if (length := function.end_lineno - function.lineno + 1) > FUNCTION
    ]
    assert long == []


def test_no_file_is_longer_than_a_mind_holds():
    long = [
        f"{where(path)} has {length} lines"
        for path in written_files()
        if (length := len(path.read_text(encoding="utf-8").splitlines()))
        > (TEST_FILE if path.is_relative_to(ROOT / "tests") else FILE)
    ]
    assert long == []


def test_there_are_few_dependencies_each_with_its_reason():
    lines = (ROOT / "requirements" / "runtime.in").read_text().splitlines()
    named = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(named) <= DEPENDENCIES
    assert [line for line in named if not re.search(r"\s# \w", line)] == []


def test_every_import_names_its_room():
    relative = [
        where(path, node.lineno)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_never_looks_at_the_clock_on_the_wall(room):
    looks = [
        where(path, node.lineno)
        for path in (SOURCE / room).rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "localdate", "localtime"}
    ]
    assert looks == []


def holding(pattern: str) -> list[str]:
    """Every line of a tracked text file in which the pattern stands."""
    sought = re.compile(pattern)
    return [
        where(path, number)
        for path in tracked_files()
        if path.name not in {"LICENSE"} and (text := text_of(path))
        for number, line in enumerate(text.splitlines(), start=1)
        if sought.search(line)
    ]


def text_of(path: Path) -> str:
    """Nothing where the file is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_nothing_is_left_for_later():
    assert holding(rf"\b({STOPGAPS})\b") == []


def test_no_file_names_a_package_registry():
    assert holding(REGISTRIES) == []


def test_no_file_names_a_place_on_someones_machine():
    assert holding(MACHINE) == []


def test_a_model_has_a_file_to_itself():
    models = {
        path.name: [node.name for node in tree(path).body if isinstance(node, ast.ClassDef) and is_model(node)]
        for path in (SOURCE / "records" / "models").glob("*.py")
        if path.name != "__init__.py"
    }
    assert {name: found for name, found in models.items() if len(found) != 1} == {}


def is_model(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base) in {"models.Model", "Stamped", "AbstractBaseUser"} for base in node.bases)


def test_every_action_says_who_takes_it():
    from areasend import actions
    from areasend.actions.audit import ACTIONS

    for module in pkgutil.walk_packages(actions.__path__, f"{actions.__name__}."):
        importlib.import_module(module.name)
    kinds = {name: inspect.signature(run).parameters["by"].kind for name, run in ACTIONS.items()}
    assert kinds
    assert {name for name, kind in kinds.items() if kind is not inspect.Parameter.KEYWORD_ONLY} == set()


def test_every_feature_of_the_web_has_its_tests():
    """Every address is asked for in tests/integration/access; beyond that each feature has tests of its own."""
    features = {path.parent.name for path in (SOURCE / "web").glob("*/urls.py")}
    tests = "\n".join(path.as_posix() + text_of(path) for path in (ROOT / "tests").rglob("test_*.py"))
    assert {name for name in features if f"/{name}/" not in tests and f'"{name}:' not in tests} == set()


def test_a_test_takes_one_path():
    """A condition in a test is a second test."""
    branching = [
        f"{where(path, function.lineno)} {function.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for function in functions(path)
        if function.name.startswith("test_") and any(isinstance(node, ast.If) for node in ast.walk(function))
    ]
    assert branching == []
