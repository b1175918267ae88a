from django.urls import path

from areasend.web.work import views

app_name = "work"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:officer>/", views.colleague, name="colleague"),
]
