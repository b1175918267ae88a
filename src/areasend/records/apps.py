from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "areasend.records"
    label = "records"
    verbose_name = "Records"
