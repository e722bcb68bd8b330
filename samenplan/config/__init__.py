"""Settings, addresses and the server's entrance. Puts a sound SQLite in place before Django looks for one."""

from samenplan.config.embedded import use_sound_sqlite

use_sound_sqlite()
