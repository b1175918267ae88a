"""The journey of a month: read, shown, accepted, replaced; and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import TODAY
from tests.integration.money.block import ledger
from tests.strict_html import check_html

from areasend.actions.money_ledger import bring_in
from areasend.records.models import LedgerEntry, LedgerMonth, OutturnForecast
from areasend.records.money.block import block_of
from areasend.records.money.inputs import frozen_inputs
from areasend.rules.money.year import FinancialYear

NEW = "/looking-ahead/money/months/new/"
YEAR = FinancialYear(2026)


def show(client, content, name="ledger.csv"):
    return client.post(NEW, {"file": SimpleUploadedFile(name, content)})


def kept(page):
    return page.text.partition('name="kept" value="')[2].partition('"')[0]


def bring(block, content, **more):
    return bring_in("ledger.csv", content, by=block.finance, today=TODAY, **more)


def test_a_month_is_shown_before_it_is_written(client):
    page = show(client, ledger())
    check_html(page.text)
    assert "April 2026 adds up to its control total of £10,921.92, to the penny" in page.text
    assert not LedgerMonth.objects.exists()


def test_an_accepted_month_is_kept_with_the_forecast_that_follows(client, block):
    page = client.post(NEW, {"kept": kept(show(client, ledger()))}, follow=True)
    check_html(page.text)
    month = LedgerMonth.objects.get()
    assert (month.month, month.control_total, month.recorded_by) == (
        date(2026, 4, 1),
        Decimal("10921.92"),
        block.finance,
    )
    assert LedgerEntry.objects.count() == 4
    assert month.forecast.inputs["closed"] == 1
    assert "Adds up to the penny" in page.text
    assert month.forecast.figures["summary"] in page.text


def test_the_month_stands_beside_what_was_committed_for_it(client, block):
    bring(block, ledger())
    page = client.get(f"/looking-ahead/money/months/{LedgerMonth.objects.get().pk}/").text
    assert "+£68.49" in page  # fees: 60,000 x 30/365 = 4,931.51, and 5,000.00 was paid


def test_a_month_that_does_not_add_up_is_refused_with_the_difference(client):
    page = show(client, ledger(total="10900.00"))
    check_html(page.text)
    assert page.status_code == 422
    assert "£21.92 more than it should be" in page.text
    assert "kept" not in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ledger("2026-11"), "November 2026 is not over yet"),
        (ledger("2026-05"), "April 2026 is not in yet"),
        (ledger("2025-05"), "There is no budget for 2025-26"),
        (ledger().replace(b"THERAPY", b"TEA"), "“TEA” is not a line of the budget"),
        (ledger("2026-00"), "“2026-00” is not a month"),
        (ledger(fees="", total="1.00"), "This is empty"),
    ],
)
def test_what_cannot_be_brought_in_is_said(client, content, said):
    page = show(client, content)
    assert page.status_code == 422
    assert said in page.text
    assert not LedgerMonth.objects.exists()


def test_the_same_file_again_changes_nothing(client, block):
    bring(block, ledger())
    assert "This very file was brought in" in show(client, ledger()).text


def test_a_month_is_replaced_with_a_reason_and_stays_to_be_seen(client, block):
    bring(block, ledger())
    shown = show(client, ledger(fees="5200.00"))
    check_html(shown.text)
    assert "To replace it, say why." in shown.text
    without = client.post(NEW, {"kept": kept(shown), "because": " "})
    assert (without.status_code, LedgerMonth.objects.count()) == (422, 1)
    client.post(NEW, {"kept": kept(without), "because": "A late invoice"})
    before, now = LedgerMonth.objects.order_by("pk")
    assert (before.replaced_because, before.replaced_on, now.replaced_on) == ("A late invoice", TODAY, None)
    assert "A late invoice" in client.get("/looking-ahead/money/months/").text


def test_a_file_kept_too_long_or_made_up_is_not_taken(client):
    page = client.post(NEW, {"kept": "made-up"}, follow=True)
    assert "Choose it again" in page.text
    assert not LedgerMonth.objects.exists()


def test_a_trial_writes_nothing_and_says_what_it_lacks(block):
    found = bring(
        block,
        ledger().replace(b"2026-04,THERAPY,100.00,Invented\n", b"").replace(b"10921.92", b"10821.92"),
        is_dry_run=True,
    )
    assert (found.problems, found.lacks, found.month) == ([], ["THERAPY"], None)
    assert not LedgerMonth.objects.exists()


def test_the_outturn_moves_with_the_month_and_says_why(block):
    bring(block, ledger())
    before = block_of(YEAR, TODAY).figure("balance")
    bring(block, ledger("2026-05", fees="7000.00"))
    now = block_of(YEAR, TODAY)
    assert now.figure("balance") < before
    assert [cause.key for cause in now.causes] == ["ledger"]
    assert sum(cause.pence for cause in now.causes) == (now.figure("balance") - before) * 100


def test_a_kept_forecast_runs_again_and_says_the_same(block):
    from areasend.actions.money_ledger import DRAWS, SEED
    from areasend.forecast.money import run
    from areasend.records.money.reading import default_params

    bring(block, ledger())
    held = OutturnForecast.objects.get()
    again = run(held.inputs, default_params(), seed=SEED, draws=DRAWS)
    assert again.figures == {name: value for name, value in held.figures.items() if name != "summary"}


def test_growth_comes_from_the_forecast_of_plans_and_by_hand_where_there_is_none(block, settings):
    found = frozen_inputs(YEAR, TODAY)["growth_ahead"]
    assert len(found["growth"]) == len(found["doubt"]) >= 6
    assert all(one > 0 for one in found["doubt"])
    settings.AREASEND_AREA = "999"
    assert frozen_inputs(YEAR, TODAY)["growth_ahead"] is None
