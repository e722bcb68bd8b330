"""Pages about people, parties, settings, and the ways in."""
