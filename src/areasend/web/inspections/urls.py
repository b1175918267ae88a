from django.urls import path

from areasend.web.inspections import finding_views, plan_views, response_views, room_views, views

app_name = "inspections"
urlpatterns = [
    path("", views.overview, name="list"),
    path("new/", views.bring_in, name="new"),
    path("learn/", views.learn, name="learn"),
    path("room/", room_views.room, name="room"),
    path("room/list-<int:number>.<slug:form>", room_views.list_file, name="list_file"),
    path("room/<slug:key>/", room_views.check, name="check"),
    path("findings/<int:pk>/", finding_views.finding, name="finding"),
    path("findings/<int:pk>/accept/", finding_views.accept, name="accept"),
    path("findings/<int:pk>/set-aside/", finding_views.set_aside, name="set_aside"),
    path("findings/<int:pk>/amend/", finding_views.amend, name="amend_finding"),
    path("findings/<int:pk>/respond/", finding_views.respond, name="respond"),
    path("findings/<int:pk>/link/", finding_views.link, name="link"),
    path("findings/<int:pk>/unlink/<int:answer>/", finding_views.unlink, name="unlink"),
    path("findings/<int:pk>/evidence/", finding_views.evidence, name="evidence"),
    path("<slug:reference>/", views.inspection, name="inspection"),
    path("<slug:reference>/amend/", views.amend, name="amend"),
    path("<slug:reference>/accept-all/", finding_views.accept_all, name="accept_all"),
    path("<slug:reference>/add/", finding_views.add, name="add_finding"),
    path("<slug:reference>/plan/", plan_views.start, name="plan"),
    path("<slug:reference>/response/", response_views.response, name="response"),
    path("<slug:reference>/response.pdf", response_views.pdf, name="response_pdf"),
]
