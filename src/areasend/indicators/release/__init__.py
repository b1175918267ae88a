"""The figures of a month as the public sees them.

`choice.yaml` says which indicators are told and in what words, `tables` makes each one's figures safe, `make` puts a release together,
`compare` sets it beside the one before. A release is plain data that JSON holds, frozen once it is made:

    {"version": 1, "as_at": "2026-10-31", "base": 5, "indicators": {KEY: TABLE, ...}}

    TABLE  {"whole": CELL, "before": CELL, "months": [CELL, ...], "groups": {CUT: [CELL, ...]},
            "england": {"year": 2025, "value": 46.4} | None, "target": 100 | None}
    CELL   {"first": "2025-11-01", "last": "2026-10-31", "group": "", "numerator": 400 | None, "denominator": 970 | None,
            "value": 41 | None, "state": "shown" | "withheld" | "too_few" | "none"}

`before` is the same figure a year earlier. A cell is withheld where a child could be told apart; too few to tell where a share of so few
would mislead; none where nothing was counted.
"""
