"""What a notice with a right of appeal must carry (regulation 32), and what is kept of whether it did.

What was ticked is kept as a sentence in the note of the notice's fact: it is read where the decision is read and corrected with it, and
needs no list of its own, for what counts afterwards is whether anything was missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from areasend.actions.refusal import Refused
from areasend.rules import law

PACK = "appeal_pack"


def check_carries(carries: Iterable[str], *, goes_without: bool) -> str:
    """The sentence for the note. Refused where something is missing, unless it is said that the notice went out so."""
    ticked, pack = set(carries), law.codes(PACK)
    lacking = [label for code, label in pack.items() if code not in ticked]
    if not lacking:
        return f"The notice carries all {len(pack)} things that regulation 32 asks for."
    words = "; ".join(label[0].lower() + label[1:] for label in lacking)
    if not goes_without:
        raise Refused(
            f"Not ticked: {words}. Put it into the notice before it goes, or say that it went out without.",
            field="carries",
        )
    return f"The notice went out without: {words}."
