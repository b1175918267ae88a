"""One file that holds everything a new machine needs: the database, the documents, and what the settings were
(secrets by name only).

areasend-20261122-0615.tar database.dump pg_dump's own format, of one moment documents/... as they lie in the
documents folder settings.json the AREASEND_ variables; of secrets the names manifest.json each file's length and
SHA-256, each table's rows in that same moment, versions

A backup is read again after it is written. A restore builds everything beside what is there, compares it with the
manifest, and only then changes places.
"""
