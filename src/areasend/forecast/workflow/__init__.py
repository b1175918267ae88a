"""Work that queues in one or two steps: reviews and their amendments, panels, appeals to the tribunal. One engine, a preset each.

A preset is a package in here: `preset.yaml` names its steps, its target and its words, `params.schema.json` what may be turned, and `run`
is `preset(...)`. The facts are described in `inputs.py`.
"""

from areasend.forecast.workflow.answer import preset
from areasend.forecast.workflow.inputs import BadInputs

__all__ = ["BadInputs", "preset"]
