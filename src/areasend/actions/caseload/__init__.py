"""Bringing in a caseload: files to records, all or nothing, with a report.

`run` carries an import out from its files to its report; `current` says what the area holds; `write` is the action that writes.
"""
