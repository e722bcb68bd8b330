"""Debat: a structured conversation that shows where a town agrees across its divides."""
