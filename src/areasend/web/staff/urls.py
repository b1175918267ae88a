from django.urls import path

from areasend.web.staff import views

app_name = "staff"
urlpatterns = [
    path("", views.everyone, name="list"),
    path("invite/", views.invite, name="invite"),
    path("<int:row>/", views.change, name="change"),
    path("<int:row>/deactivate/", views.deactivate, name="deactivate"),
]
