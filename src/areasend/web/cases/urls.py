"""Cases: the list, the case, and one address for each thing that can be recorded in it."""

from django.urls import include, path

from areasend.web.cases import (
    advice_views,
    carer_views,
    case_views,
    contact_views,
    document_views,
    exception_views,
    fact_views,
    history_views,
    open_views,
    people_views,
    placement_views,
    request_views,
    step_views,
)
from areasend.web.cases.beginnings import MOVE, REQUEST

app_name = "cases"
CASE = "<str:reference>/"

urlpatterns = [
    path("", include("areasend.web.cases.listing.urls")),
    path("new/", request_views.find_person, {"beginning": REQUEST}, name="new"),
    path("new/request/", request_views.begin, {"beginning": REQUEST}, name="new_request"),
    path("new/moved-in/", request_views.find_person, {"beginning": MOVE}, name="new_move"),
    path("new/moved-in/record/", request_views.begin, {"beginning": MOVE}, name="new_move_in"),
    path(CASE, case_views.case, name="case"),
    path(CASE + "history/", history_views.history, name="history"),
    path(CASE + "steps/<str:step>/", step_views.take, name="step"),
    path(CASE + "open/<str:process>/", open_views.open_case, name="open"),
    path(CASE + "reassign/", open_views.reassign, name="reassign"),
    path(CASE + "person/", people_views.amend_person, name="amend_person"),
    path(CASE + "placement/", placement_views.place, name="place"),
    path(CASE + "placement/<int:row>/end/", placement_views.end, name="end_placement"),
    path(CASE + "carers/add/", carer_views.add, name="add_carer"),
    path(CASE + "carers/<int:row>/amend/", carer_views.amend, name="amend_carer"),
    path(CASE + "carers/<int:row>/end/", carer_views.end, name="end_carer"),
    path(CASE + "advice/ask/", advice_views.ask, name="ask_advice"),
    path(CASE + "advice/<int:row>/receive/", advice_views.receive, name="receive_advice"),
    path(CASE + "advice/<int:row>/set-aside/", advice_views.set_aside, name="set_aside_advice"),
    path(CASE + "advice/<int:row>/correct/", advice_views.correct, name="correct_advice"),
    path(CASE + "advice/<int:row>/strike/", advice_views.strike, name="strike_advice"),
    path(CASE + "contacts/add/", contact_views.log, name="log_contact"),
    path(CASE + "contacts/<int:row>/answered/", contact_views.answered, name="answer_contact"),
    path(CASE + "contacts/<int:row>/strike/", contact_views.strike, name="strike_contact"),
    path(CASE + "documents/add/", document_views.add, name="add_document"),
    path(CASE + "documents/<int:row>/", document_views.fetch, name="document"),
    path(CASE + "documents/<int:row>/strike/", document_views.strike, name="strike_document"),
    path(CASE + "exceptions/claim/", exception_views.claim, name="claim_exception"),
    path(CASE + "exceptions/<int:row>/withdraw/", exception_views.withdraw, name="withdraw_exception"),
    path(CASE + "facts/<int:row>/correct/", fact_views.correct, name="correct_fact"),
    path(CASE + "facts/<int:row>/strike/", fact_views.strike, name="strike_fact"),
]
