from tests.factories.waits import make_waiting_list
from tests.integration.access.rows.outlook import KEEPS, SEES

ROWS = {
    "waits:overview": SEES,
    "waits:download": SEES,
    "waits:list": SEES,
    "waits:record": KEEPS,
    "waits:withdraw": KEEPS,
}
GIVEN = {f"waits:{name}": lambda world: [make_waiting_list().pk] for name in ("list", "withdraw")}
