from django.urls import path

from areasend.web.account import views

app_name = "sign_in"
urlpatterns = [path("demo/", views.demo, name="demo")]
