"""From columns to the database: one frame a table, written by COPY."""
