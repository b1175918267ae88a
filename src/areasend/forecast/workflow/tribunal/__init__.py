"""Appeals to the tribunal: from the appeal to its end (order, concession, withdrawal), then carrying out what was ordered."""

from areasend.forecast.workflow.answer import preset

run = preset("tribunal")
