"""A process's table of stages and steps as a Mermaid state diagram."""

from __future__ import annotations

from areasend.rules.law import process
from areasend.rules.shapes import Process, Step


def mermaid(process_key: str) -> str:
    """`stateDiagram-v2` text; steps that leave the stage as it is are not drawn."""
    owner = process(process_key)
    lines = ["stateDiagram-v2", *(f'    state "{stage.label}" as {stage.key}' for stage in owner.stages)]
    lines.append(f"    [*] --> {owner.stages[0].key}")
    lines += [arrow for step in owner.steps for arrow in _arrows(step)]
    lines += [f"    {stage.key} --> [*]" for stage in owner.stages if not stage.is_open]
    return "\n".join(lines)


def _arrows(step: Step) -> list[str]:
    if step.to_stage is None:
        return []
    from_elsewhere = [key for key in step.from_stages if key != step.to_stage]
    return [f"    {key} --> {step.to_stage}: {step.label}" for key in from_elsewhere]


def steps_within(owner: Process) -> list[Step]:
    """The steps that leave at least one of their stages as it is."""
    return [step for step in owner.steps if step.to_stage is None or step.to_stage in step.from_stages]
