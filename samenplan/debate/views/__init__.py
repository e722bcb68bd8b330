"""Pages of a debate."""
