"""Published and made figures side by side: the made ones counted in the database by the published definitions."""

from __future__ import annotations

from areasend.demo.compare.sides import Compared, compared
from areasend.demo.compare.text import as_text

__all__ = ["Compared", "as_text", "compared"]
