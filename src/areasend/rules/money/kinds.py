"""Kinds of setting as money knows them, and on which line each is paid."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "early_years": "Early years",
    "mainstream": "Mainstream",
    "unit": "SEN unit or resourced provision",
    "special": "Special, state funded",
    "independent": "Independent or non-maintained",
    "college": "Further education college",
    "specialist_college": "Specialist or other post-16 provider",
    "alternative": "Alternative provision",
    "other": "Other, or at no setting",
}
_OF_TYPE: Mapping[str, str] = {
    "mainstream_la_maintained": "mainstream",
    "mainstream_academy": "mainstream",
    "mainstream_free_school": "mainstream",
    "mainstream_independent": "independent",
    "special_la_maintained": "special",
    "special_academy_free": "special",
    "special_independent": "independent",
    "special_non_maintained": "independent",
    "ap_pru_academy": "alternative",
    "ap_pru_free_school": "alternative",
    "ap_pru_la_maintained": "alternative",
    "general_fe_tertiary_colleges": "college",
    "specialist_post_16_institutions": "specialist_college",
    "ukrlp_provider": "specialist_college",
    "nm_early_years": "early_years",
}
TOP_UP_LINES: Mapping[str, str] = {
    "early_years": "TOP-EY",
    "mainstream": "TOP-MAIN",
    "unit": "TOP-UNIT",
    "special": "TOP-SPEC",
    "college": "TOP-P16",
}
"""Kinds that are paid by band: the line of each."""
FEE_LINES: Mapping[str, str] = {"independent": "FEES-IND", "specialist_college": "FEES-P16"}
"""Kinds that are paid by fee: the line of each."""


def kind_of(setting_type: str, provision: str) -> str:
    """The kind of a placement by its setting's type and the provision there; "other" where there is no setting."""
    return "unit" if provision else _OF_TYPE.get(setting_type, "other")
