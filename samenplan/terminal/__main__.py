"""`python -m samenplan.terminal`: the same as the command `samenplan`."""

import sys

from samenplan.terminal.commands import main

sys.exit(main())
