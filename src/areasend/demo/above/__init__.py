"""What stands above the case in the demo area: boards, strategies, plans, self-evaluation, inspections, risks, meetings, public account.

Unlike the cases it is not drawn by chance: it restates what the area has published, with the true facts, dates and measures, and invents
only people and what nobody publishes. It is written through the actions, each with the day on which it happened.
"""
