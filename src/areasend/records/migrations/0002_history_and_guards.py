"""What the database itself holds: the history of every change, and that nothing is erased.

`areasend_history` writes, for each row that an UPDATE or DELETE touched, what the changed columns were and became, with the audit entry of
the action under way. The derived index columns of a case are left out: they follow from facts whose changes are kept.
`areasend_keep` refuses to delete or truncate, and for the append-only tables to update as well. A session that sets
`areasend.may_erase` may delete and truncate: the demo's reload and the tests' clean-up do, nothing else.
"""

from django.db import migrations

HISTORY = """
CREATE FUNCTION areasend_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    audit bigint := nullif(current_setting('areasend.audit', true), '')::bigint;
    unkept text[] := coalesce(TG_ARGV[0], '')::text[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO records_history ("table", "row", change, at, audit_id, was, became)
        SELECT TG_TABLE_NAME, gone.id, 'delete', clock_timestamp(), audit, to_jsonb(gone) - unkept, NULL FROM old_rows gone;
        RETURN NULL;
    END IF;
    INSERT INTO records_history ("table", "row", change, at, audit_id, was, became)
    SELECT TG_TABLE_NAME, pair.id, 'update', clock_timestamp(), audit, diff.was, diff.became
    FROM (
        SELECT before.id, to_jsonb(before) - unkept AS was, to_jsonb(after) - unkept AS became
        FROM old_rows before JOIN new_rows after ON after.id = before.id
    ) pair
    CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(key, value) AS was, jsonb_object_agg(key, pair.became -> key) AS became
        FROM jsonb_each(pair.was) WHERE value IS DISTINCT FROM pair.became -> key
    ) diff
    WHERE pair.was IS DISTINCT FROM pair.became;
    RETURN NULL;
END $$
"""

KEEP = """
CREATE FUNCTION areasend_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' AND current_setting('areasend.may_erase', true) = 'on' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NULL END;
    END IF;
    RAISE EXCEPTION 'Rows of % are kept: correct or strike them with a reason, do not % them', TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'restrict_violation';
END $$
"""

CASE_INDEX = (
    "{stage,stage_since,whose_move,next_rule,next_due_on,next_action_by,final_due_on,opened_on,ended_on,is_open}"
)
UNKEPT = {"case": CASE_INDEX, "advice": "{due_on}", "user": "{password,last_login}", "person": "{search_name}"}
KEPT = (
    "advice", "carelink", "carer", "case", "contact", "document", "exceptionclaim", "fact", "observation", "person", "placement",
    "rolegrant", "setting", "user",
)  # fmt: skip
APPEND_ONLY = ("auditentry", "history", "readentry")


def guards() -> str:
    lines = []
    for name in KEPT:
        table, unkept = f"records_{name}", UNKEPT.get(name, "{}")
        for change, tables in (
            ("UPDATE", "OLD TABLE AS old_rows NEW TABLE AS new_rows"),
            ("DELETE", "OLD TABLE AS old_rows"),
        ):
            lines.append(
                f"CREATE TRIGGER history_{change.lower()} AFTER {change} ON {table} REFERENCING {tables} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION areasend_history('{unkept}')"
            )
        lines.append(f"CREATE TRIGGER keep BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION areasend_keep()")
    for name in APPEND_ONLY:
        lines.append(
            f"CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON records_{name} FOR EACH ROW EXECUTE FUNCTION areasend_keep()"
        )
    for name in KEPT + APPEND_ONLY:
        lines.append(
            f"CREATE TRIGGER keep_all BEFORE TRUNCATE ON records_{name} FOR EACH STATEMENT EXECUTE FUNCTION areasend_keep()"
        )
    return ";\n".join(lines)


def undo() -> str:
    drops = [f"DROP TRIGGER history_{c} ON records_{n}" for n in KEPT for c in ("update", "delete")]
    drops += [f"DROP TRIGGER {t} ON records_{n}" for n in KEPT + APPEND_ONLY for t in ("keep", "keep_all")]
    return ";\n".join([*drops, "DROP FUNCTION areasend_history", "DROP FUNCTION areasend_keep"])


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunSQL(HISTORY + ";" + KEEP + ";" + guards(), undo())]
