"""A panel that weighs requests before the decision whether to assess: how many it hears in a week, and who waits for it."""

from areasend.forecast.workflow.answer import preset

run = preset("panels")
