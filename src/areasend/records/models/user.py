from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from areasend.rules.policies.access import Role


class UserQuerySet(models.QuerySet["User"]):
    def officers(self) -> UserQuerySet:
        """Those who may hold cases, by name."""
        return self.filter(is_active=True, grants__role=Role.OFFICER, grants__until=None).distinct().order_by("name")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do is in their role grants and `rules/policies/access.py`."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey("records.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    organisation = models.ForeignKey(
        "records.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    is_shown = models.BooleanField(default=False, help_text="Shown on the demo's sign-in page")
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case_unique")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held now. Cached on the object: a request loads its user afresh."""
        return frozenset(Role(role) for role in self.grants.filter(until=None).values_list("role", flat=True))

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
