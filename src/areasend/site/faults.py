"""Errors that are the reader's to mend: one sentence that says what is wrong, and what to do."""


class Fault(Exception):
    """Shown as it stands, without a traceback; `areasend` then exits with 2."""

    for_user = True
