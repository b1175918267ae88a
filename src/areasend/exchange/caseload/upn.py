"""Unique pupil numbers: their form and their check letter.

A UPN is a check letter and twelve digits; the last of a temporary UPN is a letter instead. The digits, weighted by their place (2 to 13)
and summed, leave a remainder on division by 23 that names the check letter in an alphabet without I, O and S. In a temporary UPN the
last letter counts by its place in the same alphabet. Source: government data standards catalogue, Unique Pupil Number, version 2.0.
"""

from __future__ import annotations

import re

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
FORM = re.compile(rf"[{ALPHABET}][0-9]{{11}}[0-9{ALPHABET}]")


def check_letter(rest: str) -> str:
    """The letter that belongs before these twelve characters.

    >>> check_letter("801200005001")
    'B'
    """
    values = [ALPHABET.index(sign) if sign in ALPHABET else int(sign) for sign in rest]
    return ALPHABET[sum(weight * value for weight, value in enumerate(values, start=2)) % len(ALPHABET)]


def is_well_formed(upn: str) -> bool:
    return bool(FORM.fullmatch(upn))


def is_right(upn: str) -> bool:
    """Whether the form and the check letter are right."""
    return is_well_formed(upn) and upn[0] == check_letter(upn[1:])
