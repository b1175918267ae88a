"""Small invented reports in both forms, and the published ones where there are any."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("AREASEND_SHARED", Path(__file__).parents[4].parent / "shared"))
REPORT = """Local area partnership report




Area SEND inspection of Borchester Local
Area Partnership
Inspection dates: 28 October to 1 November 2024
Dates of previous inspection: 3 June 2019


 Inspection outcome

 There are widespread and/or systemic failings in this invented area.

 A monitoring inspection comes within 18 months. The next
 full reinspection comes within approximately three years.

 The partnership has to submit a priority action plan (area SEND).

Information about the local area partnership
The council and the ICB, neither of which exists. Ofsted and the CQC came.
What is it like to be a child or young person with special educational needs
and/or disabilities (SEND) in this area?

Children like their clubs and their self-
made music. They
Area SEND inspection report: Borchester Local Area Partnership
28 October to 1 November 2024                                              2
are glad of them.

Waits are too long.

What is the area partnership doing that is effective?

   ▪   Libraries lend toys, and
Area SEND inspection report: Borchester Local Area Partnership
28 October to 1 November 2024                                              3
       families come. They stay.
   ◼   Buses run.

What does the area partnership need to do better?

   •   Letters go astray.

Areas for priority action

 Responsible body          Areas for priority action
 Borchester Council        Leaders should answer letters
 and the ICB               within a week.
 Borchester ICB            The board should see that:
                               ▪ clinics open; and
                               ▪ nurses are
                                 hired.

Areas for improvement

 Areas for improvement
 Leaders across the partnership should count what they do. This
 should be weekly.
 Health leaders need to plan for:
     ▪ winter
     ▪ spring
 The local area partnership should ask families.

◼

Local area partnership details
Local authority          Integrated care board
Borchester Council       Borset ICB
"""
LETTER = """Ofsted
26 March 2019

Dear Director

Joint local area SEND inspection in Borchester

Between 4 February 2019 and 8 February 2019, Ofsted and the Care Quality Commission (CQC)
made a joint inspection of the local area of Borchester to judge how it does.

As a result, a Written Statement of Action (WSOA) is required. It was also decided that





the local authority and the area's health group are jointly responsible for submitting the statement.

Main Findings

- Leaders began late, and





- were slow. They hurry now.
■ Nurses are kind.

The effectiveness of the local area in meeting needs

Strengths

- Clubs are open to all.

Areas for development

- Waits are long.

The inspection raises significant concerns.

The local area is required to produce and submit a WSOA about these weaknesses:

- the lack of a plan for therapies
- waits for clinics.

Yours sincerely

Jo Bloggs
"""
REVISIT = """Ofsted
14 May 2021

Dear Director

Joint area SEND revisit in Borchester

Between 22 March 2021 and 24 March 2021, Ofsted and the Care Quality Commission (CQC) revisited the
area of Borchester to decide whether it moves on with the weaknesses in its written statement
of action (WSOA).

The area has made sufficient progress in addressing one of the three significant weaknesses. It has
not made sufficient progress in addressing two.

Main findings

- At the initial inspection, inspectors found that there was no plan for therapies.

Therapists now meet each month. Families see a plan.

The area has made sufficient progress to address this weakness.

- At the initial inspection, inspectors found that waits for clinics were long.

Waits are longer than they were.





They grow.

Leaders have not yet made sufficient progress to address this significant weakness.

Nurses are kind all the same.

- At the initial inspection, inspectors found that letters went astray.

Nobody could tell where they are.

Yours sincerely

Jo Bloggs
"""
MONITORING = """Area SEND monitoring inspection of Borchester Local Area Partnership

Inspection dates: 9 to 11 June 2026
Dates of previous inspection: 28 October to 1 November 2024

Outcome

The partnership has taken effective action on one of two areas for priority action. It has not taken effective action on the other.

Area for priority action 1

At the previous inspection, leaders were asked to answer letters within a week.

Letters are answered in five days.

Leaders have taken effective action.

Area for priority action 2

The board was to see that clinics open and nurses are hired.

No nurse has come. The partnership has not taken effective action to address this priority action.

Next steps

The next full reinspection comes within approximately three years.
"""


@pytest.fixture(scope="session")
def published_reports() -> dict[str, str]:
    """Name of file to text of the published reports, given by AREASEND_SHARED or lying beside the repository."""
    folder = SHARED / "data" / "inspections" / "reports"
    if not folder.is_dir():
        pytest.skip(f"the published reports are not here: there is no folder {folder}")
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def published_letter() -> str:
    path = SHARED / "seeds" / "inspection-letter-2022-04-26.txt"
    if not path.is_file():
        pytest.skip(f"the published letter is not here: there is no file {path}")
    return path.read_text(encoding="utf-8")
