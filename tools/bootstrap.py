"""Makes a fresh machine ready: `python tools/bootstrap.py run` (to use AreaSEND) or `dev` (to test it as well).

Needs nothing but Python 3.11. Each step leaves a stamp made of what it was made from; a step whose stamp still holds
is skipped, so that doing it all again takes a moment. Every package is pinned and its hash checked.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STATE = ROOT / ".areasend"
NODE_VENV = STATE / "node"
ASSETS = ROOT / "src" / "areasend" / "web" / "assets"
BUILT = ROOT / "src" / "areasend" / "web" / "static" / "built"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 18
SETS = {"run": ("runtime", "embedded"), "dev": ("dev",)}

LAUNCHER = """#!/bin/sh
# Starts AreaSEND with the Python beside this file, wherever the folder stands and whatever spaces its path has.
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/python" -m areasend.site.program "$@"
"""
ENVIRONMENT = """# What .venv/bin/areasend takes for granted where the environment says nothing about this deployment.
AREASEND_MODE=demo
"""


class Stop(Exception):
    """One sentence for the reader: what is missing and how to get it."""


def main(words: list[str]) -> int:
    chosen = words[0] if words else "run"
    if chosen not in SETS:
        print(f"Say one of: {', '.join(SETS)}.", file=sys.stderr)
        return 2
    steps = (
        ("Python environment", make_environment),
        ("Python packages", lambda: install_packages(chosen)),
        ("The command areasend", install_command),
        ("Styles and scripts", build_assets),
    )
    try:
        for number, (label, step) in enumerate(steps, 1):
            report(f"[{number}/{len(steps)}] {label}", step)
    except Stop as stop:
        print(f"\nSetup stopped: {stop}", file=sys.stderr)
        return 2
    return 0


def report(label: str, step: Callable[[], bool]) -> None:
    """Says what is under way, and how long it took; a step that had nothing to do stays silent."""
    began = time.monotonic()
    if step():
        print(f"{label}: {time.monotonic() - began:.1f} s", flush=True)


# 1. The environment -------------------------------------------------------------------------------------------------


def make_environment() -> bool:
    if sys.version_info < OLDEST_PYTHON:
        raise Stop(f"Python {sys.version.split()[0]} is too old. Install Python 3.11 or newer, then run make again.")
    if works(PYTHON):
        return False
    if not uv() and importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(
            f"this Python has no pip. Install the package python{version}-venv (Debian, Ubuntu), then run make again."
        )
    say("making .venv")
    make_venv(VENV)
    return True


def make_venv(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", *(["--without-pip"] if uv() else []), str(folder)])


def works(python: Path) -> bool:
    """False too for an environment that was copied or whose Python has since been removed."""
    try:
        found = subprocess.run(
            [python, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return found.returncode == 0 and Path(found.stdout.strip()) == python.parent.parent


def uv() -> str | None:
    """uv installs in seconds what takes pip a minute. Both check the same hashes."""
    return None if os.environ.get("AREASEND_NO_UV") else shutil.which("uv")


# 2. Packages --------------------------------------------------------------------------------------------------------


def install_packages(chosen: str) -> bool:
    wanted = {name: requirement_stamp(name) for name in SETS}
    have = read_stamp(VENV / "areasend-packages.json")
    # The tests' set holds everything that running needs.
    if have.get(chosen) == wanted[chosen] or have.get("dev") == wanted["dev"]:
        return False
    say("installing packages, pinned and hash-checked (the first time takes a minute or two)")
    install(PYTHON, [ROOT / "requirements" / f"{name}.txt" for name in SETS[chosen]])
    write_stamp(VENV / "areasend-packages.json", {chosen: wanted[chosen]})
    return True


def requirement_stamp(chosen: str) -> str:
    return digest(ROOT / "requirements" / f"{name}.txt" for name in SETS[chosen])


def install(python: Path, files: list[Path]) -> None:
    listed = [word for file in files for word in ("-r", str(file))]
    if found := uv():
        run([found, "pip", "install", "--quiet", "--python", str(python), "--require-hashes", *listed])
    else:
        run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *listed]
        )


# 3. The command -----------------------------------------------------------------------------------------------------


def install_command() -> bool:
    """The source folder on Python's path, and a launcher: an editable install without fetching anything to build it
    with."""
    link = site_packages() / "areasend-source.pth"
    launcher = VENV / "bin" / "areasend"
    settings = STATE / "environment"
    text = f"{ROOT / 'src'}\n"
    if link.exists() and link.read_text() == text and launcher.exists() and settings.exists():
        return False
    link.write_text(text)
    launcher.write_text(LAUNCHER)
    launcher.chmod(0o755)
    STATE.mkdir(exist_ok=True)
    if not settings.exists():
        settings.write_text(ENVIRONMENT)
    return True


def site_packages() -> Path:
    return next((VENV / "lib").glob("python3.*/site-packages"))


# 4. Assets ----------------------------------------------------------------------------------------------------------


def build_assets() -> bool:
    wanted = {"sources": digest(asset_sources())}
    stamp = STATE / "assets.json"
    if BUILT.is_dir() and read_stamp(stamp) == wanted:
        return False
    npm, path = node()
    say("building styles and scripts")
    program = "import json, sys; from pathlib import Path; sys.path.insert(0, sys.argv[3]); from build import build; "
    program += "build(json.loads(sys.argv[1]), Path(sys.argv[2]))"
    run([str(PYTHON), "-c", program, json.dumps(npm), str(BUILT), str(ASSETS)], PATH=path)
    write_stamp(stamp, wanted)
    return True


def asset_sources() -> Iterable[Path]:
    return (
        path for path in ASSETS.rglob("*") if path.is_file() and not {"node_modules", "__pycache__"} & set(path.parts)
    )


def node() -> tuple[list[str], str]:
    """npm's command and the PATH to run it with: the machine's own Node, else the one that a Python package carries."""
    path = os.environ.get("PATH", os.defpath)
    if shutil.which("npm") and node_version() >= OLDEST_NODE:
        return ["npm"], path
    wanted = {"requirements": digest([ROOT / "requirements" / "assets.txt"])}
    npm = NODE_VENV / "bin" / "npm"
    if not npm.exists() or read_stamp(NODE_VENV / "areasend-packages.json") != wanted:
        say(f"no Node {OLDEST_NODE} or newer here: fetching one (60 MB)")
        make_venv(NODE_VENV)
        install(NODE_VENV / "bin" / "python", [ROOT / "requirements" / "assets.txt"])
        write_stamp(NODE_VENV / "areasend-packages.json", wanted)
    return [str(NODE_VENV / "bin" / "python"), str(npm)], f"{NODE_VENV / 'bin'}{os.pathsep}{path}"


def node_version() -> int:
    try:
        shown = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
        return int(shown.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError):
        return 0


# Stamps and programs ------------------------------------------------------------------------------------------------


def digest(files: Iterable[Path]) -> str:
    sums = hashlib.sha256(f"{sys.version_info.major}.{sys.version_info.minor}".encode())
    for file in sorted(files):
        sums.update(file.name.encode() + b"\0" + file.read_bytes())
    return sums.hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text()))
    except (OSError, ValueError):
        return {}


def write_stamp(path: Path, stamp: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stamp))


def say(sentence: str) -> None:
    print(f"      {sentence} ...", flush=True)


def run(command: list[str], **environment: str) -> None:
    # A PYTHONPATH or an active environment of the caller's must not leak into ours.
    kept = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }
    done = subprocess.run(command, env=kept | environment, check=False)
    if done.returncode:
        raise Stop(f"`{' '.join(command[:4])} ...` failed; what it said is above. Mend that, then run make again.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
