"""The pages of money: what they say, and that every pound is traced to its placement and rule."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from tests.conftest import TODAY
from tests.factories import count_queries, make_placement, make_user, sign_in
from tests.factories.money import make_money_report, make_rate, make_saving, make_scheme
from tests.factories.places import make_area_part
from tests.factories.strategic import make_meeting
from tests.integration.money.block import ledger, make_child
from tests.strict_html import check_html

from areasend.actions.money_bands import set_rules
from areasend.actions.money_ledger import bring_in
from areasend.actions.money_report import put_to_board
from areasend.actions.refusal import Refused
from areasend.records.models import BandScheme, BudgetLine, MoneyReport, PlacementFee, SavingMeasure
from areasend.records.money.breakdown import breakdowns
from areasend.records.money.facts import commitments_of
from areasend.records.papers.pack import compose as compose_pack
from areasend.rules.money.year import FinancialYear
from areasend.rules.policies.access import Role

YEAR = FinancialYear(2026)
PAGES = (
    "overview", "budget", "months", "new_month", "children", "high_cost", "bands", "measures", "new_measure", "reports",
    "new_report", "opening",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_strict_html(client, block, name):
    bring_in("ledger.csv", ledger(), by=block.finance, today=TODAY)
    make_rate(make_scheme(slug="next", rules=[{"to": "P1"}]), band="P1", amount=Decimal(9_000))
    make_saving()
    check_html(client.get(reverse(f"money:{name}")).text)


def test_the_overview_says_in_a_sentence_where_the_block_is_heading(client, block):
    page = client.get(reverse("money:overview")).text
    assert "heading for an overspend of" in page
    assert "Charged elsewhere: not in the balance of the block" in page
    assert "1 placements have no cost recorded" not in page or "£" in page


def test_a_year_without_a_budget_says_what_to_do(db):
    page = sign_in(make_user(roles=[Role.FINANCE_OFFICER])).get(reverse("money:overview")).text
    check_html(page)
    assert "There is no budget for this year" in page


@pytest.mark.parametrize("code", ["FEES-IND", "THERAPY", "ALTPROV"])
def test_a_line_says_how_its_forecast_is_made_up(client, block, code):
    check_html(client.get(reverse("money:line", args=[code])).text)


def test_a_line_that_there_is_not_is_not_found(client):
    assert client.get(reverse("money:line", args=["TEA"])).status_code == 404


def test_each_pound_of_a_child_is_traced_to_placement_and_rule(client, block):
    page = client.get(reverse("money:child", args=[block.banded.reference])).text
    check_html(page)
    assert "Band B1, special, state funded" in page
    assert "£10,000.00" in page
    assert "Transport a school day" in page


def test_the_list_adds_up_to_the_total_and_is_filtered(client, block):
    found = commitments_of(YEAR).committed
    page = client.get(reverse("money:children")).text
    assert f"£{found.lines.filter(found.lines['person'].is_not_null())['amount'].sum() / 100:,.2f} in all" in page
    fees = client.get(reverse("money:children"), {"line": "FEES-IND"}).text
    assert "1 line of 1 child" in fees
    assert block.banded.reference not in fees


def test_a_cost_that_nobody_has_entered_is_said_and_estimated(client, block):
    page = client.get(reverse("money:children"), {"missing": "on"}).text
    assert block.unpriced.reference in page
    assert "Cost not recorded" in page
    assert "median of like placements (no band is recorded)" in page


def test_the_list_is_sorted_and_downloaded(client, block):
    rows = client.get(reverse("money:children_csv"), {"sort": "amount"}).content.decode("utf-8-sig").splitlines()
    amounts = [Decimal(row.split(",")[-2]) for row in rows[1:]]
    assert amounts == sorted(amounts)
    assert len(amounts) == 4


def test_the_number_of_queries_does_not_grow_with_the_children(client, block):
    few = count_queries(client, reverse("money:children"))
    for _ in range(3):
        make_child("special_academy_free")
    assert count_queries(client, reverse("money:children")) == few


def test_a_fee_is_recorded_and_the_commitment_follows(client, block):
    other = make_child("special_independent")
    where = reverse("money:fee", args=[other.person.reference, other.pk])
    given = {"amount": "£45,000", "per": "year", "since_day": "1", "since_month": "9", "since_year": "2025"}
    page = client.post(where, given, follow=True).text
    check_html(page)
    assert "The fee is recorded." in page
    assert "£45,000.00" in page
    assert PlacementFee.objects.get(placement=other).recorded_by == block.finance


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "lots"}, "“lots” is not an amount"),
        ({"amount": "-5"}, "nought or below nought"),
        ({"amount": ""}, "Enter the fee"),
        ({"since_year": "2025", "since_month": "1"}, "A fee cannot begin before it"),
        ({"until_day": "1", "until_month": "1", "until_year": "2024"}, "Put the days in order"),
    ],
)
def test_a_fee_that_will_not_do_says_why(client, block, changes, said):
    other = make_child("special_independent")
    given = {"amount": "45000", "per": "year", "since_day": "1", "since_month": "9", "since_year": "2025"}
    response = client.post(reverse("money:fee", args=[other.person.reference, other.pk]), given | changes)
    assert response.status_code == 422
    assert said in response.text


def test_a_new_fee_ends_the_one_before_it(client, block):
    given = {"amount": "70000", "per": "year", "since_day": "1", "since_month": "9", "since_year": "2026"}
    client.post(reverse("money:fee", args=[block.paid.person.reference, block.paid.pk]), given)
    assert list(block.paid.fees.order_by("since").values_list("until", flat=True)) == [date(2026, 8, 31), None]


def test_a_band_that_the_scheme_has_not_is_refused(client, block):
    given = {"band": "B9", "since_day": "1", "since_month": "9", "since_year": "2026"}
    assert client.post(reverse("money:band", args=[block.unpriced.reference]), given).status_code == 422


def test_a_band_is_corrected_with_a_reason(client, block):
    banding = block.banded.bandings.get()
    make_rate(block.scheme, band="B2", amount=Decimal(15_000))
    where = reverse("money:change", args=[block.banded.reference, "band", banding.pk, "correct"])
    assert client.post(where, {"band": "B2", "because": ""}).status_code == 422
    client.post(where, {"band": "B2", "because": "Misread"})
    assert block.banded.bandings.get().band == "B2"
    assert "£15,000.00" in client.get(reverse("money:child", args=[block.banded.reference])).text


def test_a_line_of_the_budget_is_set(client, block):
    client.post(reverse("money:set_line", args=["NOPLAN"]), {"amount": "£5,000.00", "source": "Forum, 3 March 2026"})
    assert BudgetLine.objects.get(code="NOPLAN").amount == 5000


def test_every_year_of_the_budget_is_shown_and_next_year_s_is_set(client, block):
    page = client.get(reverse("money:budget")).text
    assert all(amount in page for amount in ("£60,000.00", "−£5,000.00", "£67,200.00"))
    where = {"year": "2027-28"}
    empty = client.get(reverse("money:budget"), where).text
    check_html(empty)
    assert "There is no budget for this year" in empty
    begun = client.post(f"{reverse('money:opening')}?year=2027-28", {"opening_balance": "-7000", "source": "Forecast"})
    assert begun.url == f"{reverse('money:budget')}?year=2027-28"
    client.post(f"{reverse('money:set_line', args=['NOPLAN'])}?year=2027-28", {"amount": "1250000", "source": "Forum"})
    assert "£1,250,000.00" in client.get(reverse("money:budget"), where).text
    assert BudgetLine.objects.get(code="NOPLAN").year.year == FinancialYear(2027)


@pytest.mark.parametrize("year", ["2028-29", "2026-28", "soon"])
def test_a_year_too_far_ahead_or_none_is_not_found(client, year):
    assert client.get(reverse("money:budget"), {"year": year}).status_code == 404


def test_the_proposed_bands_say_who_gains_and_who_loses(client, block):
    make_rate(make_scheme(slug="next", title="New bands", rules=[{"to": "P1"}]), band="P1", amount=Decimal(9_000))
    page = client.get(reverse("money:bands")).text
    assert "By “New bands” 0 children would have a higher rate, 1 a lower one" in page
    kept = client.get(reverse("money:bands"), {"way": "years", "years": "2"}).text
    check_html(kept)
    assert "It would cost £0.00 in the first year" in kept
    assert "Say for how many years" in client.get(reverse("money:bands"), {"way": "years"}).text


def test_a_scheme_is_proposed_and_its_rules_are_checked_in_their_order(client, block):
    client.post(reverse("money:new_scheme"), {"title": "Bands of 2027", "slug": "bands-2027"})
    scheme = BandScheme.objects.get(slug="bands-2027")
    make_rate(scheme, band="P1", amount=Decimal(9_000))
    make_rate(scheme, band="P2", amount=Decimal(11_000))
    where = reverse("money:rules", args=["bands-2027"])
    assert "No rule says yet" in client.get(where).text
    page = client.post(where, {"band": "B1", "kind": "special", "need": "SEMH", "to": "P1"}, follow=True).text
    check_html(page)
    assert "Children in band B1, at: Special, state funded, whose need is: Social" in page
    assert "fit" in page.partition("govuk-inset-text")[2].partition("</div>")[0]
    client.post(where, {"to": "P1"})
    moved = client.post(where, {"band": "B1", "to": "P2", "before": "1"}, follow=True).text
    assert "paid by band today: 1 child." in moved
    scheme.refresh_from_db()
    assert [rule["to"] for rule in scheme.rules] == ["P2", "P1", "P1"]
    assert "By “Bands of 2027” 1 child would" in client.get(reverse("money:bands"), {"scheme": "bands-2027"}).text


def test_a_rule_is_taken_out_by_what_it_says(client):
    scheme = make_scheme(rules=[{"to": "P1", "band": "B1"}, {"to": "P2"}])
    where = reverse("money:rules", args=[scheme.slug])
    client.post(where, {"drop": '{"band": "B1", "to": "P1"}'})
    scheme.refresh_from_db()
    assert scheme.rules == [{"to": "P2"}]
    assert client.post(where, {"drop": '{"band": "B1", "to": "P1"}'}).status_code == 404
    assert client.post(where, {"to": "nowhere"}).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"to": "P1", "kind": "tent"}, {"to": "P1", "need": "TEA"}, {"band": "B1"}, {"to": "P1", "age": 3}]
)
def test_a_rule_that_nobody_can_follow_is_refused(block, wrong):
    with pytest.raises(Refused, match="Rule 1 "):
        set_rules(block.scheme, by=block.finance, today=TODAY, rules=[wrong])


def test_the_report_divides_by_the_parts_for_which_places_are_planned(block):
    for _ in range(12):
        make_child("special_independent")

    def named():
        area = next(one for one in breakdowns(YEAR, TODAY) if one.key == "area")
        return {group.label for group in area.groups}

    assert named() == {"HP19"}
    make_area_part(name="The vale", outward_codes=["HP19"])
    assert named() == {"The vale"}


def test_the_comparison_is_a_workbook(client, block):
    make_rate(make_scheme(slug="next", rules=[{"to": "P1"}]), band="P1", amount=Decimal(9_000))
    book = load_workbook(BytesIO(client.get(reverse("money:bands_xlsx")).content))
    assert book.sheetnames == ["Cost by year", "Schools", "Children"]
    assert [cell.value for cell in book["Children"][2]][-3:] == [10_000, 9_000, -1_000]


def test_rates_are_brought_in_from_a_page(client, block):
    file = SimpleUploadedFile(
        "bands.csv", b"year,band,kind,amount\n2026-27,B1,special,10000\n2026-27,B2,special,12000\n"
    )
    page = client.post(reverse("money:rates", args=["now"]), {"file": file}).text
    check_html(page)
    assert "1 rate recorded, 1 known already" in page


def test_a_measure_moves_the_balance_with_measures_only(client, block):
    given = {"title": "A base", "code": "FEES-IND", "owner": "Head", "full_year": "12000", "starts_on_day": "1", "starts_on_month": "12",
             "starts_on_year": "2026"}  # fmt: skip
    client.post(reverse("money:new_measure"), given)
    measure = SavingMeasure.objects.get()
    check_html(client.get(reverse("money:overview")).text)
    client.post(reverse("money:drop", args=[measure.pk]), {"because": "No site"})
    assert "No site" in client.get(reverse("money:measures")).text


def test_a_report_is_composed_frozen_and_published(client, block):
    bring_in("ledger.csv", ledger(), by=block.finance, today=TODAY)
    client.post(reverse("money:new_report"), {"title": "Autumn term", "introduction": "In short."})
    report = MoneyReport.objects.get()
    where = reverse("money:report", args=[report.pk])
    before = client.get(where).text
    check_html(before)
    client.post(reverse("money:publish_report", args=[report.pk]))
    make_placement(block.unpriced, is_main=False, arrangement="neet")
    after = client.get(where).text
    assert "Published on 18 November 2026" in after
    assert before.partition("<h2")[2].partition("</main>")[0] == after.partition("<h2")[2].partition("</main>")[0]
    assert "stays as it is" in client.post(reverse("money:publish_report", args=[report.pk]), follow=True).text


def test_a_published_report_is_put_before_a_board_and_stands_in_its_pack(client, block):
    head = make_user(roles=[Role.HEAD_OF_SERVICE])
    report, meeting = make_money_report(), make_meeting(on=date(2026, 12, 1))
    with pytest.raises(Refused, match="Publish it first"):
        put_to_board(report, by=head, today=TODAY, meeting=meeting)
    client.post(reverse("money:publish_report", args=[report.pk]))
    given = {"meeting": meeting.pk, "title": "The block", "purpose": "discuss"}
    page = sign_in(head).post(reverse("money:put_report", args=[report.pk]), given, follow=True).text
    check_html(page)
    assert "1 December 2026" in page
    board, _, public = compose_pack(meeting, 1, TODAY, "Buckinghamshire")
    assert "What stood then." in str(board)
    assert "What stood then." not in str(public)
    again = sign_in(head).post(reverse("money:put_report", args=[report.pk]), given)
    assert (again.status_code, "on the agenda of" in again.text) == (422, True)


def test_a_report_is_pdf_and_workbook_and_withholds_small_numbers(client, block):
    client.post(reverse("money:new_report"), {"title": "Autumn term"})
    pk = MoneyReport.objects.get().pk
    assert client.get(reverse("money:report_pdf", args=[pk])).content.startswith(b"%PDF")
    book = load_workbook(BytesIO(client.get(reverse("money:report_xlsx", args=[pk])).content))
    needs = book["By need"]
    assert [cell.value for cell in needs[2]] == ["Autistic spectrum disorder", "–", "–", "–"]
    assert book.sheetnames[0] == "Contents"
