from django.urls import path

from areasend.web.decisions import views, write_views

app_name = "decisions"
urlpatterns = [
    path("", views.register, name="list"),
    path("decisions.csv", views.download, name="download"),
    path("plan/", write_views.plan, name="plan"),
    path("record/", write_views.record, name="record"),
    path("<slug:reference>/", views.decision, name="decision"),
    path("<slug:reference>/change/", write_views.amend, name="amend"),
    path("<slug:reference>/decide/", write_views.decide, name="decide"),
    path("<slug:reference>/publish/", write_views.publish, name="publish"),
    path("<slug:reference>/call-in/", write_views.call_in, name="call_in"),
    path("<slug:reference>/settle/", write_views.settle, name="settle"),
    path("<slug:reference>/documents/new/", write_views.add_document, name="add_document"),
    path("<slug:reference>/documents/<int:row>/", write_views.document, name="document"),
]
