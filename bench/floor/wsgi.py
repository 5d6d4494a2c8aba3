"""The floor's door for the server."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
