"""Beeld: measures of polarisation, surveys, context figures."""
