"""A small published file to spoil, and the folder of the real ones where there is one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
LEADING = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "new_la_code,old_la_code,la_name,breakdown_topic,breakdown"
)
HEADER = f"{LEADING},Res_3851,Res_52,Res_tot"
AREA = "202425,Academic year,Local authority,E92000001,England,E12000008,South East,E06000060,825,Buckinghamshire"


@pytest.fixture
def residential() -> Callable[..., bytes]:
    """Bytes of a residential_settings.csv with a BOM: the header, then Buckinghamshire's rows as given."""

    def build(*rows: str, header: str = HEADER) -> bytes:
        return "\r\n".join(["\ufeff" + header, *(f"{AREA},{row}" for row in rows), ""]).encode()

    return build


@pytest.fixture(scope="session")
def published_folder() -> Path:
    """The folder data/dfe of the published files, given by AREASEND_SHARED or lying beside the repository."""
    folder = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "data" / "dfe"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: there is no folder {folder}")
    return folder
