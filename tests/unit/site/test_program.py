"""The program `areasend`: its commands are found, its errors are sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from areasend import VERSION
from areasend.site import environment_file, program
from areasend.site.faults import Fault

ROOT = Path(__file__).resolve().parents[3]


def test_the_version_is_the_packages():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


@pytest.mark.parametrize("module", list(program.modules()), ids=lambda module: module.NAME)
def test_every_command_says_what_it_is_and_needs(module):
    assert module.NEEDS in {"nothing", "django", "database"}
    assert module.HELP[0].isupper()
    assert not module.HELP.endswith(".")


def test_every_commands_help_can_be_printed(capsys: pytest.CaptureFixture[str]):
    for module in program.modules():
        with pytest.raises(SystemExit, match="0"):
            program.parser().parse_args([module.NAME, "--help"])
    assert "usage: areasend" in capsys.readouterr().out


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A program with one command that raises the given error."""

    def make(error: BaseException) -> None:
        def run(_: object) -> int:
            raise error

        def add_arguments(parser) -> None:
            parser.add_argument("--json", action="store_true")

        command = SimpleNamespace(NAME="fail", HELP="Fail", NEEDS="nothing", add_arguments=add_arguments, run=run)
        monkeypatch.setattr(program, "modules", lambda: iter([command]))
        monkeypatch.setenv("AREASEND_HOME", str(tmp_path))

    return make


def test_a_fault_is_one_sentence_and_exit_2(failing, capsys: pytest.CaptureFixture[str]):
    failing(Fault("The cup is empty. Fill it."))
    assert program.main(["fail"]) == 2
    assert capsys.readouterr().err == "areasend: The cup is empty. Fill it.\n"


def test_a_machine_reads_the_fault_as_json(failing, capsys: pytest.CaptureFixture[str]):
    failing(Fault("The cup is empty."))
    assert program.main(["fail", "--json"]) == 2
    assert capsys.readouterr().out == '{"error": "The cup is empty."}\n'


def test_our_own_mistakes_keep_their_traceback(failing):
    failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        program.main(["fail"])


def test_ctrl_c_ends_quietly(failing):
    failing(KeyboardInterrupt())
    assert program.main(["fail"]) == 130


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "environment").write_text("# ours\n\nAREASEND_MODE=demo\nAREASEND_AREA = '301'\n")
    return tmp_path


def test_the_environment_file_fills_what_is_not_set(home: Path):
    env = {"AREASEND_HOME": str(home), "AREASEND_AREA": "825"}
    environment_file.load(env)
    assert (env["AREASEND_MODE"], env["AREASEND_AREA"]) == ("demo", "825")


@pytest.mark.parametrize("name", environment_file.SAYS_WHICH)
def test_a_configured_deployment_never_becomes_a_demo_by_a_file(home: Path, name: str):
    env = {"AREASEND_HOME": str(home), name: "configured"}
    environment_file.load(env)
    assert env.get("AREASEND_MODE") != "demo"


def test_a_line_that_cannot_be_read_is_shown(home: Path):
    (home / "environment").write_text("AREASEND_MODE demo\n")
    with pytest.raises(Fault, match="'AREASEND_MODE demo'"):
        environment_file.load({"AREASEND_HOME": str(home)})
