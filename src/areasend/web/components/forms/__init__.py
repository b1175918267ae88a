"""Forms in the house style: a renderer for every form, a date in three boxes, and sentences for what is missing."""

from areasend.web.components.forms.base import BaseForm
from areasend.web.components.forms.dates import DateBoxes, DateField
from areasend.web.components.forms.renderer import GovukRenderer, HouseField
from areasend.web.components.forms.summary import Problem, problems

__all__ = ["BaseForm", "DateBoxes", "DateField", "GovukRenderer", "HouseField", "Problem", "problems"]
