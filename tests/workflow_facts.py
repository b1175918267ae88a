"""Reviews, a panel and appeals as they may stand, for tests of the models and of their pages."""

REVIEWS = {"area": "An area", "as_of": "2026-11-22", "open": {"decision": [10] * 20, "final": [0] * 4 + [15] * 20},
           "arrivals_per_week": 60.0, "dispersion": 1.4, "season": [1.0] * 12, "ends_early": 55.0, "in_time": 30.0,
           "per_week": {"decision": 62.0, "final": 24.0},
           "past": [{"month": "2026-10", "came": 250, "done": 100, "in_time": 28.0}]}  # fmt: skip
PANEL = {"as_of": "2026-11-30", "open": {"panel": [0, 0, 0, 40]}, "arrivals_per_week": 0.0, "ends_early": 0.0, "in_time": 0.0,
         "per_week": {"panel": 5.0}, "pace": {"panel": 0}}  # fmt: skip
APPEALS = {"as_of": "2026-11-30", "open": {"ending": [1] * 40, "order": [0] * 20 + [1] * 10}, "arrivals_per_week": 2.0,
           "ends_early": 30.0, "in_time": 40.0, "per_week": {"ending": 1.5, "order": 1.5}}  # fmt: skip
FACTS = {"amendments": REVIEWS, "panels": PANEL, "tribunal": APPEALS}
