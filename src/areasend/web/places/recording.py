"""The one way in which a form about places becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from functools import partial

from areasend.web.components import posting

record = partial(posting.record, template="places/form.html")
