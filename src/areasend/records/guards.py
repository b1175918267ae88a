"""What the database itself holds for the tables of a migration: the history of every change, and that nothing is erased.

The functions behind the triggers are made in migration 0002. Of a *kept* table no row is deleted; of a *tracked* one (links, which are made
and undone) a deleted row is in the history; neither can be emptied.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import migrations

HISTORY = {"update": "OLD TABLE AS old_rows NEW TABLE AS new_rows", "delete": "OLD TABLE AS old_rows"}


def guard(kept: Sequence[str], tracked: Sequence[str]) -> migrations.RunSQL:
    """The triggers of these tables, by the names of their models in lower case."""
    lines, undo = [], []
    for name in (*kept, *tracked):
        table = f"records_{name}"
        lines += [
            f"CREATE TRIGGER history_{change} AFTER {change.upper()} ON {table} REFERENCING {tables} "
            "FOR EACH STATEMENT EXECUTE FUNCTION areasend_history('{}')"
            for change, tables in HISTORY.items()
        ]
        lines.append(
            f"CREATE TRIGGER keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION areasend_keep()"
        )
        undo += [f"DROP TRIGGER {trigger} ON {table}" for trigger in ("history_update", "history_delete", "keep_all")]
    for name in kept:
        lines.append(
            f"CREATE TRIGGER keep BEFORE DELETE ON records_{name} FOR EACH ROW EXECUTE FUNCTION areasend_keep()"
        )
        undo.append(f"DROP TRIGGER keep ON records_{name}")
    return migrations.RunSQL(";\n".join(lines), ";\n".join(undo))
