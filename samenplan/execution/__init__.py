"""Uitvoering: what is done, what it reached, what it changed."""
