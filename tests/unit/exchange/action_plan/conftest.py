"""A small invented plan as a page has it, and the published one where there is one."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
HEADING = "| Action | Lead agency | Roles responsible | Due date | Short/medium term action | Success measure |"
PAGE = f"""Growing Together 2026 to 2028
Action plan
Introduction
How the partners will work.
The 2 priorities of the strategy are:
- First help
- Good endings
Outcome
Help comes early.
{HEADING}
|---|---|---|---|---|---|
Action 1.1 Print a guide
for every school |
Council/Parents' forum |
Head of SEND/Youth worker |
Launch - March 2026 Embed - March 2027 |
Medium |
Guide published. 40% of schools use it. |
Action 1.2 Tell what is coming |
Council |
Head of SEND |
Annually in September |
Short |
Forecast published |
Outcome
Young people leave well. This includes:
- work
{HEADING}
|---|---|---|---|---|---|
Action 1.1 Find employers |
College |
Principal |
June 2026 December 2027 |
Short Medium |
12 employers found by June 2026. Number of placements (baseline by May 2026). |
"""


@pytest.fixture(scope="session")
def published_plan() -> str:
    """The published text, given by AREASEND_SHARED or lying beside the repository."""
    path = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "seeds" / "action-plan-2025-2030.txt"
    if not path.is_file():
        pytest.skip(f"the published plan is not here: there is no file {path}")
    return path.read_text(encoding="utf-8")
