"""Whether the server can do its work, for a monitor. Says nothing about people."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

import areasend


def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers and is migrated, else 503 with what is wrong."""
    found = {"database": database_state()}
    is_well = found["database"] == "ok"
    return JsonResponse({"ok": is_well, "version": areasend.VERSION, **found}, status=200 if is_well else 503)


def database_state() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "does not answer"
    return f"{len(waiting)} migrations are waiting: run areasend migrate" if waiting else "ok"
