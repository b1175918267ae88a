from django.urls import path

from areasend.web.risks import act_views, views

app_name = "risks"
urlpatterns = [
    path("", views.register, name="list"),
    path("risks.csv", views.download, name="download"),
    path("new/", act_views.new, name="new"),
    path("from-blocker/<int:blocker>/", act_views.grow, name="grow"),
    path("<str:reference>/", views.risk, name="risk"),
    path("<str:reference>/amend/", act_views.amend, name="amend"),
    path("<str:reference>/review/", act_views.review, name="review"),
    path("<str:reference>/close/", act_views.close, name="close"),
    path("<str:reference>/reopen/", act_views.reopen, name="reopen"),
    path("<str:reference>/escalate/", act_views.escalate, name="escalate"),
    path("<str:reference>/answer/", act_views.answer, name="answer"),
]
