"""Annual reviews from the meeting to the amended plan: decision and notice first, then the plan, within 12 weeks of the meeting."""

from areasend.forecast.workflow.answer import preset

run = preset("amendments")
