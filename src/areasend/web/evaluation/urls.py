"""Self-evaluations, their statements and editions."""

from django.urls import path

from areasend.web.evaluation import (
    comment_views,
    edition_views,
    evidence_views,
    figure_views,
    statement_views,
    theme_views,
    views,
)

app_name = "evaluation"
ONE = "<slug:slug>/"
THEME = ONE + "themes/<int:number>/"
STATEMENT = ONE + "statements/<int:row>/"
EDITION = ONE + "editions/<int:number>/"

urlpatterns = [
    path("", views.everything, name="list"),
    path("new/", theme_views.open_evaluation, name="new"),
    path(ONE, views.evaluation, name="evaluation"),
    path(ONE + "statements.csv", views.statements_csv, name="statements_csv"),
    path(ONE + "draft/", edition_views.draft, name="draft"),
    path(ONE + "draft.pdf", edition_views.draft_pdf, name="draft_pdf"),
    path(ONE + "amend/", theme_views.amend_evaluation, name="amend"),
    path(ONE + "close/", theme_views.close_evaluation, name="close"),
    path(ONE + "themes/add/", theme_views.add_theme, name="add_theme"),
    path(THEME + "amend/", theme_views.amend_theme, name="amend_theme"),
    path(THEME + "statements/add/", statement_views.add, name="add_statement"),
    path(STATEMENT, statement_views.statement, name="statement"),
    path(STATEMENT + "amend/", statement_views.amend, name="amend_statement"),
    path(STATEMENT + "retire/", statement_views.retire, name="retire_statement"),
    path(STATEMENT + "figures/add/", figure_views.cite, name="cite"),
    path(STATEMENT + "figures/<int:figure>/again/", figure_views.cite_again, name="cite_again"),
    path(STATEMENT + "figures/<int:figure>/drop/", figure_views.drop, name="drop_figure"),
    path(STATEMENT + "evidence/add/", evidence_views.add, name="add_evidence"),
    path(STATEMENT + "evidence/<int:use>/", evidence_views.fetch, name="evidence"),
    path(STATEMENT + "evidence/<int:use>/remove/", evidence_views.remove, name="remove_evidence"),
    path(STATEMENT + "actions/add/", evidence_views.answer, name="answer"),
    path(STATEMENT + "actions/<int:link>/remove/", evidence_views.unlink, name="unlink"),
    path(STATEMENT + "comments/<int:comment>/resolve/", comment_views.resolve, name="resolve"),
    path(ONE + "freeze/", edition_views.freeze, name="freeze"),
    path(ONE + "compare/", edition_views.compare, name="compare"),
    path(EDITION, edition_views.edition, name="edition"),
    path(ONE + "editions/<int:number>.pdf", edition_views.edition_pdf, name="edition_pdf"),
    path(EDITION + "sign/", edition_views.sign, name="sign"),
    path(EDITION + "publish/", edition_views.publish, name="publish"),
]
