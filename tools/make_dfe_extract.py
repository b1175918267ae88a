"""Makes the extract of the DfE's published figures that ships in the package.

    python tools/make_dfe_extract.py SHARED_DIR

SHARED_DIR is the folder that holds `data/dfe/2025`, `data/dfe/2022` and `data/dfe/statistical_neighbours.csv`.
"""

import argparse
from pathlib import Path

from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.changed import ChangedFile

TARGET = Path(extract.__file__).with_name("extract")


def main() -> None:
    """Writes every table and prints its size."""
    parser = argparse.ArgumentParser(description="Make the extract of the DfE's published figures.")
    parser.add_argument("shared", type=Path, help="the folder that holds data/dfe")
    source = parser.parse_args().shared / "data" / "dfe"
    if not source.is_dir():
        raise SystemExit(f"There is no folder {source}. Give the folder that holds data/dfe.")
    try:
        sizes = extract.make(source, TARGET)
    except (ChangedFile, FileNotFoundError) as error:
        raise SystemExit(str(error)) from error
    for name, size in sizes.items():
        print(f"{name:20} {size:>10,} bytes")
    print(f"{'in all':20} {sum(sizes.values()):>10,} bytes")


if __name__ == "__main__":
    main()
