"""Public pages, files and the feed."""
