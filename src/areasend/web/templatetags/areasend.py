"""The template tags of every page, loaded as builtins. The gallery shows each in every state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from areasend.documents.charts import Fan
from areasend.web.components import charts, filters, states, tables, words
from areasend.web.components.clock_line import ClockLine, narrow, wide
from areasend.web.components.forms import problems
from areasend.web.components.paper import paper_page, said

register = template.Library()

register.filter("on", words.on)
register.filter("short_on", words.short_on)
register.filter("weekday_on", words.weekday_on)
register.filter("of", words.of)
register.filter("pc", words.percentage)
register.filter("thousands", words.thousands)
register.filter("state_word", states.word)
register.filter("plain_word", words.plain)
register.filter("minutes", words.minutes)
register.simple_tag(words.from_now, name="from_now")
register.filter("said", said)
register.inclusion_tag("components/paper.html", name="paper")(paper_page)


# Status ------------------------------------------------------------


@register.inclusion_tag("components/tag.html")
def tag(text: str, colour: str = "blue") -> dict[str, Any]:
    return {"text": text, "colour": colour}


@register.inclusion_tag("components/tag.html")
def status(state: object, text: str = "", kind: str = "") -> dict[str, Any]:
    look = states.look(state, kind)
    return {"text": text or look.words, "colour": look.colour}


@register.inclusion_tag("components/evidence.html")
def evidence(value: object) -> dict[str, Any]:
    """A mark on whatever rests on a rule that has not been read in the law itself."""
    mark = states.EVIDENCE.get(states.word(value), "")
    return {"mark": mark, "meaning": states.EVIDENCE_MEANING.get(mark, "")}


# Tiles and lists ------------------------------------------------------------


@register.inclusion_tag("components/stat.html")
def stat(
    value: object,
    label: str,
    href: str = "",
    note: str = "",
    comparators: Iterable[tuple[str, object]] = (),
    trend: Sequence[float | None] = (),
    state: object = "",
) -> dict[str, Any]:
    drawn = charts.spark(trend, f"Trend of {label}") if trend else ""
    shown = words.thousands(value) if isinstance(value, int) else value
    return {
        "value": shown,
        "label": label,
        "href": href,
        "note": note,
        "comparators": list(comparators or ()),
        "trend": drawn,
        "state": states.word(state) if state else "",
    }


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Iterable[Any], card_title: str = "") -> dict[str, Any]:
    made = [{"key": row[0], "value": row[1]} if isinstance(row, (tuple, list)) else row for row in rows]
    has_actions = any(_part(row, "href") for row in made)
    return {"rows": made, "has_actions": has_actions, "card_title": card_title}


def _part(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: Iterable[Any]) -> dict[str, Any]:
    return {"tasks": tasks}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Any]) -> dict[str, Any]:
    return {"events": events}


@register.inclusion_tag("components/people.html")
def people(people: Iterable[Any]) -> dict[str, Any]:
    return {"people": people}


@register.inclusion_tag("components/deadline.html")
def deadline(deadline: Any, today: dt.date | None = None) -> dict[str, Any]:
    opening, closing = states.DATE_WORDS.get(getattr(deadline, "kind", ""), states.DATE_WORDS["deadline"])
    return {"deadline": deadline, "today": today, "opening": opening, "closing": closing}


@register.inclusion_tag("components/deadlines.html")
def deadlines(deadlines: Iterable[Any] | None, today: dt.date | None = None) -> dict[str, Any]:
    """Those that run or were met; the others folded away below them."""
    every = list(deadlines or ())
    idle = [one for one in every if states.is_idle(one.state)]
    running = [one for one in every if not states.is_idle(one.state)]
    return {"running": running, "idle": idle, "count": words.of(len(idle), "other clock"), "today": today}


@register.inclusion_tag("components/will_start.html")
def will_start(deadlines: Iterable[Any] | None, title: str = "Saving this starts") -> dict[str, Any]:
    return {"deadlines": list(deadlines or ()), "title": title}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, words: str = "", href: str = "", link: str = "") -> dict[str, Any]:
    return {"title": title, "words": words, "href": href, "link": link}


@register.inclusion_tag("components/confirmation.html")
def confirmation(title: str, line: str = "") -> dict[str, Any]:
    return {"title": title, "line": line}


@register.inclusion_tag("components/search_box.html")
def search_box(
    name: str = "q", value: str | None = "", label: str = "Search", hint: str = "", action: str = ""
) -> dict[str, Any]:
    return {"name": name, "value": value, "label": label, "hint": hint, "action": action}


@register.inclusion_tag("components/button.html")
def button(text: str, href: str = "", kind: str = "primary", name: str = "", value: str = "") -> dict[str, Any]:
    look = "" if kind == "primary" else f" govuk-button--{kind}"
    return {"text": text, "href": href, "look": look, "name": name, "value": value}


# Blocks ------------------------------------------------------------


@register.simple_block_tag
def warning(content: str) -> SafeString:
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False) -> SafeString:  # noqa: A002 (HTML's own word)
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        mark_safe(" open") if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def button_group(content: str) -> SafeString:
    return format_html('<div class="govuk-button-group">{}</div>', content)


@register.simple_block_tag
def banner(content: str, title: str, kind: str = "") -> SafeString:
    return format_html(
        '<div class="app-message app-message--{}"><p class="app-message__words">{}</p>{}</div>', kind, title, content
    )


# Tables and filters ------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def data_table(
    context: Context,
    content: str,
    columns: Sequence[tables.Column],
    caption: str,
    caption_hidden: bool = False,
    stacked: bool = True,
    sort: str | None = None,
) -> str:
    table = tables.Table(columns, (), caption, caption_hidden, stacked, sort)
    return _table(context, content, table)


@register.simple_tag(takes_context=True)
def simple_table(context: Context, table: tables.Table) -> str:
    rows = render_to_string("components/simple_rows.html", {"rows": tables.cells(table)})
    return _table(context, rows, table)


def _table(context: Context, rows: str, table: tables.Table) -> str:
    query = _query(context)
    order = table.sort if table.sort is not None else query.get("sort", "")
    heads = tables.heads(table.columns, query, order)
    return render_to_string("components/data_table.html", {"heads": heads, "content": rows, "table": table})


def _query(context: Context) -> QueryDict:
    """The parameters of this page's address; none where a page is rendered without a request."""
    request = context.get("request")
    return request.GET if request else QueryDict()


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    query = _query(context)

    def address(number: int) -> str:
        return tables.query_with(query, page=number)

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "pages": [(number, address(number) if isinstance(number, int) else "") for number in numbers],
    }


@register.inclusion_tag("components/filter_panel.html", takes_context=True)
def filter_panel(context: Context, form: BaseForm, legend: str = "Filter", action: str = "") -> dict[str, Any]:
    """The form's fields as a GET form. The order of the list is kept; the page number is not."""
    query = _query(context)
    filters.as_filter(form)
    sort = query.get("sort", "")
    clear = f"?sort={sort}" if sort else "?"
    return {
        "form": form,
        "legend": legend,
        "action": action,
        "chosen": filters.chosen(form, query),
        "clear": clear,
        "sort": sort,
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | None, focus: bool = True) -> dict[str, Any]:
    return {"problems": problems(*(form for form in forms if form)), "focus": focus}


@register.simple_tag
def if_errors(form: BaseForm | None = None, forms: Iterable[BaseForm] | None = None) -> str:
    """ "Error: " for the page's title, so that a screen reader hears it first."""
    every = [form] if form else []
    return "Error: " if problems(*every, *(forms or [])) else ""


# Drawings ------------------------------------------------------------


@register.inclusion_tag("components/clock_line.html")
def clock_line(line: ClockLine) -> dict[str, Any]:
    return {"line": line, "wide": wide.draw(line), "narrow": narrow.draw(line)}


@register.inclusion_tag("components/chart.html")
def line_chart(chart: charts.Chart) -> dict[str, Any]:
    return {"chart": chart, "drawing": mark_safe(charts.line_chart(chart))}  # noqa: S308 (escaped by svg.element)


@register.inclusion_tag("components/chart.html")
def bar_chart(chart: charts.Chart) -> dict[str, Any]:
    return {"chart": chart, "drawing": mark_safe(charts.bar_chart(chart))}  # noqa: S308 (escaped by svg.element)


@register.inclusion_tag("components/chart.html")
def stacked_chart(chart: charts.Chart) -> dict[str, Any]:
    return {"chart": chart, "drawing": mark_safe(charts.stacked_chart(chart))}  # noqa: S308 (escaped by svg.element)


@register.inclusion_tag("components/fan.html")
def fan_chart(chart: Fan) -> dict[str, Any]:
    table = chart.table
    rows = [list(zip(table.columns, row, strict=True)) for row in table.rows]
    drawing = mark_safe(charts.fan_chart(chart))  # noqa: S308 (escaped by svg.element)
    return {"chart": chart, "drawing": drawing, "table": table, "rows": rows}


@register.simple_tag
def small_fan(chart: Fan) -> str:
    return mark_safe(charts.small_fan(chart))  # noqa: S308 (escaped by svg.element)


@register.simple_tag
def spark(values: Sequence[float | None], title: str) -> str:
    return charts.spark(values, title)
