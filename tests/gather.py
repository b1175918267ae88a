"""Tables of tests that lie in several files: one file a part of the product, each with its rows."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any


def gather(package: ModuleType, name: str) -> list[Any]:
    """What the modules of a package call `name`, in the order of the modules' names."""
    found = [
        importlib.import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)
    ]
    return [getattr(module, name) for module in found if hasattr(module, name)]
