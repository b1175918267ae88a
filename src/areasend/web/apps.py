from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "areasend.web"
    label = "web"
