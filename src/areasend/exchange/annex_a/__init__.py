"""The two person-level lists that area SEND inspectors ask for, and the 31 rules by which the sector tries them.

    marked = mark(list_one, 1, on)       # the list with a column of findings for each row
    tally(marked, 1)                     # rule by rule: how many rows it finds, or that the fact is not recorded

List 1 holds everybody with an education, health and care plan, list 2 everybody with SEN support. The columns follow the lists that the
inspectorates ask for (Ofsted and CQC, area SEND inspection: person-level data, from June 2025); the rules are those of the Annex A SEND
validator (github.com/data-to-insight, MIT), each restated. Nothing here knows of a database.
"""

from areasend.exchange.annex_a.columns import HEADINGS, NOT_RECORDED, SCHEMA, as_rows
from areasend.exchange.annex_a.rules import RULES, Rule, failing, mark, rules_of, tally

__all__ = ["HEADINGS", "NOT_RECORDED", "RULES", "SCHEMA", "Rule", "as_rows", "failing", "mark", "rules_of", "tally"]
