"""The published figures, against known ones, against their own sums and against the panel derived from them."""

import time
from pathlib import Path

import polars as pl
import pytest

from areasend.exchange.dfe_statistics import extract
from areasend.indicators import published

PANEL = {
    "plans_jan": "plans",
    "requests_year": "requests",
    "requests_refused_year": "requests_refused",
    "assess_issued": "assessed_and_issued",
    "assess_not_issued": "assessed_and_not_issued",
    "issued_incl_exc": "issued",
    "issued_incl_exc_20wk": "issued_in_20_weeks",
    "pct_20wk_incl_exc": "issued_in_20_weeks_share",
    "issued_excl_exc": "issued_ex",
    "issued_excl_exc_20wk": "issued_ex_in_20_weeks",
    "pct_20wk_excl_exc": "issued_ex_in_20_weeks_share",
}
ONLY_2025 = {
    "ceased_year": "ceased.total_ceased",
    "requests_assess_year": "requests.requests_decided_to_assess",
    "requests_pending": "requests.requests_decision_not_made",
    "requests_withdrawn": "requests.requests_withdrawn",
    "assessments_year": "assessments.assess_in_year",
    "issued_gt_52wk": "timeliness.plans_issued_gt_1_year",
}


@pytest.mark.parametrize(
    ("measure", "year", "text"),
    [
        ("caseload.ehcplans", 2019, "4,054"),
        ("caseload.ehcplans", 2025, "7,217"),
        ("requests.requests_received_in_year", 2024, "1,782"),
        ("new_plans.new_ehc_plans", 2024, "779"),
        ("ceased.total_ceased", 2024, "400"),
        ("timeliness.pc_plans_issued_within_20_weeks", 2024, "32.1%"),
        ("annual_reviews.number_decsion_4weeks", 2024, "2,620"),
        ("history_caseload.Total_all", 2010, "2,840"),
        ("history_activity.IncExc20weekRate", 2017, "19.1%"),
        ("appeals.appeals_registered", 2024, "234"),
        ("requests.requests_decided_to_assess", 2019, "not available"),
        ("history_activity.InreqEHC", 2014, "not applicable"),
        ("officers.des_clin_off", 2019, "Yes"),
    ],
)
def test_known_figures_of_buckinghamshire(measure: str, year: int, text: str) -> None:
    assert str(published.figure("825", measure, year)) == text


def test_england_in_january_2025() -> None:
    assert published.figure("England", "caseload.ehcplans", 2025).number == 638_745


def test_a_figure_names_its_source() -> None:
    figure = published.figure("825", "timeliness.plans_issued_den", 2024)
    assert (figure.file, figure.edition, figure.kind) == ("timeliness_20_week.csv", 2025, "count")
    assert figure.publisher == "Department for Education"
    assert figure.label == "Plans issued, exceptions included"


def test_a_figure_may_be_broken_down_by_rows_and_columns_at_once() -> None:
    assert published.figure("825", "caseload.ehcplans", 2025, age=10).number == 468
    special = published.figure("825", "caseload.ehcplans", 2025, placement="Special - total", age=10)
    assert (special.number, special.measure) == (104, "caseload.special_total")
    assert published.figure("825", "needs.ehc_plans", 2025, need="ASD").number == 2302


def test_a_year_that_is_not_published_is_answered_with_those_that_are() -> None:
    with pytest.raises(published.NotPublished, match="not published for 2018; it is for 2019, 2020"):
        published.figure("825", "caseload.ehcplans", 2018)
    with pytest.raises(published.NotPublished, match="2020; it is for 2024, 2025"):
        published.figure("825", "caseload.ehcplans", 2020, age=10)


def test_a_breakdown_that_is_not_published_is_answered_with_those_that_are() -> None:
    with pytest.raises(published.NotPublished, match=r"for star_sign Leo\. Published: age for 2024, 2025"):
        published.figure("825", "caseload.ehcplans", 2025, star_sign="Leo")
    with pytest.raises(published.NotPublished, match="one breakdown at a time"):
        published.figure("825", "caseload.ehcplans", 2025, age=10, sex="Male")
    with pytest.raises(published.NotPublished, match="has no need 'XYZ'; it has: ASD, HI"):
        published.figure("825", "needs.ehc_plans", 2025, need="XYZ")
    with pytest.raises(published.NotPublished, match="not published by age"):
        published.split("825", "caseload.ehcplans", 2022, "age")


def test_an_unbroken_table_refuses_a_breakdown() -> None:
    with pytest.raises(published.NotPublished, match="appeals_registered of Buckinghamshire is not published"):
        published.figure("825", "appeals.appeals_registered", 2024, age=10)


def test_an_unknown_measure_is_answered_with_those_there_are() -> None:
    with pytest.raises(published.NotKnown, match="requests has no measure 'asked'; it has: requests_received_in_year"):
        published.figure("825", "requests.asked", 2024)
    with pytest.raises(published.NotKnown, match="There is no joined series 'all'"):
        published.history("825", "all")


def test_the_longest_series_joins_the_history_to_the_latest_tables() -> None:
    plans = published.history("825", "plans")
    assert [figure.year for figure in plans] == list(range(2010, 2026))
    assert {figure.file for figure in plans} == {"sen2_age_caseload.csv", "caseload.csv"}


def test_ages_come_in_their_order_and_add_up() -> None:
    ages = published.split("825", "caseload.ehcplans", 2025, "age")
    assert ages["category"][:3].to_list() == ["2 and under", "3", "4"]
    assert ages["category"][-1] == "25"
    assert ages["value"].sum() == 7217


@pytest.mark.parametrize("year", range(2019, 2026))
def test_placements_add_up_in_every_january(year: int) -> None:
    placements = published.split("825", "caseload.ehcplans", year, "placement")
    assert placements["value"].sum() == published.figure("825", "caseload.ehcplans", year).number


def test_needs_add_up_by_column() -> None:
    needs = published.split("825", "needs.ehc_plans", 2025, "need")
    assert needs["value"].sum() == 7217
    assert needs.filter(category="not recorded").height == 1


def test_placements_of_needs_leave_out_the_totals_of_groups() -> None:
    placements = published.split("825", "needs.number_asd", 2025, "placement")
    assert placements["value"].sum() == published.figure("825", "needs.number_asd", 2025).number


def test_a_table_gives_figures_and_on_request_symbols() -> None:
    plain = published.table("requests", area="825", year=2019)
    assert plain["requests_decided_to_assess"].to_list() == [None]
    both = published.table("requests", area="825", year=2019, topic="total", symbols=True)
    assert both["requests_decided_to_assess_symbol"].to_list() == ["x"]


def test_every_table_and_measure_is_listed_with_its_label() -> None:
    assert set(published.tables()) >= {"caseload", "timeliness", "history_activity"}
    assert published.measures("residential")["residential.Res_tot"] == "Residential placements"


def test_what_stands_beside_an_authority_has_gaps_where_nothing_is_published() -> None:
    rows = published.beside("825", "timeliness.pc_plans_issued_within_20_weeks", 2024)
    assert [(area.name, str(figure)) for area, figure in rows[:2]] == [
        ("Buckinghamshire", "32.1%"),
        ("South East", "37.9%"),
    ]
    assert {figure for _, figure in published.beside("825", "caseload.ehcplans", 2018)} == {None}


def test_a_caution_comes_with_its_figure_and_before_other_notes() -> None:
    figure = published.figure("Dorset", "timeliness.plans_issued_den_ex", 2024)
    assert [note.key for note in figure.cautions] == ["all_exceptions_2024"]
    assert figure.footnotes[0] == figure.cautions[0]
    assert published.figure("825", "timeliness.plans_issued_den_ex", 2024).cautions == ()


@pytest.mark.parametrize("area", ["Blackpool", "Reading", "Surrey", "Plymouth"])
def test_areas_without_annual_reviews_are_marked(area: str) -> None:
    figure = published.figure(area, "annual_reviews.total_review_meeting", 2024)
    assert (figure.symbol, len(figure.cautions)) == ("x", 1)


def sums(key: str, column: str, levels: tuple[str, ...]) -> dict[int, int]:
    frame = published.table(key).join(published.areas().select("area", "level"), on="area")
    rows = frame.filter(pl.col("topic") == "total", pl.col("level").is_in(levels))
    return dict(rows.group_by("year").agg(pl.col(column).sum()).rows())


@pytest.mark.parametrize(
    "key", ["caseload", "new_plans", "requests", "assessments", "timeliness", "ceased", "needs", "new_needs"]
)
def test_regions_add_up_to_england(key: str) -> None:
    for column in (one.name for one in published.tables()[key].measures if one.kind == "count"):
        assert sums(key, column, ("regional", "sub_region")) == sums(key, column, ("national",)), column


@pytest.mark.parametrize(
    ("measure", "except_years"),
    [
        ("caseload.ehcplans", set()),
        ("requests.requests_received_in_year", {2023}),
        ("assessments.assess_issued", {2023}),
        ("timeliness.plans_issued_within_20_weeks", {2023}),
        ("ceased.total_ceased", set()),
        ("new_plans.new_ehc_plans", {2022}),
    ],
)
def test_authorities_add_up_to_england_but_for_known_years(measure: str, except_years: set[int]) -> None:
    key, column = measure.split(".")
    england, authorities = sums(key, column, ("national",)), sums(key, column, ("local_authority",))
    assert {year for year in england if england[year] != authorities[year]} == except_years


def test_ages_add_up_in_every_area_but_those_noted() -> None:
    plans = published.table("caseload").select("area", "year", "topic", "ehcplans")
    by_age = plans.filter(topic="age").group_by("area", "year").agg(pl.col("ehcplans").sum().alias("ages"))
    joined = plans.filter(topic="total").join(by_age, on=["area", "year"]).filter(pl.col("ages") != pl.col("ehcplans"))
    noted = {"204", "874", "E12000006", "E12000007", "E92000001"}
    assert {(area, year) for area, year, *_ in joined.rows()} == {(area, 2024) for area in noted}


def test_the_first_figure_is_there_in_a_fifth_of_a_second() -> None:
    took = []
    for age in (7, 8, 9):
        extract.load.cache_clear()
        began = time.perf_counter()
        published.figure("825", "caseload.ehcplans", 2025, age=age)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.2


def panel(folder: Path) -> pl.DataFrame:
    frame = pl.read_csv(folder / "la_panel_2010_2025.csv", schema_overrides={"area_code": pl.String})
    return frame.with_columns(pl.col("area_code").replace({"ENG": "E92000001"}))


def differences(folder: Path, column: str, measures: tuple[str, ...]) -> list[tuple[str, int]]:
    """Areas and years whose figure in the panel is not the published one; the first measure with a number counts."""
    ours = pl.concat([figures(measure) for measure in measures]).unique(
        ["area", "year"], keep="first", maintain_order=True
    )
    both = (
        panel(folder).select("area_code", "year", column).drop_nulls(column).with_columns(pl.col("year").cast(pl.Int16))
    )
    joined = both.join(ours, left_on=["area_code", "year"], right_on=["area", "year"], how="left")
    unequal = (pl.col(column).cast(pl.Float64) - pl.col("value")).abs().fill_null(1) > 0.051
    return joined.filter(unequal).select("area_code", "year").rows()


def figures(measure: str) -> pl.DataFrame:
    key, column = measure.split(".")
    frame = published.table(key)
    rows = frame.filter(topic="total") if "topic" in frame.columns else frame
    return rows.select("area", "year", pl.col(column).cast(pl.Float64).alias("value")).drop_nulls("value")


@pytest.mark.shared
@pytest.mark.parametrize(("column", "what"), PANEL.items())
def test_the_joined_series_agree_with_the_panel(published_folder: Path, column: str, what: str) -> None:
    assert differences(published_folder, column, tuple(reversed(published.JOINED[what]))) == []


@pytest.mark.shared
@pytest.mark.parametrize(("column", "measure"), ONLY_2025.items())
def test_the_latest_tables_agree_with_the_panel(published_folder: Path, column: str, measure: str) -> None:
    assert differences(published_folder, column, (measure,)) == []


@pytest.mark.shared
def test_new_plans_without_statements_agree_with_the_panel(published_folder: Path) -> None:
    measures = ("new_plans.new_ehc_plans", "history_new_plans.Total_new_ehc")
    assert differences(published_folder, "new_plans_year", measures) == []
