"""Reports of inspections: their text to dates, outcome, next steps and findings, each with its place in the text.

    report = read_report(text, "2024-05-15_report.txt")   # Report; report.text[finding.start:finding.end] == finding.text

Four forms are read: area SEND inspections (framework of 2023) and their monitoring inspections, and the letters of joint local area
inspections (2016 to 2022) and of the revisits after them.
Findings are proposals for a person to accept: the report's own sections say what is a strength and what is to be
developed, and where they do not, the wording is guessed from and the finding says so.
"""

from areasend.exchange.inspection_report.reading import read_report
from areasend.exchange.inspection_report.shapes import Finding, NextStep, Report, Unread

__all__ = ["Finding", "NextStep", "Report", "Unread", "read_report"]
