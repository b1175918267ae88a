"""The folder of the published files, where there is one."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def published_folder() -> Path:
    """The folder data/dfe of the published files, given by AREASEND_SHARED or lying beside the repository."""
    folder = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "data" / "dfe"
    if not folder.is_dir():
        pytest.skip(f"the published files are not here: there is no folder {folder}")
    return folder
