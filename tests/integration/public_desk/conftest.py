"""The desk is tried on the same small area as the public pages."""

from tests.integration.public.conftest import _held_still, account, child, lead, released

__all__ = ["_held_still", "account", "child", "lead", "released"]
