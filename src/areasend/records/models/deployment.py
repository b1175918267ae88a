from django.db import models
from django.db.models import Q


class Deployment(models.Model):
    """The one row that says what area this database is, and whether its people are invented."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    area_code = models.CharField(max_length=10)
    is_demo = models.BooleanField(default=False)
    seed = models.BigIntegerField(null=True)
    as_of = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="deployment_is_one")]

    def __str__(self) -> str:
        return self.area_code
