"""Decisions as files: drafts for the college and the council."""
