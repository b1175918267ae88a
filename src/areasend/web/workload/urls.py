from django.urls import path

from areasend.web.workload import share_views, views

app_name = "workload"

urlpatterns = [
    path("", views.teams, name="teams"),
    path("share/", share_views.share, name="share"),
    path("<int:officer>/", share_views.handover, name="handover"),
]
