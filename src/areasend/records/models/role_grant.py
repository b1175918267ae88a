from django.db import models
from django.db.models import F, Q

from areasend.rules.policies.access import Role


class RoleGrant(models.Model):
    """A role that a user holds from a day until a day. A change ends one grant and begins another."""

    user = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role.value, role.label) for role in Role])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], condition=Q(until=None), name="role_grant_held_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="role_grant_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
