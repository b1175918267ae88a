"""The one way in which a form of a board becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from functools import partial

from areasend.web.components import posting

record = partial(posting.record, template="boards/form.html")
