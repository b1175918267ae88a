"""How allauth makes accounts here: it does not. People are invited by an administrator, or known to the area's own sign-in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from areasend.records.models import User


class InvitedAccounts(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class KnownPeopleOnly(DefaultSocialAccountAdapter):
    """OpenID Connect opens the account of the same work address, and never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        email = (sociallogin.user.email or "").lower()
        if not User.objects.filter(email__iexact=email, is_active=True).exists():
            raise ImmediateHttpResponse(render(request, "account/not_invited.html", {"email": email}, status=403))
