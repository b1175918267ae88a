from django.urls import path

from areasend.web.health import views

urlpatterns = [path("health", views.health, name="health")]
