"""The one way in which a form of this part becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from functools import partial

from areasend.web.components import posting

record = partial(posting.record, template="inspections/form.html")
