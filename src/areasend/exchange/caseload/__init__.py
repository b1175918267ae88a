"""A caseload brought in from files: CSV or XLSX to typed tables, with every fault named by row and column.

    reading = read([("people.csv", content), ...])          # typed tables, findings of single cells
    examined = examine(reading, known, today=date(...))      # rows tied together, checked with what is known already
    report = Report(...)                                     # counts and findings, as CSV, XLSX or JSON

Nothing here knows of a database: what the area holds already comes in as `Known`.
"""
