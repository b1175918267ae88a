"""A forecast's inputs and parameters, held to a published JSON Schema before anything is computed.

Each model keeps its schema beside it (`<model>/params.schema.json`), with a title, a description, a unit and bounds at every field,
so that a refusal can say in words which field is wrong and what it may be.
"""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError


class BadParams(ValueError):
    """The parameters cannot be used; `faults` says for each what is wrong and what to do, `fields` to which field each belongs
    ("" where to none)."""

    def __init__(self, faults: list[str], fields: list[str] | None = None) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults
        self.fields = fields or [""] * len(faults)


@functools.cache
def schema(package: str) -> dict[str, Any]:
    """The schema kept in `package` (`areasend.forecast.<model>`) as `params.schema.json`."""
    text = resources.files(package).joinpath("params.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    Draft202012Validator.check_schema(found)
    return found


def check_params(package: str, params: dict[str, Any]) -> None:
    """Raises `BadParams` with a sentence for each fault, in the order of the fields."""
    faults = sorted(Draft202012Validator(schema(package)).iter_errors(params), key=lambda one: list(map(str, one.path)))
    if faults:
        fields = [str(fault.absolute_path[0]) if fault.absolute_path else "" for fault in faults]
        raise BadParams([_sentence(fault) for fault in faults], fields)


def _sentence(fault: ValidationError) -> str:
    where = ".".join(map(str, fault.absolute_path)) or "the whole"
    label = fault.schema.get("title") if isinstance(fault.schema, dict) else None
    return f"{label or where} ({where}): {fault.message}."
