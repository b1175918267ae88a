"""The extensions of PostgreSQL, the folding of names, and the number ranges of references: before the first table."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

FOLD = """
CREATE FUNCTION areasend_fold(VARIADIC parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, array_to_string(parts, ' '))) $$
"""

NUMBERS = "CREATE SEQUENCE records_case_number START 1001; CREATE SEQUENCE records_person_number START 10001"


OPERATIONS = [
    TrigramExtension(),
    UnaccentExtension(),
    BtreeGistExtension(),
    migrations.RunSQL(FOLD, "DROP FUNCTION areasend_fold"),
    migrations.RunSQL(NUMBERS, "DROP SEQUENCE records_case_number; DROP SEQUENCE records_person_number"),
]
