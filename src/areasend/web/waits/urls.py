from django.urls import path

from areasend.web.waits import act_views, views

app_name = "waits"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("waits.csv", views.download, name="download"),
    path("record/", act_views.record, name="record"),
    path("<int:pk>/", views.ahead, name="list"),
    path("<int:pk>/take-back/", act_views.withdraw, name="withdraw"),
]
