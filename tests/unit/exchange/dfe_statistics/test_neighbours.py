"""The list of statistical neighbours."""

import pytest

from areasend.exchange.dfe_statistics import neighbours
from areasend.exchange.dfe_statistics.changed import ChangedFile

CODES = {"Camden": "202", "Islington": "206", "Bristol, City of": "801"}


def test_neighbours_keep_their_order() -> None:
    content = '\ufeffCamden,"Bristol, City of"\nIslington,Camden\n"Bristol, City of",Islington\n,\n'.encode()
    assert neighbours.read(content, CODES).rows() == [
        ("202", 1, "206"),
        ("202", 2, "801"),
        ("801", 1, "202"),
        ("801", 2, "206"),
    ]


def test_a_name_that_is_no_authority_is_refused() -> None:
    with pytest.raises(ChangedFile, match="Column 1: 'Cambden' is not the name of an authority"):
        neighbours.read(b"Camden\nCambden\n", CODES)


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(ChangedFile, match="no names"):
        neighbours.read(b"", CODES)
