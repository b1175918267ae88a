from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "areasend.site"
    label = "site"
