"""The product's settings in test mode. The database is the embedded one of `.areasend/test`, or DATABASE_URL."""

import os
from pathlib import Path

os.environ["AREASEND_MODE"] = "test"
os.environ.setdefault("AREASEND_HOME", str(Path(__file__).resolve().parents[1] / ".areasend" / "test"))

from areasend.site.settings import *  # noqa: F403
from areasend.site.settings import DATABASES

DATABASES["default"]["OPTIONS"]["options"] += " -c areasend.may_erase=on"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
LOGGING["loggers"]["areasend"]["level"] = "WARNING"  # noqa: F405
