#!/usr/bin/env python
"""Django's commands for Samenplan."""

import os
import sys

import samenplan.config  # noqa: F401 - brings a sound SQLite before Django looks for one

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenplan.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
