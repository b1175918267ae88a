"""granian, as `areasend serve` starts it: `python -m areasend.site.web_server HOST PORT WORKERS`.

One blocking thread a worker: pages are Python work, and more threads only stand in each other's way.
"""

from __future__ import annotations

import sys

from areasend.site import lifeline


def main(host: str, port: str, workers: str) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    lifeline.end_with_parent()
    Granian(
        "areasend.site.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=1,
        respawn_failed_workers=True,
        log_access=False,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
