"""A child that ends when its parent does, however the parent ended: otherwise a killed server would leave children
holding its port."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

UNDER_SERVE = "AREASEND_UNDER_SERVE"
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Asks Linux to send this process SIGTERM when its parent is no more. Elsewhere it does nothing. Only below
    `areasend serve`."""
    if not os.environ.get(UNDER_SERVE) or not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(0)
