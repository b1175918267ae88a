"""The high-needs block. Children are told by reference, to those who may see what a child costs."""

from tests.factories import make_placement
from tests.factories.money import (
    make_banding,
    make_budget_line,
    make_budget_year,
    make_ledger_month,
    make_money_report,
    make_rate,
    make_saving,
    make_scheme,
    make_transport,
)

SEES = (302, 403, 403, 200, 200, 403, 200, 403)
CHILDREN = (302, 403, 403, 200, 200, 403, 403, 403)
KEEPS = (302, 403, 403, 200, 403, 403, 403, 403)
PUTS = (302, 403, 403, 200, 403, 403, 200, 403)
POSTED = (302, 405, 405, 405, 405, 405, 405, 405)
ROWS = {
    "money:overview": SEES,
    "money:line": SEES,
    "money:budget": SEES,
    "money:opening": KEEPS,
    "money:set_line": KEEPS,
    "money:months": SEES,
    "money:new_month": KEEPS,
    "money:template": KEEPS,
    "money:month": SEES,
    "money:children": CHILDREN,
    "money:children_csv": CHILDREN,
    "money:child": CHILDREN,
    "money:band": KEEPS,
    "money:transport": KEEPS,
    "money:fee": KEEPS,
    "money:change": KEEPS,
    "money:high_cost": CHILDREN,
    "money:high_cost_csv": CHILDREN,
    "money:bands": SEES,
    "money:bands_xlsx": CHILDREN,
    "money:rates": KEEPS,
    "money:new_scheme": KEEPS,
    "money:rules": KEEPS,
    "money:measures": SEES,
    "money:new_measure": KEEPS,
    "money:deliver": KEEPS,
    "money:drop": KEEPS,
    "money:reports": SEES,
    "money:new_report": KEEPS,
    "money:report": SEES,
    "money:report_pdf": SEES,
    "money:report_xlsx": SEES,
    "money:put_report": PUTS,
    "money:publish_report": POSTED,
}


def a_line(world):
    make_budget_line(code="THERAPY")
    return ["THERAPY"]


def of_child(world):
    scheme = make_scheme(state="current")
    make_rate(scheme)
    return [make_banding(scheme=scheme).person.reference]


def of_placement(world):
    person = make_banding().person
    return [person.reference, make_placement(person).pk]


def of_price(world):
    held = make_transport()
    return [held.person.reference, "transport", held.pk, "end"]


def set_line(world):
    make_budget_year()
    return ["THERAPY"]


def proposed(world):
    make_rate(make_scheme(rules=[{"to": "B1"}]))
    return []


GIVEN = {
    "money:line": a_line,
    "money:set_line": set_line,
    "money:month": lambda w: [make_ledger_month().pk],
    "money:child": of_child,
    "money:band": of_child,
    "money:transport": of_child,
    "money:fee": of_placement,
    "money:change": of_price,
    "money:bands_xlsx": proposed,
    "money:rates": lambda w: [make_scheme().slug],
    "money:rules": lambda w: [make_scheme().slug],
    "money:deliver": lambda w: [make_saving().pk],
    "money:drop": lambda w: [make_saving().pk],
    **dict.fromkeys(
        ("money:report", "money:report_pdf", "money:report_xlsx", "money:put_report", "money:publish_report"),
        lambda w: [make_money_report().pk],
    ),
}
