"""`make bench`: every measure one after another, each under the command that prints it alone.

`make bench ARGS=clocks` takes only those named.
"""

import subprocess
import sys

MEASURES = (
    "clocks",
    "pages",
    "above",
    "import_caseload",
    "indicators",
    "forecast_plans",
    "forecast_transitions",
    "queues",
    "outlook",
)


def main(asked: list[str]) -> int:
    unknown = sorted(set(asked) - set(MEASURES))
    if unknown:
        print(
            f"There is no measure called {', '.join(unknown)}. The measures are: {', '.join(MEASURES)}.",
            file=sys.stderr,
        )
        return 2
    failed = [name for name in asked or MEASURES if measure(name) != 0]
    if failed:
        print(f"Not measured: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def measure(name: str) -> int:
    print(f"\n== python -m tests.bench.{name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
