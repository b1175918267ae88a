"""Cells that hold no number, kept apart by why.

In a coded frame counts are whole numbers and percentages are tenths of a per cent, so that both pack small; a number
below `LEAST` is the code of a published symbol. Codes lie far below nought because the DfE has published small negative
counts (decisions outstanding on annual reviews, which it works out as a difference).
"""

from typing import Literal

import polars as pl

from areasend.exchange.dfe_statistics.spec import Column, Spec

Symbol = Literal["x", "z", "blank"]

LEAST = -2_000_000_000
CODES: dict[Symbol, int] = {"x": LEAST - 1, "z": LEAST - 2, "blank": LEAST - 3}
SYMBOLS: dict[int, Symbol] = {code: symbol for symbol, code in CODES.items()}
MEANING: dict[Symbol, str] = {"x": "not available", "z": "not applicable", "blank": "left blank"}
NUMBER = r"^\d+(\.\d+)?$"
SIGNED = r"^-?\d+(\.\d+)?$"


def coded(column: Column) -> pl.Expr:
    """Published text to coded whole numbers (words stay words); null where the text is neither number nor symbol."""
    text = pl.col(column.name)
    if column.kind == "word":
        return text
    number = text.cast(pl.Float64, strict=False) * (10 if column.kind == "percent" else 1)
    symbol = text.replace_strict(CODES, default=None, return_dtype=pl.Int32)
    rounded = (
        pl.when(text.str.contains(SIGNED if column.negative else NUMBER))
        .then(number.round(0))
        .cast(pl.Int32, strict=False)
    )
    return pl.coalesce(symbol, rounded).alias(column.name)


def value(column: Column) -> pl.Expr:
    """The figure of a coded column: a whole number, a percentage or a word; null where there is a symbol."""
    if column.kind == "word":
        return pl.when(~pl.col(column.name).is_in(list(CODES))).then(pl.col(column.name)).alias(column.name)
    figure = pl.when(pl.col(column.name) >= LEAST).then(pl.col(column.name))
    return (figure / 10 if column.kind == "percent" else figure).alias(column.name)


def symbol(column: Column) -> pl.Expr:
    """The symbol of a coded column: "x" not available, "z" not applicable, "blank"; null where there is a figure."""
    code = pl.col(column.name)
    if column.kind == "word":
        return pl.when(code.is_in(list(CODES))).then(code).alias(f"{column.name}_symbol")
    return code.replace_strict(SYMBOLS, default=None, return_dtype=pl.String).alias(f"{column.name}_symbol")


def decoded(frame: pl.DataFrame, spec: Spec, symbols: bool = False) -> pl.DataFrame:
    """A coded frame with figures in place of codes; with `symbols`, a column `<measure>_symbol` beside each."""
    kept = [name for name in frame.columns if name not in {column.name for column in spec.measures}]
    values = [value(column) for column in spec.measures]
    return frame.select(*kept, *values, *([symbol(column) for column in spec.measures] if symbols else []))


def long(frame: pl.DataFrame, spec: Spec) -> pl.DataFrame:
    """A coded frame of counts and percentages as one row a cell: the keys, `measure`, `value`, `symbol`."""
    columns = [column for column in spec.measures if column.kind != "word"]
    keys = [name for name in frame.columns if name not in {column.name for column in spec.measures}]
    parts = [
        frame.select(
            *keys, pl.lit(c.name).alias("measure"), value(c).cast(pl.Float64).alias("value"), symbol(c).alias("symbol")
        )
        for c in columns
    ]
    return pl.concat(parts)
