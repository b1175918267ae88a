"""Builds the style sheet and the scripts of the design system into a folder that Django serves.

Standard library only: `make setup` runs it before anything else is there to import.
The design system's own fonts, crest and icons are left behind: they belong to GOV.UK alone.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
DESIGN_SYSTEM = MODULES / "govuk-frontend" / "dist" / "govuk"
FETCH = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"]
SOURCE_MAP = re.compile(r"^(//|/\*)# sourceMappingURL=.*$\n?", re.MULTILINE)


def build(npm: list[str], target: Path, log: Callable[[str], object] = print) -> None:
    """Fetch the pinned packages with the command `npm`, and write app.css and the scripts into `target`.

    Raises subprocess.CalledProcessError, with the program's own words on its error stream, when npm or Sass fails.
    """
    if _is_stale():
        log("Fetching the design system")
        subprocess.run([*npm, *FETCH], cwd=HERE, check=True)  # noqa: S603 (the caller's own npm)
    target.mkdir(parents=True, exist_ok=True)
    log("Compiling the style sheet")
    _compile(npm, target / "app.css")
    _write_scripts(target)
    log(f"Assets are in {target.name}")


def _is_stale() -> bool:
    """npm leaves a hidden lock file behind: older than ours, or absent, means that packages must be fetched."""
    fetched = MODULES / ".package-lock.json"
    return not fetched.exists() or fetched.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime


def _compile(npm: list[str], sheet: Path) -> None:
    """Through npm, so that a Node which exists only inside npm's own environment is found."""
    flags = ["--style=compressed", "--no-source-map", "--quiet-deps", "--load-path=node_modules"]
    command = [*npm, "exec", "--offline", "--", "sass", *flags, "scss/app.scss", str(sheet)]
    subprocess.run(command, cwd=HERE, check=True)  # noqa: S603 (the caller's own npm)


def _write_scripts(target: Path) -> None:
    design_system = (DESIGN_SYSTEM / "govuk-frontend.min.js").read_text(encoding="utf-8")
    text = SOURCE_MAP.sub("", design_system).rstrip() + "\ninitAll();\n"
    (target / "govuk.js").write_text(text, encoding="utf-8")
    for script in sorted((HERE / "js").glob("*.js")):
        shutil.copyfile(script, target / script.name)
