"""kill -9 of the whole service while people record requests: every request that was answered "saved" is there
afterwards."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from tests.integration.site.conftest import environment_of

from areasend.site import postgres
from areasend.site.postgres import postmaster

TODAY = "2026-11-18"
ENOUGH = 5
EMAIL = "officer@demo.example"
PEOPLE = """
from datetime import date
from areasend.site import prepare
prepare.migrate()
from areasend.records.models import Deployment, Organisation, Person, RoleGrant, Team, User
Deployment.objects.create(area_code="825", is_demo=True)
council = Organisation.objects.create(name="Council", kind="council")
team = Team.objects.create(name="North team", organisation=council)
user = User.objects.create_user("officer@demo.example", "Olu Officer", team=team, is_demo=True, is_shown=True)
RoleGrant.objects.create(user=user, role="officer", since=date(2020, 1, 1))
Person.objects.create(reference="CYP-1", forename="Known", surname="Already", born_on=date(2015, 1, 1), sex="F")
"""
REQUEST = {
    "forename": "Ann",
    "born_on_day": "1",
    "born_on_month": "9",
    "born_on_year": "2018",
    "sex": "F",
    "carer_name": "Bea Example",
    "relationship": "mother",
    "responsibility": "parental",
    "received_on_day": "17",
    "received_on_month": "11",
    "received_on_year": "2026",
    "source": "parent",
}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Polls; fails the test when the time is up."""
    pause, deadline = threading.Event(), time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        pause.wait(0.05)


class Service:
    """`areasend serve` on a home and a port of its own."""

    def __init__(self, home: Path, log: Path) -> None:
        own = {
            "AREASEND_TODAY": TODAY,
            "AREASEND_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "areasend.site.settings",
        }
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("AREASEND_", "DATABASE_"))
        }
        self.environment = inherited | environment_of(home) | own
        self.port, self.log = free_port(), log

    def run(self, *words: str, typed: str = "") -> str:
        command = [sys.executable, "-m", "areasend.site.program", *words]
        done = subprocess.run(command, env=self.environment, input=typed, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "areasend.site.program", "serve", "--port", str(self.port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        until(lambda: self.process.poll() is not None or "AreaSEND is at" in self.log.read_text())
        assert self.process.poll() is None, self.log.read_text()

    def kill_everything(self) -> None:
        """The service and its database at once, without a word of warning. Its children follow by themselves."""
        database = postmaster.living(postgres.own_server(self.environment).place)
        for pid in (self.process.pid, database):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def is_silent(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) != 0


class Visitor(threading.Thread):
    """Signs in, then records one request after another, noting those that the service said it had saved."""

    def __init__(self, service: Service, number: int) -> None:
        super().__init__()
        self.line = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.number, self.ended_by = number, "nothing"
        self.saved: list[str] = []
        self.has_enough = threading.Event()

    def run(self) -> None:
        try:
            with contextlib.closing(self.line):
                self.post("/sign-in/demo/", {"email": EMAIL})
                while True:
                    self.record(f"Example-{self.number}-{len(self.saved)}")
        except (OSError, http.client.HTTPException, AssertionError) as error:
            self.ended_by = repr(error)

    def record(self, surname: str) -> None:
        following = self.post("/cases/new/request/", REQUEST | {"surname": surname})
        assert re.fullmatch(r"/cases/[^/]+-\d+/", following), following
        self.saved.append(surname)
        if len(self.saved) >= ENOUGH:
            self.has_enough.set()

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Fills in the page's form. The address that the answer sends to."""
        page = self.ask("GET", path)[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page
        team = re.findall(r'<option value="(\d+)"[^>]*>North team', page)
        given = fields | {"csrfmiddlewaretoken": token[1], "team": "".join(team)}
        following, page = self.ask("POST", path, urllib.parse.urlencode(given))
        assert following, page
        return following

    def ask(self, method: str, path: str, body: str = "") -> tuple[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        page = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.headers.get("Location", ""), page


@pytest.fixture
def service(home: Path, tmp_path: Path) -> Iterator[Service]:
    own = Service(home, tmp_path / "serve.log")
    own.run("manage", "shell", "--no-imports", typed=PEOPLE)
    own.start()
    yield own
    own.process.terminate()
    own.process.wait(60)


@pytest.mark.slow
def test_no_saved_request_is_lost_when_everything_is_killed(service: Service):
    visitors = [Visitor(service, number) for number in range(2)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        assert visitor.has_enough.wait(60), visitor.ended_by
    service.kill_everything()
    for visitor in visitors:
        visitor.join(60)
    until(service.is_silent)
    service.start()
    with postgres.connect(service.environment) as connection:
        kept = {name for (name,) in connection.execute("SELECT surname FROM records_person")}
    assert {name for visitor in visitors for name in visitor.saved} <= kept
    assert json.loads(service.run("verify", "--json")) == {"differences": []}
