"""What an action raises when it will not be done: a sentence that says what to do instead."""

from __future__ import annotations


class Refused(Exception):
    """The message is for the user; `field` names the form field it belongs to, where there is one."""

    for_user = True

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class Stale(Refused):
    """Someone else changed the record after the user opened it."""

    def __init__(self) -> None:
        super().__init__(
            "Someone changed this record after you opened it. Your entry is not saved: read what changed, then record it again."
        )
