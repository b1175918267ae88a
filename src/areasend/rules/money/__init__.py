"""Pounds of the high-needs block: exact to the penny, by financial year, line and rule. Pure."""
