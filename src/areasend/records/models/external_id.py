from django.db import models


class ExternalId(models.Model):
    """By what name a row was known in the system it was brought in from, so that the same file finds it again."""

    source = models.CharField(max_length=60, help_text="The former system")
    table = models.CharField(max_length=30, help_text="The template: people, requests, ...")
    key = models.CharField(max_length=60)
    row = models.BigIntegerField(help_text="The id of the row it became, in the table that the template fills")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "table", "key"], name="external_id_names_one_row"),
            models.UniqueConstraint(fields=["source", "table", "row"], name="external_id_one_name_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.table} {self.key}"
