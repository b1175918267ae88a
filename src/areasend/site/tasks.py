"""What a job worker can do: procrastinate looks for modules of this name, and these imports register the jobs."""

from areasend.actions.caseload import jobs as caseload

__all__ = ["caseload"]
