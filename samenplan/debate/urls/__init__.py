"""Addresses of a debate."""
