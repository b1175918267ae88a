import json
import sys
from pathlib import Path

import pytest

from areasend.web.assets import build as assets

FAKE_NPM = """
import pathlib, sys
pathlib.Path("calls.txt").open("a").write(" ".join(sys.argv[1:3]) + "\\n")
if "sass" in sys.argv:
    pathlib.Path(sys.argv[-1]).write_text("body{}")
"""


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """An assets folder whose path holds a space, with a design system of one line."""
    here = tmp_path / "a folder"
    system = here / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    system.mkdir(parents=True)
    (system / "govuk-frontend.min.js").write_text("export{a as initAll};\n//# sourceMappingURL=x.map\n")
    (here / "js").mkdir()
    (here / "js" / "own.js").write_text("1\n")
    (here / "package-lock.json").write_text("{}")
    (here / "npm.py").write_text(FAKE_NPM)
    monkeypatch.setattr(assets, "HERE", here)
    monkeypatch.setattr(assets, "MODULES", here / "node_modules")
    monkeypatch.setattr(assets, "DESIGN_SYSTEM", system)
    return here


def test_the_build_fetches_compiles_and_writes_the_scripts(place):
    target = place / "static" / "built"
    assets.build([sys.executable, str(place / "npm.py")], target, log=lambda words: None)
    assert (place / "calls.txt").read_text() == "ci --ignore-scripts\nexec --offline\n"
    assert (target / "app.css").read_text() == "body{}"
    assert (target / "govuk.js").read_text() == "export{a as initAll};\ninitAll();\n"
    assert (target / "own.js").exists()


def test_packages_that_are_there_are_not_fetched_again(place):
    (place / "node_modules" / ".package-lock.json").write_text("{}")
    assets.build([sys.executable, str(place / "npm.py")], place / "built", log=lambda words: None)
    assert (place / "calls.txt").read_text() == "exec --offline\n"


def test_the_lock_file_pins_every_package_by_its_hash_and_names_no_registry():
    lock = json.loads((Path(assets.__file__).parent / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert all("integrity" in package and "resolved" not in package for package in packages)
