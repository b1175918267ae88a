"""A plan from a file: all or nothing, and the same file again changes nothing."""

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from tests.conftest import TODAY
from tests.factories import make_organisation, make_user
from tests.factories.strategic import make_action, make_date, make_measure, make_plan, make_priority, make_strategy
from tests.integration.actions.refusals import refused

from areasend.actions import plan_import
from areasend.actions.bodies import Bodies, kind_of
from areasend.exchange.action_plan import ActionRow, DueRow, MeasureRow, PlanTable, PriorityRow
from areasend.records.models import ActionPlan, AuditEntry, Organisation, PlanAction
from areasend.records.plan_tables import date_key, export_csv, export_workbook, plan_table
from areasend.site.program import main

pytestmark = pytest.mark.django_db
EMBED = DueRow("Embed", date(2026, 9, 30))
YEARLY = DueRow("", date(2026, 9, 30), repeats="yearly")
TERMLY = DueRow("Report", date(2026, 12, 31), "term", "termly")
QUARTERLY = DueRow("Figures", date(2026, 11, 30), "month", "quarterly")
BY_AUTUMN = DueRow("", date(2026, 12, 31), "term", "", "short")
HALF = MeasureRow("50% of settings use it", "percentage", Decimal(50), "%")
ROW = ActionRow(
    "1.1", "Print a guide", ("Council", "Parents' forum"), ("College",), ("Head of SEND",), (EMBED,), "short", (HALF,)
)
TABLE = PlanTable("Growing", (2026, 2028), (PriorityRow(1, "First help", "Help comes early"),), (ROW,))


def bring(plan, said, row=ROW):
    return plan_import.bring_in(replace(TABLE, actions=(row,)), **said, plan=plan)


@pytest.fixture
def brought(plan, said) -> PlanAction:
    bring(plan, said)
    return PlanAction.objects.get()


def test_a_row_becomes_an_action_with_all_that_it_says(brought):
    assert (brought.reference, brought.title, brought.term, brought.priority.title) == (
        "1.1",
        "Print a guide",
        "short",
        "First help",
    )
    assert [str(one) for one in brought.agencies.all()] == [
        "Council (Lead)",
        "Parents' forum (Lead)",
        "College (Supporting)",
    ]
    assert brought.roles.get().title == "Head of SEND"
    assert (brought.dates.get().label, brought.measures.get().target) == ("Embed", 50)


def test_bodies_that_nobody_knew_are_made_and_said(plan, said):
    assert bring(plan, said).made_bodies == ["Council", "Parents' forum", "College"]


def test_the_same_again_changes_nothing(plan, said, brought):
    report = bring(plan, said)
    assert (report.is_same, report.unchanged) == (True, 1)
    assert report.summary == "Nothing changes: all 1 actions are as they were."


def test_a_dry_run_tells_the_same_and_writes_nothing(plan, said):
    report = plan_import.dry_run(TABLE, **said, plan=plan)
    assert report.added == ["Priority 1: First help", "1.1: Print a guide"]
    assert not PlanAction.objects.exists()
    assert not Organisation.objects.filter(name="College").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "Print two guides"}, "its title was “Print a guide” and is now “Print two guides”."),
        ({"agencies": ("College",), "supporting": ()}, "it is now led by College."),
        ({"roles": ("Head of SEND", "SENCOs")}, "now: Head of SEND, SENCOs."),
        ({"due": (replace(EMBED, on=date(2027, 3, 31)),)}, "“Embed - September 2026” is now “Embed - March 2027”."),
        ({"due": (EMBED, YEARLY)}, "the date “annually in September” is added."),
        ({"due": (EMBED, TERMLY)}, "the date “Report termly from autumn term 2026” is added."),
        ({"due": (EMBED, QUARTERLY)}, "the date “Figures quarterly from November 2026” is added."),
        ({"due": (replace(EMBED, term="medium"),)}, "“Embed - September 2026” is of another term."),
        ({"published_number": "2.3"}, "its published number was “” and is now “2.3”."),
        ({"due": ()}, "the date “Embed - September 2026” is taken away."),
        ({"measures": (replace(HALF, target=Decimal(60)),)}, "is now “50% of settings use it [to reach a percentage, target 60%]”."),
        ({"measures": (replace(HALF, text="50% of settings use it well"),)}, "is now “50% of settings use it well"),
        ({"measures": ()}, "the measure “50% of settings use it” is retired."),
    ],
)  # fmt: skip
def test_each_change_is_made_and_told(plan, said, brought, changes, sentence):
    row = replace(ROW, **changes)
    report = bring(plan, said, row)
    assert any(sentence in one for one in report.changed)
    assert bring(plan, said, row).is_same


def test_a_reached_date_stays_whatever_the_file_says(plan, said, brought):
    brought.dates.update(reached_on=TODAY)
    bring(plan, said, replace(ROW, due=(YEARLY,)))
    assert [one.label for one in brought.dates.all()] == ["Embed", ""]


def test_next_years_date_is_no_change_to_a_yearly_one(plan, said):
    bring(plan, said, replace(ROW, due=(YEARLY,)))
    make_date(PlanAction.objects.get(), on=date(2027, 9, 30), precision="month", repeats="yearly")
    assert bring(plan, said, replace(ROW, due=(YEARLY,))).is_same


def test_what_was_measured_stays_when_a_measure_is_reworded(plan, said, brought):
    brought.measures.update(indicator="settings_using_guidance", baseline=20, baseline_on=TODAY)
    bring(plan, said, replace(ROW, measures=(replace(HALF, target=Decimal(60)),)))
    found = brought.measures.get()
    assert (found.indicator, found.baseline, found.target) == ("settings_using_guidance", 20, 60)


def test_an_action_that_the_file_lacks_is_named_and_left(plan, said, brought):
    make_action(plan, reference="7.1", title="Something else")
    report = bring(plan, said)
    assert report.missing[0].startswith("7.1 Something else is in the plan but not in the file.")


def test_a_closed_action_is_left_as_it_is(plan, said, brought):
    PlanAction.objects.update(closed_on=TODAY, closed_as="done")
    report = bring(plan, said, replace(ROW, title="More"))
    assert report.is_same
    assert "1.1 is closed" in report.unplaced[0]


def test_the_strategys_own_words_stay_and_the_difference_is_told(said):
    plan = make_plan()
    make_priority(plan.strategy, title="Early help", outcome="Soon")
    report = bring(plan, said)
    assert [sentence.partition("“")[0] for sentence in report.unplaced] == [
        "The file calls priority 1 ",
        "The file gives as the outcome of priority 1 ",
    ]


def test_a_role_is_held_by_the_one_person_whose_job_it_is(plan, said):
    head = make_user(job_title="head of SEND")
    bring(plan, said)
    assert PlanAction.objects.get().roles.get().user == head


def test_a_new_plan_is_made_once(said):
    strategy = make_strategy()
    for _ in "12":
        plan_import.bring_in(TABLE, **said, strategy=strategy, title="Year one")
    assert ActionPlan.objects.get().title == "Year one"


def test_a_file_wants_a_place(said):
    with refused("Name the plan", "plan"):
        plan_import.bring_in(TABLE, **said)


def test_nothing_is_written_where_one_row_cannot_be(plan, said):
    rows = (ROW, replace(ROW, reference="1.2", title=" "))
    with refused("Say what will be done", "title"):
        plan_import.bring_in(replace(TABLE, actions=rows), **said, plan=plan)
    assert not PlanAction.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "Thames valley integrated care board (ICB)",
        "Integrated Care Board (ICB)",
        "The Thames Valley Integrated Care Board",
    ],
)
def test_a_known_body_is_found_however_it_is_written(db, name):
    known = make_organisation("Thames Valley Integrated Care Board", "icb")
    assert Bodies("Buckinghamshire").of(name) == known


def test_the_name_of_the_area_does_not_matter(db):
    known = make_organisation("Buckinghamshire Skills Board", "other")
    assert Bodies("Buckinghamshire").of("Skills Board") == known


def test_one_word_is_not_enough_and_two_bodies_are_not_mixed_up(db):
    known = [make_organisation(name, "other") for name in ("SEND Service East", "SEND Service West", "SEND Taskforce")]
    bodies = Bodies("Buckinghamshire")
    assert bodies.of("SEND Service") not in known
    assert bodies.of("SEND") not in known


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thames ICB", "icb"),
        ("An NHS trust", "nhs_provider"),
        ("County council", "council"),
        ("FACT", "voluntary"),
        ("Employers", "other"),
    ],
)
def test_the_kind_of_a_body_is_guessed_from_its_name(name, kind):
    assert kind_of(name) == kind


def test_a_workbook_comes_back_without_a_change(plan, said, brought):
    make_measure(brought, text="Parents content", kind="percentage_increase", unit="%", is_provisional=True)
    make_date(brought, on=date(2026, 9, 30), precision="month", repeats="yearly")
    back = plan_import.read_file("plan.xlsx", export_workbook(plan))
    assert back.problems == ()
    assert plan_import.bring_in(back.plan, **said, plan=plan).is_same


def test_terms_turns_and_the_published_number_survive_both_files(plan, said):
    row = replace(
        ROW, due=(BY_AUTUMN, replace(EMBED, term="medium"), TERMLY, QUARTERLY, YEARLY), published_number="2.3"
    )
    bring(plan, said, row)
    assert set(plan_table(plan).actions[0].due) == set(row.due)
    assert plan_table(plan).actions[0].published_number == "2.3"
    back = plan_import.read_file("plan.xlsx", export_workbook(plan))
    assert (back.problems, plan_import.bring_in(back.plan, **said, plan=plan).is_same) == ((), True)
    flat = plan_import.read_file("plan.csv", export_csv(plan)).plan.actions[0]
    assert set(map(date_key, flat.due)) == set(map(date_key, row.due))
    assert flat.published_number == "2.3"


def test_the_next_turn_is_no_change_to_a_termly_date(plan, said):
    bring(plan, said, replace(ROW, due=(TERMLY,)))
    make_date(PlanAction.objects.get(), label="Report", on=date(2027, 4, 30), precision="term", repeats="termly")
    assert bring(plan, said, replace(ROW, due=(TERMLY,))).is_same


def test_a_cell_that_is_changed_in_the_workbook_is_changed_in_the_plan(plan, said, brought):
    book = load_workbook(io.BytesIO(export_workbook(plan)))
    sheet = book["Actions"]
    next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Print a guide").value = "Print two"
    changed = io.BytesIO()
    book.save(changed)
    back = plan_import.read_file("plan.xlsx", changed.getvalue())
    plan_import.bring_in(back.plan, **said, plan=plan)
    assert PlanAction.objects.get().title == "Print two"


def test_a_csv_file_comes_back_without_a_change(plan, said, brought):
    back = plan_import.read_file("plan.csv", export_csv(plan))
    assert plan_import.bring_in(back.plan, **said, plan=plan).is_same


def test_a_plan_without_priorities_comes_back_too(said):
    plan = make_plan(kind="service", strategy=None, organisation=make_organisation())
    make_action(plan, reference="3")
    back = plan_import.read_file("plan.xlsx", export_workbook(plan))
    report = plan_import.bring_in(back.plan, **said, plan=plan)
    assert (report.is_same, report.unchanged) == (True, 1)


def test_what_cannot_be_read_is_refused(said):
    with refused("Save it as one of these", "file"):
        plan_import.read_file("plan.doc", b"words")


def test_the_published_plan_comes_in_whole_and_twice_the_same(said, published_plan):
    strategy = make_strategy(slug="strategy-2025", starts_on=date(2025, 4, 1))
    found = plan_import.read_file("plan.txt", published_plan, strategy.starts_on)
    given = {"strategy": strategy, "title": "Year one"}
    first = plan_import.bring_in(found.plan, **said, **given)
    assert len([line for line in first.added if not line.startswith("Priority")]) == 20
    assert plan_import.bring_in(found.plan, **said, **given).is_same


def test_the_published_plan_goes_out_and_comes_back(said, published_plan):
    strategy = make_strategy(starts_on=date(2025, 4, 1))
    found = plan_import.read_file("plan.txt", published_plan, strategy.starts_on)
    plan_import.bring_in(found.plan, **said, strategy=strategy, title="Year one")
    plan = ActionPlan.objects.get()
    back = plan_import.read_file("plan.xlsx", export_workbook(plan))
    assert back.plan.actions == plan_table(plan).actions
    assert plan_import.bring_in(back.plan, **said, plan=plan).is_same


@pytest.fixture
def workbook(tmp_path, plan, brought):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(export_workbook(plan))
    return path


def test_the_command_brings_a_file_in(capsys, plan, workbook):
    assert main(["import", "plan", str(workbook), "--plan", plan.slug, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["is_same"] is True
    assert AuditEntry.objects.filter(action="plan.import").count() == 2


def test_the_command_tries_a_new_plan_without_writing_it(capsys, workbook):
    make_strategy(slug="growing")
    given = ["--strategy", "growing", "--title", "Year two", "--starts", "2026-09-01", "--ends", "2027-08-31"]
    assert main(["import", "plan", str(workbook), *given, "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "1.1: Print a guide" in said.out
    assert "dry run" in said.err
    assert not ActionPlan.objects.filter(title="Year two").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "Say where the file goes"),
        (["--plan", "nowhere"], "There is no plan “nowhere”"),
        (["--strategy", "nowhere"], "There is no strategy “nowhere”. There are: strategy-"),
    ],
)
def test_the_command_says_what_it_wants(capsys, workbook, given, sentence):
    assert main(["import", "plan", str(workbook), *given]) == 2
    assert sentence in capsys.readouterr().err


def test_the_command_names_the_cell_that_is_wrong(capsys, tmp_path, plan):
    path = tmp_path / "plan.csv"
    path.write_text("reference,title,due\n1.1,Train,some day\n")
    assert main(["import", "plan", str(path), "--plan", plan.slug]) == 1
    assert "Nothing was written" in capsys.readouterr().out
    assert not PlanAction.objects.exists()
