"""What a WSGI server serves: `phasedesk.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phasedesk.settings")

application = get_wsgi_application()
