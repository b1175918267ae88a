"""What a refusal must be: a sentence for the user, beside the right field, with nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from areasend.actions.refusal import Refused
from areasend.records.models import AuditEntry, History


@contextmanager
def refused(sentence: str, field: str | None = None) -> Iterator[None]:
    before = AuditEntry.objects.count(), History.objects.count()
    with pytest.raises(Refused) as caught:
        yield
    assert sentence in str(caught.value)
    assert caught.value.field == field
    assert (AuditEntry.objects.count(), History.objects.count()) == before
