"""Queries of Beeld: surveys and what they show."""
