"""Tests of what residents see."""
