"""Setup does each thing once, notices what changed, and says what is missing."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tools/bootstrap.py, working on an empty folder with a space in its name."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "a folder"
    (root / "requirements").mkdir(parents=True)
    for name in ("runtime", "embedded", "dev", "assets"):
        (root / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    for name, path in {"ROOT": "", "VENV": ".venv", "STATE": ".areasend", "NODE_VENV": ".areasend/node"}.items():
        monkeypatch.setattr(module, name, root / path)
    return module


@pytest.fixture
def installed(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been installed, run by run."""
    runs: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "install", lambda _python, files: runs.append([file.name for file in files]))
    return runs


def test_packages_are_installed_once(bootstrap: ModuleType, installed: list[list[str]]):
    assert bootstrap.install_packages("run") is True
    assert bootstrap.install_packages("run") is False
    assert installed == [["runtime.txt", "embedded.txt"]]


def test_a_changed_pin_installs_again(bootstrap: ModuleType, installed: list[list[str]]):
    bootstrap.install_packages("run")
    (bootstrap.ROOT / "requirements" / "embedded.txt").write_text("embedded==2\n")
    assert bootstrap.install_packages("run") is True


def test_the_tests_packages_are_enough_to_run(bootstrap: ModuleType, installed: list[list[str]]):
    bootstrap.install_packages("dev")
    assert bootstrap.install_packages("run") is False
    assert installed == [["dev.txt"]]


@pytest.mark.parametrize("file", ["runtime.txt", "embedded.txt", "dev.txt", "assets.txt"])
def test_every_requirement_is_pinned_and_hashed(file: str):
    blocks = (ROOT / "requirements" / file).read_text().replace("\\\n", "").splitlines()
    assert all("==" in block and "--hash=sha256:" in block for block in blocks if block.strip())
    assert "://" not in "".join(blocks)


def test_what_runs_is_pinned_alike_everywhere():
    def pins(file: str) -> set[str]:
        lines = (ROOT / "requirements" / file).read_text().splitlines()
        return {line.split(";")[0].strip(" \\") for line in lines if "==" in line and "--hash" not in line}

    assert pins("runtime.txt") | pins("embedded.txt") <= pins("dev.txt")


def test_an_old_python_is_told(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 2))
    with pytest.raises(bootstrap.Stop, match=r"too old. Install Python 3\.11"):
        bootstrap.make_environment()


@pytest.mark.parametrize(("shown", "version"), [("v24.19.0\n", 24), ("v16.1.0\n", 16), ("", 0), ("strange", 0)])
def test_nodes_version_is_read(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, shown: str, version: int):
    done = subprocess.CompletedProcess([], 0, stdout=shown)
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *_, **__: done)
    assert bootstrap.node_version() == version


def test_without_node_one_is_fetched_once(bootstrap: ModuleType, installed: list, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)
    monkeypatch.setattr(bootstrap, "make_venv", lambda folder: (folder / "bin").mkdir(parents=True))
    _, path = bootstrap.node()
    (bootstrap.NODE_VENV / "bin" / "npm").touch()
    bootstrap.node()
    assert installed == [["assets.txt"]]
    assert path.startswith(str(bootstrap.NODE_VENV / "bin"))


def test_a_copied_environment_is_made_anew(bootstrap: ModuleType, tmp_path: Path):
    assert bootstrap.works(tmp_path / "nowhere" / "bin" / "python") is False


def test_a_program_that_fails_stops_setup_with_a_sentence(bootstrap: ModuleType):
    with pytest.raises(bootstrap.Stop, match="failed; what it said is above"):
        bootstrap.run(["false"])
