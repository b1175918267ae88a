"""The WSGI application, for granian (`areasend serve`) or any other server."""

import os

from django.core.wsgi import get_wsgi_application

from areasend.site import lifeline, warm

lifeline.end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "areasend.site.settings")
application = get_wsgi_application()
warm.begin()
