"""DATABASE_URL is read part by part, and a wrong one is answered with the right form."""

import pytest

from areasend.site import postgres
from areasend.site.faults import Fault
from areasend.site.postgres import url


def test_every_part_is_read():
    read = url.parse("postgresql://ann:p%40ss@db.example:5433/area%20send?sslmode=verify-full&sslrootcert=/etc/ca.pem")
    assert read == {
        "NAME": "area send",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"application_name": "areasend", "sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"},
    }


def test_a_socket_folder_may_stand_in_the_query():
    assert url.parse("postgresql:///areasend?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    "text",
    ["sqlite:///file.db", "postgresql://host", "postgresql://host:port/name", "mysql://host/name", "nonsense"],
)
def test_anything_else_is_refused_with_the_form(text: str):
    with pytest.raises(Fault, match="postgresql://USER"):
        url.parse(text)


def test_settings_name_the_external_database():
    settings = postgres.database_settings({"DATABASE_URL": "postgresql://ann@db/area"})
    assert (settings["ENGINE"], settings["HOST"], settings["NAME"]) == ("django.db.backends.postgresql", "db", "area")


def test_settings_of_our_own_hold_no_password(tmp_path):
    settings = postgres.database_settings({"AREASEND_HOME": str(tmp_path)})
    assert settings["PASSWORD"] == ""
    assert settings["OPTIONS"]["passfile"].endswith("passwords")
    assert settings["OPTIONS"]["requirepeer"]


def test_reading_the_settings_makes_nothing(tmp_path):
    postgres.database_settings({"AREASEND_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_does_not_answer_is_named():
    with pytest.raises(Fault, match="DATABASE_URL does not answer"):
        postgres.ensure_running({"DATABASE_URL": "postgresql:///area?host=/nonexistent"})


def test_the_programs_get_the_same_words_by_their_environment(monkeypatch):
    from areasend.site.postgres import clients

    monkeypatch.setattr(clients, "_client_folder", lambda: None)
    tools = clients.tools({"DATABASE_URL": "postgresql://ann:secret@db:5433/area?sslmode=verify-full"})
    wanted = {"PGHOST": "db", "PGPORT": "5433", "PGUSER": "ann", "PGPASSWORD": "secret", "PGDATABASE": "area"}
    assert wanted | {"PGSSLMODE": "verify-full"} == {k: v for k, v in tools.environment.items() if k.startswith("PG")}
