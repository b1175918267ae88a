"""The pathways of health and therapy on which children wait, and within how many weeks a child should be seen on each.

13 weeks: NICE quality standard for autism, first appointment within three months of referral. 18 weeks: the NHS aim, of consultant-led
care and of community services. For ADHD no wait is set; where it is assessed beside autism the same is aimed at here.
"""

from __future__ import annotations

from dataclasses import dataclass

AIM = 92
"""Per cent of those waiting that should have waited less than the target: the NHS standard for consultant-led care."""


@dataclass(frozen=True)
class Pathway:
    label: str
    target_weeks: int


PATHWAYS = {
    "autism": Pathway("Autism assessment", 13),
    "adhd": Pathway("ADHD assessment", 13),
    "autism_adhd": Pathway("Autism and ADHD assessment", 13),
    "community_paediatrics": Pathway("Community paediatrics", 18),
    "speech_language": Pathway("Speech and language therapy", 18),
    "occupational_therapy": Pathway("Occupational therapy", 18),
    "mental_health": Pathway("Mental health support", 18),
    "other": Pathway("Another service", 18),
}
