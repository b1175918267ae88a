"""Invented postcodes: in real sectors, nobody's, and nearer schools first."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.demo.places import gazetteer
from areasend.demo.places.spells import closeness
from areasend.demo.published import sized
from areasend.exchange.postcodes import SECTOR, whereabouts

AREAS = [sized(code, None).area for code in ("825", "420", "330", "204")]
keyed = {"ids": lambda area: area.name}


@pytest.mark.parametrize("area", AREAS, **keyed)
def test_each_lies_in_a_real_sector_and_is_nobodys(area) -> None:
    rng = np.random.default_rng(1)
    inside = gazetteer.postcodes(rng, area, np.arange(400) % 4)
    outside = gazetteer.postcodes_outside(rng, area, 200)
    assert set(whereabouts([*inside, *outside]).found.tolist()) == {SECTOR}


@pytest.mark.parametrize("area", AREAS, **keyed)
def test_the_own_part_weighs_most_and_every_part_something(area) -> None:
    close = closeness(area)
    assert (close.argmax(axis=1) == np.arange(4)).all()
    assert (close > 0).all()


def test_all_outward_codes_are_known() -> None:
    codes = {code for part in gazetteer.OUTWARD["825"] for code in part}
    codes |= {code for region in gazetteer.OUTWARD_BY_REGION.values() for code in region}
    codes |= {code for near in gazetteer.NEXT_DOOR.values() for code in near} | set(gazetteer.FURTHER)
    assert [code for code in sorted(codes) if not gazetteer.sectors(code)] == []
