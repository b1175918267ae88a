from django.urls import path

from areasend.web.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.index, name="index"),
    path("form/", views.form, name="form"),
    path("error/<str:name>/", views.error, name="error"),
]
