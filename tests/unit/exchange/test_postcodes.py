"""Where postcodes are: the directory's own eastings and northings, and the middle of a sector or district where it has none."""

from __future__ import annotations

import msgpack
import numpy as np
import pytest

from areasend.exchange import postcodes
from areasend.exchange.postcodes import DISTRICT, NOWHERE, POSTCODE, SECTOR, key_of, letter, locate, whereabouts
from areasend.rules.distance import straight_line_km

PALACE = (529_090, 179_645)  # SW1A 1AA in the ONS Postcode Directory


def test_a_postcode_is_where_the_directory_has_it() -> None:
    assert locate(["SW1A 1AA"]).tolist() == [list(PALACE)]


@pytest.mark.parametrize("written", ["SW1A1AA", " sw1a 1aa ", "SW1A  1AA"])
def test_however_it_is_written(written: str) -> None:
    assert locate([written]).tolist() == [list(PALACE)]


def test_how_closely_each_was_found() -> None:
    given = ["HP20 1UA", "HP20 1CK", "HP20 1", "HP20", "HP20 0CK", "ZZ99 3VZ", "", "a house"]
    assert whereabouts(given).found.tolist() == [
        *(POSTCODE, SECTOR, SECTOR, DISTRICT, DISTRICT),
        *(NOWHERE, NOWHERE, NOWHERE),
    ]


def test_a_sector_is_the_mean_of_its_postcodes_and_no_other() -> None:
    known = letter("S")
    inside = [place for key, place in zip(known.keys.tolist(), known.places, strict=True) if key.startswith(b"S1  1")]
    assert locate(["S1 1"])[0] == pytest.approx(np.mean(inside, axis=0))


def test_short_and_long_districts_are_kept_apart() -> None:
    assert (key_of("S11AA"), key_of("S111AA"), key_of("S11 1AA"), key_of("S1 1")) == (
        *(b"S1  1AA", b"S11 1AA"),
        *(b"S11 1AA", b"S1  1"),
    )
    assert whereabouts(["S1 1AA", "S11 8AA"]).found.tolist() == [POSTCODE, POSTCODE]


def test_places_on_another_grid_or_none_are_unknown() -> None:
    assert np.isnan(locate(["BT1 1AA", "JE1 0BD", "IM1 1AA", "BT1"])).all()


def test_known_distances_come_out() -> None:
    """From Charing Cross to the middle of Aylesbury it is some 57 km."""
    [apart] = straight_line_km(locate(["WC2N 5DS"]), locate(["HP20 1TA"]))
    assert 55 < apart < 60


def test_the_order_is_that_of_the_question() -> None:
    asked = ["HP20 1UA", "SW1A 1AA", "HP20 1UA", ""]
    places = locate(asked)
    assert places.shape == (4, 2)
    assert places[0].tolist() == places[2].tolist() != places[1].tolist()
    assert locate([]).shape == (0, 2)


def test_a_letter_is_small_and_read_once() -> None:
    known = letter("H")
    assert len(known.keys) > 80_000
    assert known.keys.nbytes + known.places.nbytes == 15 * len(known.keys)
    assert letter("H") is known


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcodes, "PACKAGE", "no_such_package_of_postcodes")
    with pytest.raises(ModuleNotFoundError, match=r"requirements/runtime\.txt"):
        postcodes.folder()


def test_the_sectors_of_a_district() -> None:
    assert postcodes.sectors("HP20") == ["1", "2", "9"]
    assert postcodes.sectors("ZZ1") == []


@pytest.mark.parametrize("east", [[529090.0, 481976.0], [529090, 481976.5]])
def test_values_of_other_lengths_are_read_too(east: list[float]) -> None:
    """The files hold nothing but numbers of eight bytes now; a later edition may not."""
    data = {"pcd": ["SW1A1AA", "HP201UA"], "laua": ["x", None], "oseast1m": east, "osnrth1m": [1.5, 2.5]}
    found = postcodes._columns(msgpack.packb({"columns": list(data), "data": data}))
    assert found["pcd"].tolist() == [b"SW1A1AA", b"HP201UA"]
    assert found["oseast1m"].tolist() == east
    assert set(found) == {"pcd", "oseast1m", "osnrth1m"}
