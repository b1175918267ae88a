"""The settings in each mode, as a process of its own finds them."""

import json
import os
import subprocess
import sys

import pytest

ASKED = ["IS_DEMO", "IS_PRODUCTION", "DEBUG", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "AREASEND_SECOND_FACTOR"]
LOOK = f"""
import json
from areasend.site import settings
print(json.dumps({{name: getattr(settings, name) for name in {ASKED}}}))
"""
SECRET = {"AREASEND_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def run(tmp_path, *words, **env):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    given = {**kept, "AREASEND_HOME": str(tmp_path), **env}
    return subprocess.run([sys.executable, *words], env=given, capture_output=True, text=True, check=False)


def settings_in(tmp_path, **env):
    return json.loads(run(tmp_path, "-c", LOOK, **env).stdout)


def areasend(tmp_path, *words, **env):
    return run(tmp_path, "-m", "areasend.site.program", *words, **env)


def test_production_is_the_default_and_is_closed(tmp_path):
    found = settings_in(tmp_path, **SECRET)
    assert {name for name in ASKED if found[name]} == set(ASKED) - {"IS_DEMO", "DEBUG"}


def test_a_demo_runs_without_certificates_and_second_factors(tmp_path):
    found = settings_in(tmp_path, AREASEND_MODE="demo")
    assert {name for name in ASKED if found[name]} == {"IS_DEMO"}


def test_a_secret_alone_does_not_make_a_demo(tmp_path):
    assert not settings_in(tmp_path, **SECRET, AREASEND_DEMO="1")["IS_DEMO"]


def test_production_is_clean_under_the_checks_for_deployment(tmp_path):
    done = areasend(tmp_path, "check", "--deploy", **SECRET, AREASEND_HOSTS="send.example.org")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({}, "AREASEND_SECRET_KEY is not set. Production needs one of 50 characters or more"),
        ({"AREASEND_MODE": "dev"}, "AREASEND_MODE is 'dev'. Set it to one of"),
        ({**SECRET, "AREASEND_SIGN_IN_TRIES": "many"}, "AREASEND_SIGN_IN_TRIES is 'many'"),
        ({**SECRET, "AREASEND_TODAY": "2026-11-18"}, "would hold the clock still"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path, env, sentence):
    done = areasend(tmp_path, "check", **env)
    assert sentence in done.stderr
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_short_secret_fails_the_checks_for_deployment(tmp_path):
    done = areasend(tmp_path, "check", "--deploy", AREASEND_SECRET_KEY="short")
    assert (done.returncode, "security.W009" in done.stderr) == (2, True)
