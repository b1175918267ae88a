"""`areasend.forecast.execute` with the smallest of models; with `slow` it waits before it answers, so that it can be stopped."""

import sys
import time

from areasend.forecast.execute import main
from areasend.forecast.models import MODELS
from tests.tiny_forecast import TINY

if __name__ == "__main__":
    MODELS["tiny"] = TINY
    if "slow" in sys.argv:
        sys.stderr.write('{"expects": 30}\n')
        sys.stderr.flush()
        time.sleep(30)
    sys.exit(main())
