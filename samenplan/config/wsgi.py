"""The entrance for a web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenplan.config.settings")
application = get_wsgi_application()
_PAGES = get_resolver().url_patterns
"""Loaded now, with every view behind it: else the first visitor of each worker waits over half a second for it."""
