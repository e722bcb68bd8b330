"""Measures of polarisation and change: pure functions of counts and values."""
