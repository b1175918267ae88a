"""A scheduler and two workers on this machine, as the two commands of the how-to start them; the areas' answers as JSON.

A program of its own: what a test session has imported is none of a cluster's business.
"""

import json
import sys

from areasend.forecast import national

if __name__ == "__main__":
    from distributed import LocalCluster

    tasks = [national.Task(area, 2024, 2, (), 3, 50) for area in sys.argv[1:]]
    given = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(**given, silence_logs=50) as cluster:
        sys.stdout.write(json.dumps(national.over_cluster(tasks, cluster.scheduler_address)))
